"""Finds a region again of which one point is lost, with the row or the words that stood beside it."""

from __future__ import annotations

from lxml.etree import Element, _Element

from cerwizard.documents.merge.found import Found, Region, Shape, find
from cerwizard.documents.merge.tree import (
    BOOKMARK_END,
    ID,
    PARAGRAPH_PROPERTIES,
    TBL,
    TR,
    P,
    around,
    name_of,
    number_of,
    with_its_end,
)
from cerwizard.documents.regions import BEGIN, BOOKMARK, END, NAME


def mended(old: Found, new: Found) -> Found:
    """Return the old document's regions, with the points set again of those that can still be told.

    A table is told by its rows or by the point that is left in it, a row or a paragraph by the point left in it.
    What they say differs from what was written, so they count as changed by a person.
    """
    number = max(map(number_of, old.body.iter(BOOKMARK)), default=0)
    is_changed = False
    for key, region in new.regions.items():
        if key in old.regions:
            continue
        rows = [old.regions[row.key] for row in new.within(key) if row.key in old.regions]
        left = old.broken.get(key)
        scope = None if left is None else around(left, _kind(region))
        number += 2
        if rows:
            is_changed |= _around_rows(key, left, rows, number)
        elif left is not None and scope is not None:
            is_changed |= _within(key, left, scope, number)
    if not is_changed:
        return old
    found = find(old.body)
    found.copied += old.copied
    return found


def _kind(region: Region) -> str:
    """Return what a region fills: a row, a table, or a paragraph."""
    if region.inside:
        unit = region.unit()
        return P if unit is None else str(unit.tag)
    return {Shape.LINE: P, Shape.TABLE: TBL, Shape.BLOCKS: TR}[region.shape]


def _around_rows(key: str, left: _Element | None, rows: list[Region], number: int) -> bool:
    """Set the points that are lost around the rows that are left."""
    name = "" if left is None else name_of(left)
    if not name.startswith(BEGIN):
        begin = _point(BEGIN + key, number)
        for element in begin:
            rows[0].begin.addprevious(element)
    if not name.startswith(END):
        at = with_its_end(rows[-1].end)[-1]
        for element in reversed(_point(END + key, number - 1)):
            at.addnext(element)
    return True


def _within(key: str, left: _Element, scope: _Element, number: int) -> bool:
    """Set the lost point at the other end of what holds the one that is left."""
    paragraphs = list(scope.iter(P))
    if not paragraphs:
        return False
    if name_of(left).startswith(BEGIN):
        paragraphs[-1].extend(_point(END + key, number))
        return True
    at = int(paragraphs[0].find(PARAGRAPH_PROPERTIES) is not None)
    for element in reversed(_point(BEGIN + key, number)):
        paragraphs[0].insert(at, element)
    return True


def _point(name: str, number: int) -> tuple[_Element, _Element]:
    start, end = Element(BOOKMARK), Element(BOOKMARK_END)
    start.set(ID, str(number))
    start.set(NAME, name)
    end.set(ID, str(number))
    return start, end
