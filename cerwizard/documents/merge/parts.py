"""Parts of a document that stand by themselves: a paragraph, a list, a table with its caption, a figure."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element
from msgspec import Struct, field

from cerwizard.documents.merge.found import Found, Region
from cerwizard.documents.merge.tree import (
    TBL,
    P,
    block_of,
    blocks_between,
    is_gap,
    is_plain,
    points_in,
)
from cerwizard.documents.regions import BOOKMARK, CAPTION, HEADING, NAME


class Part(Struct):
    """What comes and goes together: blocks of the body, one after the other."""

    heading: str = ""
    """The bookmark of a heading, where the part is one."""
    keys: list[str] = field(default_factory=list)
    """The regions in it that stand in no other."""
    blocks: list[_Element] = field(default_factory=list)
    lead: list[_Element] = field(default_factory=list)
    """The caption above it."""
    trail: list[_Element] = field(default_factory=list)
    """The room below it, which keeps two tables apart."""

    @property
    def all(self) -> list[_Element]:
        """Return its blocks with caption and room."""
        return [*self.lead, *self.blocks, *self.trail]

    @property
    def is_plain(self) -> bool:
        """Whether only words stand in its blocks."""
        return is_plain(element for block in self.blocks for element in block.iter())


def parts_of(found: Found) -> list[Part]:
    """Return the parts of a document as it was written; what belongs to none is left out."""
    parts: list[Part] = []
    waiting: list[_Element] = []
    block = next(iter(found.body), None)
    while block is not None:
        names = [str(mark.get(NAME) or "") for mark in block.iter(BOOKMARK)]
        heading = next((name for name in names if name.startswith(HEADING)), "")
        keys = _outermost(block, found)
        if heading:
            parts.append(Part(heading, blocks=[block]))
            waiting = []
        elif keys:
            last = _last_block(keys, found)
            blocks = blocks_between(block, last)
            keys = [key for each in blocks for key in _outermost(each, found)]
            part = Part(keys=keys, blocks=blocks, lead=waiting, trail=_room(last))
            parts.append(part)
            waiting = []
            block = part.all[-1]
        elif any(name.startswith(CAPTION) for name in names) or (is_gap(block) and not waiting):
            waiting = [block]
        else:
            waiting = []
        block = block.getnext()
    return parts


def part_of(region: Region, found: Found) -> Part:
    """Return the part that a region makes in a document people have edited."""
    first, last = block_of(region.begin, found.body), block_of(region.end, found.body)
    caption = found.named.get(CAPTION + region.key)
    before = first.getprevious()
    lead = [before] if before is not None and before is caption else []
    return Part(keys=[region.key], blocks=blocks_between(first, last), lead=lead, trail=_room(last))


def holds_only(part: Part, allowed: Sequence[str]) -> bool:
    """Return whether no other region has a point within a part."""
    return set(points_in(part.blocks)) <= set(allowed)


def _outermost(block: _Element, found: Found) -> list[str]:
    keys = dict.fromkeys(key for key in points_in([block]) if key in found.regions)
    return [
        key
        for key in keys
        if not found.regions[key].inside and block_of(found.regions[key].begin, found.body) is block
    ]


def _last_block(keys: Sequence[str], found: Found) -> _Element:
    ends = [block_of(found.regions[key].end, found.body) for key in keys]
    return max(ends, key=found.body.index)


def _room(last: _Element) -> list[_Element]:
    following = last.getnext()
    is_room = last.tag == TBL and following is not None and following.tag == P and is_gap(following)
    return [following] if is_room and following is not None else []
