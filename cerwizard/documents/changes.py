"""What a document says otherwise than the one of it that was written last, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import ndiff
from pathlib import Path

from msgspec import Struct

from cerwizard.documents.blocks import Document, Heading
from cerwizard.documents.edited import is_edited
from cerwizard.documents.regions import (
    BOOKMARK,
    DOCUMENT_PART,
    FIELD,
    FIELD_KIND,
    HEADING,
    NAME,
    TEXT,
    WORD,
    heading_bookmark,
)
from cerwizard.documents.unpacked import CannotOpen, unpacked
from cerwizard.paths import is_file

PARAGRAPH = f"{WORD}p"


class SectionChange(Struct, frozen=True):
    """What changed under one heading since it was written."""

    key: str
    """The heading's key; empty for what stands before the first."""
    gone: tuple[str, ...]
    new: tuple[str, ...]


class Since(Struct, frozen=True):
    """How a document stands against the file of it."""

    path: Path
    is_written: bool
    is_edited: bool = False
    """Whether somebody changed the file by hand; what they changed is kept then."""
    changes: tuple[SectionChange, ...] = ()


def since_written(document: Document, path: Path) -> Since:
    """Return what the document says otherwise than the Word file that stands at this path."""
    if not is_file(path):
        return Since(path, is_written=False)
    # The Word writer takes its time to load; whoever has nothing written yet does not wait for it.
    from cerwizard.documents.word import write_word

    try:
        before = _paragraphs(path.read_bytes())
    except (OSError, KeyError, SyntaxError, CannotOpen):
        return Since(path, is_written=True, is_edited=True)
    after = _paragraphs(write_word(document))
    keys = {heading_bookmark(block.key): block.key for block in document.blocks if isinstance(block, Heading)}
    found = []
    for name in dict.fromkeys([*after, *before]):
        gone, new = _differing(before.get(name, []), after.get(name, []))
        if (gone or new) and (name in keys or not name):
            found.append(SectionChange(keys.get(name, ""), gone, new))
    return Since(path, is_written=True, is_edited=is_edited(path), changes=tuple(found))


def _differing(before: list[str], after: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if before == after:
        return (), ()
    lines = list(ndiff(before, after))
    return (
        tuple(line[2:] for line in lines if line.startswith("- ")),
        tuple(line[2:] for line in lines if line.startswith("+ ")),
    )


def _paragraphs(content: bytes) -> Mapping[str, list[str]]:
    """Return the paragraphs under each heading, by its bookmark; what a field shows is left out."""
    from lxml import etree  # as above

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    body = etree.fromstring(unpacked(content)[DOCUMENT_PART], parser)
    found: dict[str, list[str]] = {"": []}
    here, in_field = "", 0
    for element in body.iter(PARAGRAPH, BOOKMARK, TEXT, FIELD):
        if element.tag == PARAGRAPH:
            found[here].append("")
        elif element.tag == FIELD:
            in_field += {"begin": 1, "end": -1}.get(element.get(FIELD_KIND) or "", 0)
        elif element.tag == BOOKMARK:
            name = element.get(NAME) or ""
            if name.startswith(HEADING):
                here = name
                found.setdefault(here, []).append("")
        elif not in_field and found[here]:
            found[here][-1] += element.text or ""
    return {name: [line.strip() for line in lines if line.strip()] for name, lines in found.items()}
