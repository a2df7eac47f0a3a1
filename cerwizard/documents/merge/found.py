"""The regions of a document as they stand now: whole, copied, or with a point lost."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from itertools import accumulate

from lxml.etree import SubElement, _Element
from msgspec import Struct, field

from cerwizard.documents.merge.tree import (
    BOOKMARK_END,
    COMMENT_END,
    COMMENT_START,
    ID,
    TBL,
    TR,
    P,
    around,
    detach,
    is_named,
    is_plain,
    is_point,
    name_of,
    remove_bookmark,
)
from cerwizard.documents.regions import BEGIN, BOOKMARK, document_and_region_texts, named_paragraphs

MARKS = frozenset({BOOKMARK, BOOKMARK_END, COMMENT_START, COMMENT_END})
"""What takes no place among the words."""


class Shape(Enum):
    """What a region runs over."""

    LINE = auto()
    """Within one paragraph."""
    TABLE = auto()
    """From the first cell of a table to its last."""
    BLOCKS = auto()
    """From one paragraph or table to another."""


class Region(Struct):
    """A region with both of its points."""

    key: str
    begin: _Element
    end: _Element
    nodes: list[_Element]
    """Everything between the points."""
    text: str = ""
    inside: str = ""
    """The key of the innermost region around it."""
    is_tangled: bool = False
    """It begins inside another region and ends outside of it."""

    @property
    def shape(self) -> Shape:
        """Return what the region runs over."""
        paragraph = around(self.begin, P)
        if paragraph is not None and paragraph is around(self.end, P):
            return Shape.LINE if self.begin.getparent() is self.end.getparent() is paragraph else Shape.BLOCKS
        table = around(self.begin, TBL)
        return Shape.TABLE if table is not None and table is around(self.end, TBL) else Shape.BLOCKS

    @property
    def is_plain(self) -> bool:
        """Return whether only words stand in it."""
        return not self.is_tangled and is_plain(self.nodes)

    def unit(self) -> _Element | None:
        """Return the table row that the region fills, or the whole table where it is spread over its rows."""
        row, end_row = around(self.begin, TR), around(self.end, TR)
        if row is None or end_row is None:
            return None
        return row if row is end_row else _same(around(self.begin, TBL), around(self.end, TBL))


class Found(Struct):
    """What was found in a body."""

    body: _Element
    regions: dict[str, Region] = field(default_factory=dict)
    """Those with both points, in the order they begin."""
    named: dict[str, _Element] = field(default_factory=dict)
    """The paragraphs of headings and captions, by their bookmarks."""
    copied: list[str] = field(default_factory=list)
    """Regions that stood there more than once; the first whole one counts, the others are text now."""
    broken: dict[str, _Element] = field(default_factory=dict)
    """Regions of which one point is left."""

    def within(self, key: str) -> list[Region]:
        """Return the regions directly inside another."""
        return [region for region in self.regions.values() if region.inside == key]


def find(body: _Element) -> Found:
    """Return the regions of a body; the points of copies are taken out of it."""
    _close_open_bookmarks(body)
    found = Found(body)
    found.regions = _regions(body, _pairs(found))
    _, texts = document_and_region_texts(body)
    for key, region in found.regions.items():
        region.text = texts[key]
    _drop_copied_names(body)
    found.named = named_paragraphs(body)
    return found


def take_out_points(region: Region, body: _Element) -> None:
    """Take out the points of a region, where they still stand in the document."""
    for point in (region.begin, region.end):
        if body in point.iterancestors():
            remove_bookmark(point, body)


def take_out_spare_points(body: _Element) -> None:
    """Take out the points that stand beside those of a whole region with their key: what was refreshed has its own."""
    _pairs(Found(body))


def _pairs(found: Found) -> dict[str, tuple[_Element, _Element]]:
    """Return both points of each region, and note which are copied or broken; spare points are taken out."""
    points: dict[str, list[_Element]] = {}
    for bookmark in found.body.iter(BOOKMARK):
        if is_point(bookmark):
            points.setdefault(name_of(bookmark)[len(BEGIN) :], []).append(bookmark)
    pairs: dict[str, tuple[_Element, _Element]] = {}
    for key, at in points.items():
        pair = _whole(at)
        spare = [point for point in at if pair is None or point not in pair]
        if pair is None and len(at) == 1:
            found.broken[key] = at[0]
            continue
        for point in spare:
            remove_bookmark(point, found.body)
        if pair is not None:
            pairs[key] = pair
        if len([point for point in at if name_of(point).startswith(BEGIN)]) > 1:
            found.copied.append(key)
    return pairs


def _drop_copied_names(body: _Element) -> None:
    """Let a copied heading or caption be text: the first of its name counts."""
    seen: set[str] = set()
    for mark in [mark for mark in body.iter(BOOKMARK) if is_named(mark)]:
        if name_of(mark) in seen:
            remove_bookmark(mark, body)
        seen.add(name_of(mark))


def _whole(points: Iterable[_Element]) -> tuple[_Element, _Element] | None:
    """Return the first begin that an end follows before the next begin."""
    begin = None
    for point in points:
        if name_of(point).startswith(BEGIN):
            begin = point
        elif begin is not None:
            return begin, point
    return None


def _regions(body: _Element, pairs: dict[str, tuple[_Element, _Element]]) -> dict[str, Region]:
    elements = list(body.iter())
    index = {element: number for number, element in enumerate(elements)}
    # Points without a word between them stand at one place: programs write them in any order.
    places = list(accumulate((element.tag not in MARKS for element in elements), initial=0))
    regions: dict[str, Region] = {}
    running: list[tuple[int, Region]] = []
    at = {key: (places[index[begin]], places[index[end]]) for key, (begin, end) in pairs.items()}
    for key in sorted(pairs, key=lambda key: (at[key][0], -at[key][1], index[pairs[key][0]])):
        (begin, end), (first, last) = pairs[key], at[key]
        region = Region(key, begin, end, elements[index[begin] + 1 : index[end]])
        regions[key] = region
        running = [(until, other) for until, other in running if until > first]
        for until, other in running:
            if until < last:
                region.is_tangled = other.is_tangled = True
        if running:
            region.inside = running[-1][1].key
        running.append((last, region))
    return regions


def _close_open_bookmarks(body: _Element) -> None:
    """Give a bookmark without an end its end, or take it out where the same point follows at once.

    LibreOffice writes some points of empty paragraphs twice, the first time without an end.
    """
    closed = {end.get(ID) for end in body.iter(BOOKMARK_END)}
    for start in [found for found in body.iter(BOOKMARK) if found.get(ID) not in closed and is_point(found)]:
        following = start.getnext()
        if following is not None and following.tag == BOOKMARK and name_of(following) == name_of(start):
            detach(start)
            continue
        end = SubElement(start, BOOKMARK_END)
        end.set(ID, start.get(ID) or "")
        start.addnext(end)


def _same(one: _Element | None, other: _Element | None) -> _Element | None:
    return one if one is other else None
