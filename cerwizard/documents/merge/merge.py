"""Merges a newly written document into the one that people have edited: what they changed stays."""

from __future__ import annotations

from lxml.etree import _Element

from cerwizard.documents.edited import ANOTHER
from cerwizard.documents.merge.captions import number_captions
from cerwizard.documents.merge.carry import hung_on
from cerwizard.documents.merge.comments import NEW_TEXT, Comments
from cerwizard.documents.merge.found import find, take_out_points, take_out_spare_points
from cerwizard.documents.merge.insert import Inserter
from cerwizard.documents.merge.job import Job
from cerwizard.documents.merge.lines import refresh_lines
from cerwizard.documents.merge.links import release_links
from cerwizard.documents.merge.mend import mended
from cerwizard.documents.merge.package import OWN, CannotMerge, opened
from cerwizard.documents.merge.parts import Part, parts_of
from cerwizard.documents.merge.refresh import keep_up
from cerwizard.documents.merge.remove import remove_what_is_no_longer_written
from cerwizard.documents.merge.report import Report
from cerwizard.documents.merge.styles import Importer
from cerwizard.documents.merge.tree import (
    BOOKMARK_END,
    ID,
    PARAGRAPH_PROPERTIES,
    block_of,
    detach,
    is_plain,
    name_of,
    number_of,
)
from cerwizard.documents.regions import (
    BOOKMARK,
    CAPTION,
    DOCUMENT_HASH,
    document_text,
    text_hash,
)
from cerwizard.documents.seal import IDENTITY

MOST_ROUNDS = 4
"""How often a document with copies in it is looked at again."""


def merge(old: bytes, new: bytes) -> tuple[bytes, Report]:
    """Return the old document with what is new in it, and a report; the old bytes where nothing is new.

    Raises `CannotMerge` with the reason where the old document is none that can be kept up to date.
    """
    content, report = _merge_once(old, new)
    settled = content
    for _ in range(MOST_ROUNDS if report.copied else 0):
        # What was copied may hold copies in turn: a table its rows, a card the table's own points.
        before, settled = settled, _merge_once(settled, new)[0]
        if settled == before:
            break
    return settled, report


def _merge_once(old: bytes, new: bytes) -> tuple[bytes, Report]:
    ours, theirs = opened(new), opened(old)
    written = theirs.properties()
    if DOCUMENT_HASH not in written:
        raise CannotMerge("it was not written by cerwizard")
    fresh = ours.properties()
    if any(name in written and written[name] != fresh.get(name) for name in IDENTITY):
        raise CannotMerge(ANOTHER)
    new_found = find(ours.body)
    old_found = mended(find(theirs.body), new_found)
    if not old_found.regions:
        raise CannotMerge("the marks that tell which text was written by cerwizard are gone")
    importer = Importer(theirs.styles, ours.styles, _next_number(theirs.body))
    comments = Comments(theirs.comments)
    job = Job(old_found, new_found, written, importer, comments)
    job.report.copied += [job.names.of(key) for key in old_found.copied]
    _merge_parts(job)
    _merge_named(job)
    remove_what_is_no_longer_written(job)
    release_links(job)
    refresh_lines(theirs, ours, written, importer, job.report)
    if job.report.changes_anything or job.report.copied:
        for region in job.anew:  # else the next writing would not find the row, and write it once more
            take_out_points(region, theirs.body)
        take_out_spare_points(theirs.body)
        number_captions(theirs.body)
        _number_bookmarks(theirs.body)
        theirs.keep(importer, comments)
    elif _own(written) == fresh:
        return old, job.report
    theirs.set_properties(fresh)
    return theirs.packed(), job.report


def _merge_parts(job: Job) -> None:
    inserter = Inserter(job)
    for part in parts_of(job.new):
        if part.heading:
            _enter(job, inserter, part)
            continue
        for key in part.keys:
            if key in job.old.regions:
                inserter.found(keep_up(job, key, part))
        if any(key in job.old.regions for key in part.keys):
            continue
        if any(job.was_written(key) for key in part.keys):
            job.report.deleted.append(job.names.of(part.keys[0]))
        else:
            inserter.insert(part)


def _enter(job: Job, inserter: Inserter, part: Part) -> None:
    paragraph = job.old.named.get(part.heading)
    if paragraph is not None:
        inserter.enter(block_of(paragraph, job.old.body))
    elif part.heading in job.written:
        job.report.deleted.append(job.names.of(part.heading))
        inserter.enter(None)
    else:
        inserter.insert_heading(part)


def _merge_named(job: Job) -> None:
    """Bring headings and captions up to date that nobody changed."""
    for name, new in job.new.named.items():
        old, before = job.old.named.get(name), job.written.get(name)
        if old is None or before is None or old.getparent() is None:
            continue
        said, wanted = document_text(old), document_text(new)
        if said == wanted or text_hash(wanted) == before:
            continue
        if text_hash(said) != before or not is_plain(old.iter()):
            mark = next(found for found in old.iter(BOOKMARK) if name_of(found) == name)
            job.comments.beside_point(mark, [NEW_TEXT, wanted])
            job.report.commented.append(job.names.of(name.removeprefix(CAPTION)))
            continue
        made = job.importer.copy(new)
        opening, closing = hung_on([old], [name])
        for child in [child for child in old if child.tag != PARAGRAPH_PROPERTIES]:
            detach(child)
        content = [child for child in made if child.tag != PARAGRAPH_PROPERTIES]
        old.extend([*opening, *content, *closing])
        job.report.refreshed += 1


def _own(written: dict[str, str]) -> dict[str, str]:
    """Return the properties that are ours."""
    return {name: value for name, value in written.items() if name.startswith(OWN)}


def _next_number(body: _Element) -> int:
    return max(map(number_of, body.iter(BOOKMARK)), default=0) + 1


def _number_bookmarks(body: _Element) -> None:
    """Number the bookmarks anew, in the order they begin, so that no number is given twice."""
    renumbered: dict[str | None, str] = {}
    number = 0
    for element in body.iter(BOOKMARK, BOOKMARK_END):
        if element.tag == BOOKMARK:
            number += 1
            renumbered[element.get(ID)] = str(number)
            element.set(ID, str(number))
        else:
            element.set(ID, renumbered.get(element.get(ID), "0"))
