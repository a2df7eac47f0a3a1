"""Two style sheets made one: a company's styles stand by their names, cerwizard's own fill what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from cerwizard.documents.regions import WORD as W
from cerwizard.documents.word.frame import OWN_NAMES, TEXT_WIDTH

VALUE, ID, TYPE = f"{W}val", f"{W}styleId", f"{W}type"
LANGUAGE = "en-GB"
NO_NUMBER = "0"


class Merged(Struct, frozen=True):
    """What came of putting own styles beside a company's."""

    ids: dict[str, str]
    """For each own style the id it has now."""
    missing: tuple[str, ...]
    """The names of own styles that were added."""
    numbered: frozenset[str]
    """Own ids of heading styles that the company lets number themselves."""


def merge_styles(theirs: etree._Element, own: etree._Element, width: int, list_number: str) -> Merged:
    """Add to a company's style sheet what it lacks, by name."""
    known = {(_type(style), _name(style)): style.get(ID) or "" for style in theirs.iter(f"{W}style")}
    taken = {style.get(ID) or "" for style in theirs.iter(f"{W}style")}
    ids: dict[str, str] = {}
    missing: list[etree._Element] = []
    for style in own.iter(f"{W}style"):
        own_id = style.get(ID) or ""
        found = known.get((_type(style), _name(style)))
        if found is None:
            missing.append(style)
            found = own_id if own_id not in taken else f"{own_id}Cerwizard"
        ids[own_id] = found
    for style in missing:
        theirs.append(_fitted(style, ids, width, list_number))
    _speak_english(theirs)
    by_id = {style.get(ID) or "": style for style in theirs.iter(f"{W}style")}
    numbered = {own_id for own_id, found in ids.items() if _numbers_itself(found, by_id)}
    headings = frozenset(own_id for own_id in numbered if own_id.startswith("Heading"))
    return Merged(ids, tuple(_shown_name(style) for style in missing), headings)


def own_style_ids(sheet: etree._Element) -> set[str]:
    """Return the ids of the styles that only cerwizard's documents have."""
    return {
        style.get(ID) or "" for style in sheet.iter(f"{W}style") if _shown_name(style).startswith(OWN_NAMES)
    }


def add_bullets(theirs: etree._Element, own: etree._Element) -> str:
    """Add the own bullets to a company's lists, and return the number of the new list."""
    for picture in [*theirs.iter(f"{W}numPicBullet"), *theirs.iter(f"{W}lvlPicBulletId")]:
        parent = picture.getparent()
        if parent is not None:
            parent.remove(picture)
    kind, number = (str(_highest(theirs, tag) + 1) for tag in ("abstractNum", "num"))
    drawn, listed = deepcopy(own.find(f"{W}abstractNum")), deepcopy(own.find(f"{W}num"))
    assert drawn is not None
    assert listed is not None
    drawn.set(f"{W}abstractNumId", kind)
    listed.set(f"{W}numId", number)
    for link in listed.iter(f"{W}abstractNumId"):
        link.set(VALUE, kind)
    first = theirs.find(f"{W}num")
    if first is None:
        theirs.append(drawn)
        theirs.append(listed)
    else:
        first.addprevious(drawn)
        theirs.findall(f"{W}num")[-1].addnext(listed)
    return number


def _fitted(style: etree._Element, ids: dict[str, str], width: int, list_number: str) -> etree._Element:
    """Return a copy that fits into the other sheet: its references, its list and its tab stops."""
    fitted = deepcopy(style)
    fitted.attrib.pop(f"{W}default", "")
    fitted.set(ID, ids[style.get(ID) or ""])
    for reference in fitted.iter(f"{W}basedOn", f"{W}next", f"{W}link"):
        reference.set(VALUE, ids.get(reference.get(VALUE) or "", reference.get(VALUE) or ""))
    for number in fitted.iter(f"{W}numId"):
        number.set(VALUE, list_number)
    for tab in fitted.iter(f"{W}tab"):
        if tab.get(f"{W}pos") == str(TEXT_WIDTH):
            tab.set(f"{W}pos", str(width))
    return fitted


def _speak_english(sheet: etree._Element) -> None:
    """Let the words be checked in the language they are written in."""
    for language in sheet.iter(f"{W}lang"):
        if language.get(VALUE):
            language.set(VALUE, LANGUAGE)


def _numbers_itself(style_id: str, by_id: dict[str, etree._Element]) -> bool:
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        number = by_id[style_id].find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return number.get(VALUE) != NO_NUMBER
        parent = by_id[style_id].find(f"{W}basedOn")
        style_id = "" if parent is None else parent.get(VALUE) or ""
    return False


def _highest(numbering: etree._Element, tag: str) -> int:
    return max(_numbers(numbering, tag), default=0)


def _numbers(numbering: etree._Element, tag: str) -> Iterator[int]:
    for found in numbering.iter(f"{W}{tag}"):
        number = found.get(f"{W}{tag}Id") or ""
        if number.isascii() and number.isdigit():
            yield int(number)


def _type(style: etree._Element) -> str:
    return style.get(TYPE) or "paragraph"


def _shown_name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(VALUE) or ""


def _name(style: etree._Element) -> str:
    """Return the name as Word compares it: capitals do not count."""
    return _shown_name(style).casefold()
