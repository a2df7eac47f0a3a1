"""Puts new words where old ones stood, and carries over what people hung on the old ones: comments, bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from cerwizard.documents.merge.tree import (
    BOOKMARK_END,
    COMMENT_END,
    COMMENT_MARK,
    COMMENT_START,
    ID,
    PARAGRAPH_PROPERTIES,
    P,
    R,
    detach,
    is_point,
    name_of,
)
from cerwizard.documents.regions import BEGIN, BOOKMARK

Kept = tuple[list[_Element], list[_Element]]
"""What opens before the new words, and what closes behind them."""


def hung_on(elements: Iterable[_Element], own: Iterable[str]) -> Kept:
    """Return comments and bookmarks within elements that are to go, but for bookmarks of these names."""
    names = frozenset(own)
    found = [inner for element in elements for inner in element.iter()]
    ends = {end.get(ID): end for end in found if end.tag == BOOKMARK_END}
    opening: list[_Element] = []
    closing: list[_Element] = []
    for element in found:
        if element.tag == BOOKMARK:
            end = ends.get(element.get(ID))
            if name_of(element) in names:
                ends.pop(element.get(ID), None)
            elif is_point(element):
                side = opening if name_of(element).startswith(BEGIN) else closing
                side += [element] if end is None else [element, end]
                ends.pop(element.get(ID), None)
            else:
                opening.append(element)
        elif element.tag == COMMENT_START:
            opening.append(element)
        elif element.tag == COMMENT_END or (element.tag == R and element.find(COMMENT_MARK) is not None):
            closing.append(element)
    return opening, [*ends.values(), *closing]


def replace_between(begin: _Element, end: _Element, content: Sequence[_Element]) -> None:
    """Put runs between two points of one paragraph."""
    between = []
    following = begin.getnext()
    while following is not None and following is not end:
        between.append(following)
        following = following.getnext()
    opening, closing = hung_on(between, ())
    for element in between:
        detach(element)
    at = begin
    for element in (*opening, *content, *closing):
        at.addnext(element)
        at = element


def fill(paragraphs: Sequence[_Element], kept: Kept) -> None:
    """Hang what people left on new paragraphs: around all of them."""
    opening, closing = kept
    if not paragraphs:
        return
    first, last = paragraphs[0], paragraphs[-1]
    at = int(first.find(PARAGRAPH_PROPERTIES) is not None)
    for number, element in enumerate(opening):
        first.insert(at + number, element)
    for element in closing:
        last.append(element)


def paragraphs_of(elements: Iterable[_Element]) -> list[_Element]:
    """Return the paragraphs within elements."""
    return [paragraph for element in elements for paragraph in element.iter(P)]
