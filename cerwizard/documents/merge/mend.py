"""Finds a table again whose first or last row a person took out, with the point that stood in it."""

from __future__ import annotations

from lxml.etree import Element, _Element

from cerwizard.documents.merge.found import Found, Region, Shape, find
from cerwizard.documents.merge.tree import (
    BOOKMARK_END,
    ID,
    PARAGRAPH_PROPERTIES,
    TBL,
    P,
    around,
    name_of,
    number_of,
)
from cerwizard.documents.regions import BEGIN, BOOKMARK, END, NAME


def mended(old: Found, new: Found) -> Found:
    """Return the old document's regions, with the points set again of those that can still be told."""
    number = max(map(number_of, old.body.iter(BOOKMARK)), default=0)
    is_changed = False
    for key, region in new.regions.items():
        if key in old.regions:
            continue
        rows = [old.regions[row.key] for row in new.within(key) if row.key in old.regions]
        if rows or (key in old.broken and region.shape is Shape.TABLE):
            number += 2
            is_changed |= _set_again(key, old, rows, number)
    return _with_copies(find(old.body), old) if is_changed else old


def _with_copies(found: Found, before: Found) -> Found:
    found.copied += before.copied
    return found


def _set_again(key: str, old: Found, rows: list[Region], number: int) -> bool:
    """Set both points of a region: around its rows that are left, or in the table that holds one of them."""
    left = old.broken.get(key)
    ends = left is not None and name_of(left).startswith(END)
    begins = left is not None and not ends
    table = None if left is None else around(left, TBL)
    if table is None and not rows:
        return False
    if not begins:
        begin = _point(BEGIN + key, number)
        first = None if table is None else next(table.iter(P), None)
        if rows:
            rows[0].begin.addprevious(begin[0])
        elif first is not None:
            has_properties = first.find(PARAGRAPH_PROPERTIES) is not None
            first.insert(int(has_properties), begin[0])
        begin[0].addnext(begin[1])
    if not ends:
        end = _point(END + key, number - 1)
        paragraphs = [] if table is None else list(table.iter(P))
        if rows:
            _after_its_end(rows[-1].end).addnext(end[0])
        elif paragraphs:
            paragraphs[-1].append(end[0])
        end[0].addnext(end[1])
    return True


def _point(name: str, number: int) -> tuple[_Element, _Element]:
    start, end = Element(BOOKMARK), Element(BOOKMARK_END)
    start.set(ID, str(number))
    start.set(NAME, name)
    end.set(ID, str(number))
    return start, end


def _after_its_end(point: _Element) -> _Element:
    """Return the end of a point bookmark where it follows at once, so that the two are not torn apart."""
    following = point.getnext()
    is_own = following is not None and following.tag == BOOKMARK_END and following.get(ID) == point.get(ID)
    return following if is_own and following is not None else point
