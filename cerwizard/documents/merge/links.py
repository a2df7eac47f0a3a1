"""Lets no jump lead to what a person took out: its words stay, a line of the contents goes."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from cerwizard.documents.merge.job import Job
from cerwizard.documents.merge.tree import (
    BOOKMARK_END,
    COMMENT_END,
    COMMENT_MARK,
    COMMENT_START,
    PARAGRAPH_PROPERTIES,
    RUN_STYLE,
    VALUE,
    P,
    R,
    detach,
    name_of,
)
from cerwizard.documents.regions import BOOKMARK, CAPTION, FIELD, FIELD_KIND, HEADING, WORD, document_text
from cerwizard.documents.word.template import Style

MARKS = (BOOKMARK, BOOKMARK_END, COMMENT_START, COMMENT_END, COMMENT_MARK)
HYPERLINK, ANCHOR = f"{WORD}hyperlink", f"{WORD}anchor"


def release_links(job: Job) -> None:
    """Make plain text of each jump to a heading or caption that is no longer there."""
    body = job.old.body
    there = {name_of(bookmark) for bookmark in body.iter(BOOKMARK)}
    lost = [link for link in body.iter(HYPERLINK) if _leads(link) and link.get(ANCHOR) not in there]
    if not lost:
        return
    new = job.new.body
    as_written = {(link.get(ANCHOR), _entry(link, new)) for link in new.iter(HYPERLINK) if _leads(link)}
    jump = job.importer.style(Style.HYPERLINK.value, "character")
    for link in lost:
        entry = _entry(link, body)
        line = link.getparent()
        if line is not None and entry and (link.get(ANCHOR), entry) in as_written:
            detach(line)
        else:
            _release(link, jump)
    job.report.released += len(lost)


def _leads(link: _Element) -> bool:
    return (link.get(ANCHOR) or "").startswith((HEADING, CAPTION))


def _entry(link: _Element, body: _Element) -> str:
    """Return the words of a line of the contents that holds nothing else; empty for any other jump."""
    line = link.getparent()
    if line is None or line.tag != P or line.getparent() is not body or link.find(f".//{FIELD}") is None:
        return ""
    others = [child for child in line if child is not link and child.tag != PARAGRAPH_PROPERTIES]
    return "" if others or next(link.iter(*MARKS), None) is not None else document_text(line)


def _release(link: _Element, jump: str) -> None:
    """Put the words of a jump in its place, without the page that they stood on and without the look of a jump."""
    for run in list(_without_fields(link)):
        for style in [found for found in run.iter(RUN_STYLE) if found.get(VALUE) == jump]:
            detach(style)
        link.addprevious(run)
    detach(link)


def _without_fields(link: _Element) -> Iterable[_Element]:
    """Give what stands in a jump and in no field."""
    depth = 0
    for child in link:
        kinds = [field.get(FIELD_KIND) for field in child.iter(FIELD)] if child.tag == R else []
        depth += kinds.count("begin")
        if not depth:
            yield child
        depth -= kinds.count("end")
