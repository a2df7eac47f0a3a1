"""Styles by name: what is taken over is called as the document that it comes into calls it."""

from __future__ import annotations

from copy import deepcopy

from lxml.etree import _Element

from cerwizard.documents.merge.tree import VALUE, number_of
from cerwizard.documents.regions import BOOKMARK, WORD

STYLE, STYLE_ID, NAME, TYPE = (f"{WORD}{name}" for name in ("style", "styleId", "name", "type"))
MARKS = {f"{WORD}pStyle": "paragraph", f"{WORD}rStyle": "character", f"{WORD}tblStyle": "table"}
REFERENCES = tuple(f"{WORD}{name}" for name in ("basedOn", "next", "link"))
NUMBERING = f"{WORD}numPr"
BOOKMARKS = (BOOKMARK, f"{WORD}bookmarkEnd")
ID = f"{WORD}id"

Named = tuple[str, str]
"""The kind and the name of a style: what tells it, whatever its id."""


class Importer:
    """Copies elements of the new document into the old one."""

    def __init__(self, old_styles: _Element, new_styles: _Element, first_number: int) -> None:
        self.old_styles = old_styles
        self.is_changed = False
        self._taken = {style.get(STYLE_ID) or "" for style in old_styles.iter(STYLE)}
        self._ids = {_named(style): style.get(STYLE_ID) or "" for style in old_styles.iter(STYLE)}
        self._new = {style.get(STYLE_ID) or "": style for style in new_styles.iter(STYLE)}
        self._first_number = first_number

    def copy(self, element: _Element) -> _Element:
        """Return a copy whose styles and bookmarks are those of the old document."""
        copied = deepcopy(element)
        copied.tail = None
        for mark in copied.iter(*MARKS):
            mark.set(VALUE, self.style(mark.get(VALUE) or "", MARKS[str(mark.tag)]))
        for bookmark in copied.iter(*BOOKMARKS):
            bookmark.set(ID, str(self._first_number + number_of(bookmark)))
        return copied

    def style(self, wanted: str, kind: str = "paragraph") -> str:
        """Return the id of a style of the new document in the old one, which gets it where it has none."""
        style = self._new.get(wanted)
        if style is None:
            return wanted
        named = _named(style) if style.get(TYPE) == kind else (kind, wanted)
        if named not in self._ids:
            self._add(style, named)
        return self._ids[named]

    def is_own(self, old_id: str) -> bool:
        """Return whether the new document has a style of the same name: a style the writer uses."""
        names = {_named(style) for style in self._new.values()}
        return any(number == old_id and named in names for named, number in self._ids.items())

    def _add(self, style: _Element, named: Named) -> None:
        added = deepcopy(style)
        number = wanted = style.get(STYLE_ID) or "CW"
        tried = 1
        while number in self._taken:
            tried += 1
            number = f"{wanted}{tried}"
        added.set(STYLE_ID, number)
        self._taken.add(number)
        self._ids[named] = number
        for numbering in list(added.iter(NUMBERING)):
            parent = numbering.getparent()
            if parent is not None:
                parent.remove(numbering)  # its list stands in another part, which is not taken over
        for reference in added.iter(*REFERENCES):
            kind = str(style.get(TYPE)) if reference.tag != REFERENCES[2] else _other(style)
            reference.set(VALUE, self.style(reference.get(VALUE) or "", kind))
        self.old_styles.append(added)
        self.is_changed = True


def _other(style: _Element) -> str:
    return "character" if style.get(TYPE) == "paragraph" else "paragraph"


def _named(style: _Element) -> Named:
    name = style.find(NAME)
    return str(style.get(TYPE) or ""), str("" if name is None else name.get(VALUE) or "").casefold()
