"""Tells a document that a person edited from one that stands as it was written."""

from __future__ import annotations

import os
import re
from pathlib import Path

from cerwizard.documents.pdf import is_marked
from cerwizard.documents.regions import text_hash
from cerwizard.documents.seal import CUSTOM, IDENTITY, SEAL, seal
from cerwizard.documents.unpacked import CannotOpen, unpacked
from cerwizard.paths import is_file

MARK = "<!-- cerwizard: "
"""Begins the last line of a Markdown file, which holds the hash of the lines above."""

WORD_ENDING = ".docx"
ANOTHER = "it is another document, or one about another device"

SEALED = re.compile(rf'name="{SEAL}"><vt:lpwstr>([0-9a-f]+)<'.encode())
"""How the seal stands in a document as it was written; a program that saves it again may write it otherwise."""

IDENTIFIED = re.compile(rf'name="({"|".join(IDENTITY)})"><vt:lpwstr>([^<]*)<'.encode())


def is_edited(path: Path) -> bool:
    """Return whether a file stands here that says something else than what was written, or was never written by us."""
    if not os.path.lexists(path):
        return False
    if path.is_symlink() or not is_file(path):
        return True
    match path.suffix:
        case ".md":
            return _is_edited_text(path)
        case ".pdf":
            return _is_edited_pdf(path)
        case _:
            return _is_edited_word(path)


def is_another(path: Path, content: bytes) -> bool:
    """Return whether the Word document that stands here as it was written is another one, or of another device."""
    if path.suffix != WORD_ENDING or not is_file(path):
        return False
    try:
        there, here = (
            dict(IDENTIFIED.findall(unpacked(found).get(CUSTOM, b"")))
            for found in (path.read_bytes(), content)
        )
    except (OSError, CannotOpen):
        return False
    return any(there[name] != here.get(name) for name in there)


def marked_text(text: str) -> str:
    """Return a Markdown text with the mark by which an edit is noticed."""
    above = f"{text}\n"
    return f"{above}{MARK}{_end_of_mark(above)}"


def _is_edited_text(path: Path) -> bool:
    try:
        text, mark, found = path.read_text("utf-8").rpartition(MARK)
    except (OSError, UnicodeDecodeError):
        return True
    return not mark or found != _end_of_mark(text)


def _end_of_mark(text: str) -> str:
    """Return what must follow the mark: a line split in two is an edit, another kind of line end is none."""
    lines = "\n".join(text.splitlines())
    return f"{text_hash(lines)} -->\n"


def _is_edited_pdf(path: Path) -> bool:
    try:
        return not is_marked(path.read_bytes())
    except OSError:
        return True


def _is_edited_word(path: Path) -> bool:
    """Return whether a Word file holds something else than what was sealed in it.

    One that a program only opened and saved does, too: it is brought up to date part by part.
    """
    try:
        parts = unpacked(path.read_bytes())
    except (OSError, CannotOpen):
        return True
    found = SEALED.search(parts.get(CUSTOM, b""))
    return found is None or found[1].decode("ascii") != seal(parts)
