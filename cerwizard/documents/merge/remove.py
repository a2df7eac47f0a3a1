"""Takes out what is no longer written, as far as nobody changed it."""

from __future__ import annotations

from lxml.etree import _Element

from cerwizard.documents.merge.found import Found, Region
from cerwizard.documents.merge.insert import is_heading
from cerwizard.documents.merge.job import Job
from cerwizard.documents.merge.parts import holds_only, part_of
from cerwizard.documents.merge.refresh import remove_part
from cerwizard.documents.merge.tree import PAGE, block_of, detach, is_plain, says
from cerwizard.documents.regions import CAPTION, HEADING, document_text, text_hash


def remove_what_is_no_longer_written(job: Job) -> None:
    """Take out the parts and then the sections that the new document does not have."""
    for key, region in job.old.regions.items():
        # The rows of a table are looked at with their table.
        if key not in job.new.regions and job.was_written(key) and not region.inside:
            _remove(job, region)
    for name, heading in reversed(job.old.named.items()):
        if name.startswith(HEADING) and name in job.written and name not in job.new.named:
            _remove_heading(job, name, heading)


def _remove(job: Job, region: Region) -> None:
    part = part_of(region, job.old)
    keys = [region.key, *_all_within(region.key, job.old)]
    is_all = says(part.blocks).split() == region.text.split() and holds_only(part, keys)
    if job.standings[region.key].is_edited or not is_all or not part.is_plain:
        job.keep_outdated(region)
        return
    if part.lead and text_hash(says(part.lead)) != job.written.get(CAPTION + region.key):
        part.lead = []
    remove_part(job, part, keys)


def _remove_heading(job: Job, name: str, heading: _Element) -> None:
    """Take a heading out under which nothing is left; one that a person changed, or filled, stays."""
    block = block_of(heading, job.old.body)
    following = block.getnext()
    is_empty = following is None or following.tag == PAGE or is_heading(following)
    is_untouched = text_hash(document_text(heading)) == job.written[name] and is_plain(heading.iter())
    if is_empty and is_untouched and block is heading:
        detach(block)
        job.report.removed += 1
    else:
        job.report.outdated.append(job.old_names.of(name))


def _all_within(key: str, found: Found) -> list[str]:
    direct = [region.key for region in found.within(key)]
    return [*direct, *(inner for other in direct for inner in _all_within(other, found))]
