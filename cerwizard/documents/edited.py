"""Tells a document that a person edited from one that stands as it was written."""

from __future__ import annotations

import zipfile
from pathlib import Path

from cerwizard.documents.pdf import is_marked
from cerwizard.documents.regions import DOCUMENT_HASH, hashes, normalised, text_hash

MARK = "<!-- cerwizard: "
"""Begins the last line of a Markdown file, which holds the hash of the lines above."""

DOCUMENT_PART, PROPERTIES_PART = "word/document.xml", "docProps/custom.xml"


def is_edited(path: Path) -> bool:
    """Return whether a file stands here that says something else than what was written, or was never written by us."""
    if not path.exists() and not path.is_symlink():
        return False
    if path.is_symlink() or not path.is_file():
        return True
    match path.suffix:
        case ".md":
            return _is_edited_text(path)
        case ".pdf":
            return _is_edited_pdf(path)
        case _:
            return _is_edited_word(path)


def marked_text(text: str) -> str:
    """Return a Markdown text with the mark by which an edit is noticed."""
    return f"{text}\n{MARK}{text_hash(normalised(text))} -->\n"


def _is_edited_text(path: Path) -> bool:
    try:
        text, mark, found = path.read_text("utf-8").rpartition(MARK)
    except (OSError, UnicodeDecodeError):
        return True
    return not mark or found.split(" ")[0] != text_hash(normalised(text))


def _is_edited_pdf(path: Path) -> bool:
    try:
        return not is_marked(path.read_bytes())
    except OSError:
        return True


def _is_edited_word(path: Path) -> bool:
    # lxml is imported here: it is needed only where a Word document stands already.
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(path) as package:
            body = etree.fromstring(package.read(DOCUMENT_PART), parser)
            properties = etree.fromstring(package.read(PROPERTIES_PART), parser)
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return True
    kept = {entry.get("name"): "".join(map(str, entry.itertext())) for entry in properties}
    return kept.get(DOCUMENT_HASH) != hashes(body)[DOCUMENT_HASH]
