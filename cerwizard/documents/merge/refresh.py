"""Brings one region of an edited document up to date, or leaves it to the person who changed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from cerwizard.documents.merge.carry import fill, hung_on, paragraphs_of, replace_between
from cerwizard.documents.merge.comments import lines_of
from cerwizard.documents.merge.found import Region, Shape
from cerwizard.documents.merge.job import Job
from cerwizard.documents.merge.parts import Part, holds_only, part_of
from cerwizard.documents.merge.rows import RowMerger, refresh_cell, units
from cerwizard.documents.merge.tree import (
    PARAGRAPH_PROPERTIES,
    STYLE,
    TC,
    TR,
    VALUE,
    P,
    around,
    block_of,
    blocks_between,
    detach,
    says,
    style_of,
)
from cerwizard.documents.regions import BEGIN, CAPTION, END


def keep_up(job: Job, key: str, new_part: Part) -> _Element:
    """Do for one region what its standing asks for, and return the last block it fills now."""
    old, new = job.old.regions[key], job.new.regions[key]
    standing = job.standings[key]
    last = block_of(old.end, job.old.body)
    if _row_by_row(job, old, new):
        RowMerger(job, old, new).merge()
        if not standing.is_edited:
            _refresh_other_rows(job, old, new)
        return block_of(old.end, job.old.body)
    if not standing.is_edited and not standing.is_same:
        if old.shape is Shape.LINE and new.shape is Shape.LINE:
            _refresh_line(job, old, new)
            job.report.refreshed += 1
            return last
        part = part_of(old, job.old)
        if _is_untouched(job, part, old, new_part, new):
            job.report.refreshed += 1
            return _replace(job, part, new_part, [key, *_inner(job, key)])
    if standing.is_edited or not standing.is_same:
        job.keep(old, [line for block in new_part.blocks for line in lines_of(block)])
    return last


def remove_part(job: Job, part: Part, keys: Sequence[str]) -> None:
    """Take a part out, its caption only where nobody changed it; comments on it go to what stands before."""
    before = part.all[0].getprevious()
    kept = hung_on(part.all, [kind + key for key in keys for kind in (BEGIN, END, CAPTION)])
    for block in part.all:
        detach(block)
    if before is not None:
        fill(paragraphs_of([before])[-1:], kept)
    job.report.removed += 1


def _row_by_row(job: Job, old: Region, new: Region) -> bool:
    """Return whether both have rows of the same kind and width, so that each can be looked at by itself."""
    new_rows = units(job.new.within(new.key))
    shared = [row for row in job.old.within(old.key) if row.key in new_rows]
    old_rows = units(shared)
    if not old_rows or not new_rows or old.is_tangled:
        return False
    if _width(old_rows.values()) != _width(new_rows.values()):
        return False
    if job.standings[new.key].is_edited:
        return True
    in_order = [key for key in job.old.regions if key in old_rows]
    return old.shape is not Shape.BLOCKS and in_order == [key for key in new_rows if key in old_rows]


def _width(rows: Iterable[_Element]) -> set[tuple[str, int]]:
    """Return the kinds of units there are, with their columns."""
    found = set()
    for unit in rows:
        first = unit if unit.tag == TR else next(unit.iterchildren(TR), None)
        found.add((str(unit.tag), 0 if first is None else sum(1 for _ in first.iterchildren(TC))))
    return found


def _refresh_other_rows(job: Job, old: Region, new: Region) -> None:
    """Bring the head of a table up to date in which nobody changed anything."""
    heads = [around(region.begin, TR) for region in (old, new)]  # a person's own row may stand above it
    cells = [list(row.iterchildren(TC)) for row in heads if row is not None]
    if len(cells) == len(heads) and len(cells[0]) == len(cells[1]):
        for old_cell, new_cell in zip(*cells, strict=True):
            refresh_cell(job, [], old_cell, new_cell)


def _refresh_line(job: Job, old: Region, new: Region) -> None:
    replace_between(old.begin, old.end, job.copies(blocks_between(new.begin, new.end)[1:-1]))
    old_paragraph, new_paragraph = around(old.begin, P), around(new.begin, P)
    if old_paragraph is not None and new_paragraph is not None:
        _restyle(job, old_paragraph, new_paragraph)


def _restyle(job: Job, old: _Element, new: _Element) -> None:
    """Give a paragraph the style of its new words, unless a person chose a style that the writer never uses."""
    wanted = job.importer.style(style_of(new))
    mark = old.find(f"{PARAGRAPH_PROPERTIES}/{STYLE}")
    if mark is not None and wanted and job.importer.is_own(mark.get(VALUE) or ""):
        mark.set(VALUE, wanted)


def _is_untouched(job: Job, part: Part, old: Region, new_part: Part, new: Region) -> bool:
    """Return whether the blocks of a region hold nothing but the region, as nobody changed it."""
    beside = says(part.blocks).replace(old.text, "", 1), says(new_part.blocks).replace(new.text, "", 1)
    return (
        beside[0].split() == beside[1].split()
        and part.is_plain
        and holds_only(part, [old.key, *_inner(job, old.key)])
    )


def _inner(job: Job, key: str) -> list[str]:
    found = (*job.old.within(key), *job.new.within(key))
    return list(dict.fromkeys(region.key for region in found))


def _replace(job: Job, old: Part, new: Part, keys: Sequence[str]) -> _Element:
    """Put the blocks of the new document where the old ones stood; a caption that stands stays."""
    lead = [] if old.lead and new.lead else new.lead
    made_lead, made = job.copies(lead), job.copies(new.blocks)
    made_trail = job.copies([] if old.trail and new.trail else new.trail)
    gone = [*([] if new.lead else old.lead), *old.blocks, *([] if new.trail else old.trail)]
    kept = hung_on(gone, [kind + key for key in keys for kind in (BEGIN, END, CAPTION)])
    at = old.blocks[0]
    for element in (*made_lead, *made):
        at.addprevious(element)
    for element in made_trail:
        made[-1].addnext(element)
    for element in gone:
        detach(element)
    fill(paragraphs_of(made), kept)
    return made[-1]
