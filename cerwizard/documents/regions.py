"""Where the machine wrote: regions between two point bookmarks, and a hash of what each one says.

A document written again can so tell an untouched region, which is refreshed, from an edited one, which is kept.
Point bookmarks are used because LibreOffice moves the ends of bookmarks that enclose a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT_PART = "word/document.xml"
"""The part of a package that holds the text."""

BEGIN = "cw_b_"
END = "cw_e_"
HEADING = "cw_h_"
CAPTION = "cw_c_"
HASH = "cw_hash_"
LINE = "cw_l_"
"""Begins the name of a property with the hash of a line of the header or footer."""
DOCUMENT_HASH = "cw_document"
"""How the names of bookmarks begin, and of the properties that keep the hashes."""

LONGEST_KEY = 40 - len(BEGIN)
"""Word cuts the name of a bookmark after 40 characters."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOOKMARK, NAME, TEXT = f"{WORD}bookmarkStart", f"{WORD}name", f"{WORD}t"
FIELD, FIELD_KIND = f"{WORD}fldChar", f"{WORD}fldCharType"
BREAKS = frozenset({f"{WORD}p", f"{WORD}br", f"{WORD}tab"})


def region_key(*parts: str) -> str:
    """Return a name of letters, digits and low lines, short enough for a bookmark, from any words."""
    wanted = "_".join(parts).replace(".", "_")
    key = re.sub(r"[^A-Za-z0-9_]", "_", wanted)
    if key == wanted and len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 9]}_{sha256(wanted.encode('utf-8', 'replace')).hexdigest()[:8]}"


def heading_bookmark(key: str) -> str:
    """Return the bookmark that a heading carries."""
    return HEADING + region_key(key)


class Bookmarks:
    """Hands out bookmarks: each name once, each number once."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._taken: set[str] = set()

    def unique(self, key: str) -> str:
        """Return this key, or the first free one like it; Word does not tell capitals from small letters."""
        candidates = (key if not n else f"{key[: LONGEST_KEY - 4]}_{n}" for n in count())
        found = next(name for name in candidates if name.casefold() not in self._taken)
        self._taken.add(found.casefold())
        return found

    def point(self, name: str) -> str:
        """Return a bookmark that marks one place."""
        return self.around(name, "")

    def around(self, name: str, content: str) -> str:
        """Return content with a bookmark around it."""
        number = next(self._numbers)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def region(self, *parts: str) -> tuple[str, str]:
        """Return the two points a machine-written region runs between."""
        key = self.unique(region_key(*parts))
        return self.point(BEGIN + key), self.point(END + key)


def document_and_region_texts(body: _Element) -> tuple[str, dict[str, str]]:
    """Return what the whole document says, and what stands in each region, in the order the regions begin."""
    whole: list[str] = []
    running: dict[str, list[str]] = {}
    finished: dict[str, list[str]] = {}
    for kind, text in _events(body):
        if kind == BEGIN:
            running[text] = finished[text] = []
        elif kind == END:
            running.pop(text, None)
        else:
            whole.append(text)
            for pieces in running.values():
                pieces.append(text)
    return normalised("".join(whole)), {key: normalised("".join(said)) for key, said in finished.items()}


def document_text(element: _Element) -> str:
    """Return what an element says, normalised."""
    return normalised("".join(text for kind, text in _events(element) if not kind))


def named_paragraphs(body: _Element) -> dict[str, _Element]:
    """Return the paragraphs that carry the bookmark of a heading or caption, by its name."""
    found: dict[str, _Element] = {}
    for bookmark in body.iter(BOOKMARK):
        name = bookmark.get(NAME) or ""
        paragraph = next(bookmark.iterancestors(f"{WORD}p"), None)
        if name.startswith((HEADING, CAPTION)) and paragraph is not None:
            found.setdefault(name, paragraph)
    return found


def hashes(body: _Element) -> dict[str, str]:
    """Return the custom properties that keep what the document, its regions, headings and captions say."""
    whole, regions = document_and_region_texts(body)
    named = named_paragraphs(body)
    return {
        DOCUMENT_HASH: text_hash(whole),
        **{HASH + key: text_hash(said) for key, said in regions.items()},
        **{name: text_hash(document_text(paragraph)) for name, paragraph in named.items()},
    }


def normalised(text: str) -> str:
    """Return the text without what programs change by themselves: kinds of blank, composed letters."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def text_hash(text: str) -> str:
    """Return a short hash of normalised text."""
    return sha256(text.encode("utf-8")).hexdigest()[:32]


def _events(body: _Element) -> Iterator[tuple[str, str]]:
    """Walk a document in reading order: the ends of regions, and the text between them.

    What a field shows is left out, since programs work it out anew: page numbers, the contents.
    """
    in_field = 0
    for element in body.iter(FIELD, BOOKMARK, TEXT, *BREAKS):
        if element.tag == FIELD:
            in_field += {"begin": 1, "end": -1}.get(element.get(FIELD_KIND) or "", 0)
        elif element.tag == BOOKMARK:
            name = element.get(NAME) or ""
            for kind in (BEGIN, END):
                if name.startswith(kind):
                    yield kind, name.removeprefix(kind)
        elif element.tag == TEXT and not in_field:
            yield "", element.text or ""
        elif element.tag in BREAKS:
            yield "", " "
