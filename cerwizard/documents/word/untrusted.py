"""Opens a Word template that somebody else made: what could act, reach outside or exhaust the machine is refused."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree
from msgspec import Struct

from cerwizard.documents.regions import WORD as W
from cerwizard.documents.unpacked import CannotOpen, unpacked
from cerwizard.errors import DocumentError
from cerwizard.tables import reason_of

LARGEST = 50 * 1024 * 1024
MOST_PARTS = 3000
"""What a template may hold, unpacked: far more than any letter-head, far less than what fills a disk."""

OLD_WORD = b"\xd0\xcf\x11\xe0"
"""How a file of the old Word begins, and one under a password."""

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

MAIN_KINDS = re.compile(rb"wordprocessingml\.(document|template)\.main\+xml")
MACRO_KINDS = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject", re.IGNORECASE)
REACHING_OUT = re.compile(
    r"INCLUDEPICTURE|INCLUDETEXT|DDE|IMPORT|DATABASE|HYPERLINK|MACROBUTTON|\bLINK\b|\bRD\b", re.IGNORECASE
)
"""Fields that fetch something, lead somewhere or run something."""


class Untrusted(Struct, frozen=True):
    """The parts of a template that was found harmless."""

    path: Path
    parts: Mapping[str, bytes]

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to: for each id the last word of its kind, and the part."""
        folder, name = posixpath.split(part)
        relations = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if relations is None:
            return {}
        return {
            found.get("Id", ""): (
                found.get("Type", "").removeprefix(OFFICE),
                posixpath.normpath(posixpath.join("/", folder, found.get("Target", ""))).lstrip("/"),
            )
            for found in self.xml_of(relations, part).iter(RELATION)
        }

    def xml(self, part: str) -> etree._Element:
        """Return a part as XML; raises `DocumentError` when it is none."""
        if part not in self.parts:
            raise DocumentError(str(self.path), f"a part of this Word file is missing: {part}")
        return self.xml_of(self.parts[part], part)

    def xml_of(self, content: bytes, part: str) -> etree._Element:
        """Return XML read without fetching or expanding anything."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise DocumentError(
                str(self.path), f"not a Word file that can be read: {part} is broken"
            ) from error


def open_untrusted(path: Path) -> Untrusted:
    """Return the parts of a template; raises `DocumentError` with the reason where it is refused."""
    found = Untrusted(path, _unpacked(path))
    reason = next(_reasons_against(found), None)
    if reason:
        raise DocumentError(str(path), reason)
    return found


def _unpacked(path: Path) -> dict[str, bytes]:
    """Return the entries of the archive, never more of them than a template may hold."""
    try:
        with path.open("rb") as file:
            is_old = file.read(len(OLD_WORD)) == OLD_WORD
    except OSError as error:
        raise DocumentError(str(path), f"cannot be read: {reason_of(error)}") from error
    if is_old:
        reason = "a file of the old Word, or one under a password; save it as .docx without a password"
        raise DocumentError(str(path), reason)
    try:
        return unpacked(path, LARGEST, MOST_PARTS)
    except CannotOpen as error:
        raise DocumentError(str(path), f"{error.reason}; a template is a .docx or .dotx") from error


def _reasons_against(found: Untrusted) -> Iterator[str]:
    kinds = found.parts.get("[Content_Types].xml", b"")
    if MACRO_KINDS.search(kinds) or any(MACRO_KINDS.search(name.encode()) for name in found.parts):
        yield "this template holds macros or embedded programs; save it as .docx without them"
    if not MAIN_KINDS.search(kinds):
        yield "not a Word document: a template ends in .docx or .dotx"
    for name, content in found.parts.items():
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            yield f"{name} declares entities, which no Word file needs"
    for name in sorted(found.parts):
        if name.endswith(".rels"):
            yield from _outside(found, name)
    for name in sorted(found.parts):
        if name.startswith("word/") and name.endswith(".xml"):
            yield from _fields_that_reach_out(found, name)


def _outside(found: Untrusted, name: str) -> Iterator[str]:
    for relation in found.xml(name).iter(RELATION):
        if relation.get("TargetMode") == "External":
            kind = relation.get("Type", "").rpartition("/")[2] or "link"
            yield (
                f"refers to something outside itself ({kind}: {relation.get('Target', '')[:80]}); "
                "take the link out in Word, so that nothing is fetched when a document is opened"
            )


def _fields_that_reach_out(found: Untrusted, name: str) -> Iterator[str]:
    """Look at the fields of a part as one text: a field may be spread over many pieces."""
    part = found.xml(name)
    told = [element.get(f"{W}instr") or "" for element in part.iter(f"{W}fldSimple")]
    told.append("".join(element.text or "" for element in part.iter(f"{W}instrText")))
    field = next((match for text in told if (match := REACHING_OUT.search(text))), None)
    if field:
        yield f"holds a field that reaches outside ({field[0].upper()}); take it out in Word"
