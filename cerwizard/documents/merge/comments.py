"""Comments in which the new text of a part stands beside what a person made of it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import Element, SubElement, _Element

from cerwizard.documents.letters import legal
from cerwizard.documents.merge.found import Region
from cerwizard.documents.merge.tree import (
    COMMENT_END,
    COMMENT_MARK,
    COMMENT_START,
    ID,
    TBL,
    TC,
    TR,
    P,
    R,
    around,
    number_of,
    with_its_end,
)
from cerwizard.documents.regions import WORD, document_text

AUTHOR, INITIALS = "cerwizard", "cw"
NEW_TEXT = "This part was changed by hand, and its source changed too. From the source it would now read:"
NO_LONGER = "This part was changed by hand. The source no longer says it; it is kept for you to decide."
COMMENT = f"{WORD}comment"
DATE, NO_DATE = f"{WORD}date", "0-00-00"
"""LibreOffice writes this for a comment without a date; it is none, and Word may refuse it."""


class Comments:
    """Adds comments to a document that may have some."""

    def __init__(self, part: _Element | None) -> None:
        self.part = Element(f"{WORD}comments", nsmap={"w": WORD.strip("{}")}) if part is None else part
        numbers = [number_of(found) for found in self.part.iter(COMMENT)]
        self._next = max(numbers, default=-1) + 1
        self.is_changed = False
        for comment in self.part.iter(COMMENT):
            if (comment.get(DATE) or "").startswith(NO_DATE):
                del comment.attrib[DATE]
                self.is_changed = True

    def beside_region(self, region: Region, lines: Sequence[str]) -> None:
        """Add a comment to the first paragraph of a region, or to the words between its points."""
        start, end, mark = self._marks(lines)
        paragraph = around(region.begin, P)
        with_its_end(region.begin)[-1].addnext(start)
        if region.end.getparent() is region.begin.getparent():
            region.end.addprevious(end)
        elif paragraph is not None:
            paragraph.append(end)
        end.addnext(mark)

    def beside_point(self, point: _Element, lines: Sequence[str]) -> None:
        """Add a comment at one place."""
        start, end, mark = self._marks(lines)
        with_its_end(point)[-1].addnext(start)
        start.addnext(end)
        end.addnext(mark)

    def _marks(self, lines: Sequence[str]) -> tuple[_Element, _Element, _Element]:
        number = str(self._next)
        self._next += 1
        self.is_changed = True
        comment = SubElement(self.part, COMMENT)
        comment.set(ID, number)
        comment.set(f"{WORD}author", AUTHOR)
        comment.set(f"{WORD}initials", INITIALS)
        for line in lines:
            text = SubElement(SubElement(SubElement(comment, P), R), f"{WORD}t")
            text.text = legal(line)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        start, end, run = Element(COMMENT_START), Element(COMMENT_END), Element(R)
        for element in (start, end, SubElement(run, COMMENT_MARK)):
            element.set(ID, number)
        return start, end, run


def lines_of(element: _Element) -> list[str]:
    """Return what a block says, a line each: paragraphs, and rows with their cells beside each other."""
    if element.tag == TR:
        return [" | ".join(document_text(cell) for cell in element.iterchildren(TC))]
    if element.tag == TBL:
        return [line for row in element.iterchildren(TR) for line in lines_of(row)]
    text = document_text(element)
    return [text] if text else []
