"""The pieces of WordprocessingML that the merger looks at, and the steps it takes through a document's tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lxml.etree import _Element, fromstring

from cerwizard.documents.regions import BEGIN, BOOKMARK, CAPTION, END, HEADING, NAME, WORD, document_text
from cerwizard.documents.word.template import PARTS, template_part

P, R, TBL, TR, TC = (f"{WORD}{name}" for name in ("p", "r", "tbl", "tr", "tc"))
PARAGRAPH_PROPERTIES, CELL_PROPERTIES = (f"{WORD}{name}" for name in ("pPr", "tcPr"))
BOOKMARK_END, ID, VALUE = f"{WORD}bookmarkEnd", f"{WORD}id", f"{WORD}val"
RUN_PROPERTIES, STYLE, RUN_STYLE = f"{WORD}rPr", f"{WORD}pStyle", f"{WORD}rStyle"
COMMENT_START, COMMENT_END = f"{WORD}commentRangeStart", f"{WORD}commentRangeEnd"
COMMENT_MARK = f"{WORD}commentReference"
PAGE = f"{WORD}sectPr"

_WRITTEN = (
    "p pPr r rPr t tab br bookmarkStart bookmarkEnd hyperlink fldChar instrText tbl tblPr tblGrid gridCol "
    "tblPrEx tr trPr tc tcPr proofErr lastRenderedPageBreak noBreakHyphen softHyphen "
    "commentRangeStart commentRangeEnd commentReference annotationRef"
)
PLAIN = frozenset(f"{WORD}{name}" for name in _WRITTEN.split())
"""What the writer, and a program that saves a document again, put into a region; anything else is a person's."""

PROPERTIES = frozenset(f"{WORD}{name}" for name in ("pPr", "rPr", "trPr", "tcPr", "tblPr", "tblPrEx"))
_EMPHASIS = "b i u strike dstrike highlight em effect emboss outline shadow vertAlign caps smallCaps bdr"
EMPHASIS = frozenset(f"{WORD}{name}" for name in _EMPHASIS.split())
_TRACKED = "ins del moveFrom moveTo rPrChange pPrChange trPrChange tcPrChange tblPrChange cellIns cellDel"
TRACKED = frozenset(f"{WORD}{name}" for name in _TRACKED.split())


def name_of(bookmark: _Element) -> str:
    """Return the name of a bookmark."""
    return str(bookmark.get(NAME) or "")


def is_point(element: _Element) -> bool:
    """Return whether this is one of the two points of a region."""
    return element.tag == BOOKMARK and name_of(element).startswith((BEGIN, END))


def is_named(element: _Element) -> bool:
    """Return whether this is the bookmark of a heading or caption."""
    return element.tag == BOOKMARK and name_of(element).startswith((HEADING, CAPTION))


def around(element: _Element, *tags: str) -> _Element | None:
    """Return the nearest element of a kind that holds this one."""
    return next(element.iterancestors(*tags), None)


def block_of(element: _Element, body: _Element) -> _Element:
    """Return the paragraph, table or other block of the body that holds this element."""
    while (parent := element.getparent()) is not None and parent is not body:
        element = parent
    return element


def blocks_between(first: _Element, last: _Element) -> list[_Element]:
    """Return siblings from one to another, both included."""
    found = [first]
    while found[-1] is not last:
        following = found[-1].getnext()
        if following is None:
            break
        found.append(following)
    return found


def says(elements: Iterable[_Element]) -> str:
    """Return the text of some blocks, normalised as it is for the hashes."""
    return " ".join(text for element in elements if (text := document_text(element)))


def points_in(elements: Iterable[_Element]) -> Iterator[str]:
    """Give the keys of all regions that have a point within these blocks."""
    for element in elements:
        for bookmark in element.iter(BOOKMARK):
            if is_point(bookmark):
                yield name_of(bookmark)[len(BEGIN) :]


def is_gap(element: _Element | None) -> bool:
    """Return whether this is a paragraph that only makes room."""
    if element is None or element.tag != P:
        return False
    held = {child.tag for child in element.iter()} - {P, PARAGRAPH_PROPERTIES, RUN_PROPERTIES, R}
    inner = element.find(PARAGRAPH_PROPERTIES)
    looks = set() if inner is None else {child.tag for child in inner.iter()}
    return held <= looks and PAGE not in looks


def is_plain(elements: Iterable[_Element]) -> bool:
    """Return whether only words stand here, as the writer leaves them: nothing tracked, drawn, noted or set off."""
    for element in elements:
        if element.tag in TRACKED or (element.tag in EMPHASIS and _is_set_off(element)):
            return False
        if element.tag not in PLAIN and not any(up.tag in PROPERTIES for up in element.iterancestors()):
            return False
    return True


def _is_set_off(element: _Element) -> bool:
    properties = element.getparent()
    holder = None if properties is None else properties.getparent()
    is_off = element.get(VALUE) in ("0", "false", "none", "off", "baseline")
    return holder is not None and holder.tag == R and not is_off and not _is_of_its_style(element)


def _is_of_its_style(element: _Element) -> bool:
    """Return whether the run's own style sets it off so: LibreOffice says it again where paragraph and run do."""
    style = element.itersiblings(RUN_STYLE, preceding=True)
    return any((str(found.get(VALUE)), str(element.tag)) in _set_off_by_styles() for found in style)


@cache
def _set_off_by_styles() -> frozenset[tuple[str, str]]:
    """Return the ids of the writer's styles, each with the emphasis that it gives."""
    styles = fromstring(template_part(PARTS["word/styles.xml"])).iter(f"{WORD}style")
    return frozenset(
        (str(style.get(f"{WORD}styleId")), str(given.tag))
        for style in styles
        for given in style.iter(*EMPHASIS)
    )


def style_of(paragraph: _Element) -> str:
    """Return the id of a paragraph's style."""
    found = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{STYLE}")
    return "" if found is None else str(found.get(VALUE) or "")


def detach(element: _Element) -> None:
    """Take an element out of its tree, whatever text stands behind it staying out too."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def remove_bookmark(start: _Element, root: _Element) -> None:
    """Take a bookmark out, and its end where it has one of its own."""
    number = start.get(ID)
    alike = [found for found in root.iter(BOOKMARK) if found.get(ID) == number]
    if len(alike) == 1:
        for end in [found for found in root.iter(BOOKMARK_END) if found.get(ID) == number]:
            detach(end)
    detach(start)


def number_of(element: _Element) -> int:
    """Return the number of a bookmark or comment; 0 where it is none."""
    told = str(element.get(ID) or "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def with_its_end(point: _Element) -> list[_Element]:
    """Return a point, with the end of its bookmark where that follows at once, so that the two stay together."""
    following = point.getnext()
    is_own = following is not None and following.tag == BOOKMARK_END and following.get(ID) == point.get(ID)
    return [point, following] if is_own and following is not None else [point]
