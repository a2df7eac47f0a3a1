"""The parts of a Word file that is merged: taken out once, put back with only what changed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from cerwizard.documents.merge.comments import Comments
from cerwizard.documents.merge.styles import Importer
from cerwizard.documents.regions import DOCUMENT_PART, WORD
from cerwizard.documents.seal import CUSTOM
from cerwizard.documents.unpacked import CannotOpen, unpacked
from cerwizard.documents.word.package import FIRST_PROPERTY, custom_properties, packed

STYLES, COMMENTS = "word/styles.xml", "word/comments.xml"
RELATIONS, KINDS = "word/_rels/document.xml.rels", "[Content_Types].xml"
COMMENTS_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"

OWN = "cw_"
"""How the names of our own properties begin."""

RUNNING = re.compile(r"word/(header|footer)\d*\.xml")
"""The parts that stand on each page."""


class CannotMerge(Exception):
    """An edited document that cannot be kept up to date; the reason completes "not merged: …"."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Package:
    """The parts of a document."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._root = self._read(DOCUMENT_PART)
        body = self._root.find(f"{WORD}body")
        if body is None:
            raise CannotMerge("it has no text")
        self.body = body
        self.styles = self._read(STYLES)
        self.comments = self._read(COMMENTS) if COMMENTS in parts else None
        self.running = {name: self._read(name) for name in sorted(parts) if RUNNING.fullmatch(name)}
        """The headers and footers, by the name of their part."""

    def properties(self) -> dict[str, str]:
        """Return the custom properties that hold text."""
        if CUSTOM not in self.parts:
            return {}
        return {str(entry.get("name")): "".join(map(str, entry.itertext())) for entry in self._read(CUSTOM)}

    def set_properties(self, properties: Mapping[str, str]) -> None:
        """Write our own custom properties anew; those of others stay as they are."""
        if CUSTOM not in self.parts:
            raise CannotMerge(f"its part {CUSTOM} is missing")
        root = self._read(CUSTOM)
        for entry in [entry for entry in root if str(entry.get("name")).startswith(OWN)]:
            root.remove(entry)
        taken = [int(entry.get("pid") or 0) for entry in root]
        added = etree.fromstring(custom_properties(properties))
        for number, entry in enumerate(added, max(taken, default=FIRST_PROPERTY - 1) + 1):
            entry.set("pid", str(number))
            root.append(entry)
        self.parts[CUSTOM] = _written(root)

    def keep(self, importer: Importer, comments: Comments) -> None:
        """Take over the body as it stands now, with the styles and comments that were added."""
        self.parts[DOCUMENT_PART] = _written(self._root)
        if importer.is_changed:
            self.parts[STYLES] = _written(importer.old_styles)
        if comments.is_changed:
            if COMMENTS not in self.parts:
                self._add_comments()
            self.parts[COMMENTS] = _written(comments.part)

    def keep_running(self) -> None:
        """Take over the headers and footers as they stand now."""
        self.parts.update({name: _written(root) for name, root in self.running.items()})

    def packed(self) -> bytes:
        """Return the file."""
        return packed(self.parts)

    def _add_comments(self) -> None:
        relations = self._read(RELATIONS)
        taken = {relation.get("Id") for relation in relations}
        number = next(number for n in range(1, len(taken) + 2) if (number := f"rId{n}") not in taken)
        tag = str(relations.tag).replace("Relationships", "Relationship")
        etree.SubElement(relations, tag, {"Id": number, "Type": COMMENTS_RELATION, "Target": "comments.xml"})
        kinds = self._read(KINDS)
        override = str(kinds.tag).replace("Types", "Override")
        etree.SubElement(kinds, override, {"PartName": f"/{COMMENTS}", "ContentType": COMMENTS_KIND})
        self.parts[RELATIONS], self.parts[KINDS] = _written(relations), _written(kinds)

    def _read(self, name: str) -> _Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            content = self.parts[name]
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise CannotMerge(f"{name} declares entities")
            return etree.fromstring(content, parser)
        except (KeyError, etree.XMLSyntaxError) as error:
            raise CannotMerge(f"its part {name} is missing or broken") from error


def opened(content: bytes) -> Package:
    """Return the parts of a Word file; raises `CannotMerge` where it is none that can be read."""
    try:
        return Package(unpacked(content))
    except CannotOpen as error:
        raise CannotMerge(f"it {error.reason}") from error


def _written(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
