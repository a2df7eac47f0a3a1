"""The finished package: properties without a trace of the machine, and the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from cerwizard.documents.blocks import Imprint
from cerwizard.documents.letters import legal
from cerwizard.documents.seal import CUSTOM, SEAL, seal
from cerwizard.documents.word.markup import escaped

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest a zip archive can hold."""

LONGEST_PROPERTY = 255
"""What a core property may hold."""

FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Marks a custom property as the user's own; every program uses this one."""

FIRST_PROPERTY = 2
"""Custom properties are numbered from two."""


def finished_package(word: WordDocument, imprint: Imprint, kept: Mapping[str, str]) -> bytes:
    """Return the document's bytes with its properties set and its entries sorted and dated alike."""
    _set_core_properties(word, imprint)
    _add_custom_properties(word)
    written = io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[CUSTOM] = custom_properties({**dict(imprint.properties), **kept, SEAL: seal(parts)})
    return packed(parts)


def _set_core_properties(word: WordDocument, imprint: Imprint) -> None:
    properties = word.core_properties
    properties.title = _short(f"{imprint.title}: {imprint.device}")
    properties.subject = _short(imprint.identifier)
    properties.author = _short(imprint.author)
    properties.keywords = _short(", ".join(imprint.keywords))
    properties.category = _short(imprint.status)
    properties.version = _short(imprint.version)
    properties.language = "en-GB"
    if imprint.date:
        issued = dt.datetime.fromisoformat(imprint.date)
        properties.created = properties.modified = issued


def _short(text: str) -> str:
    return legal(text).replace("\n", " ")[:LONGEST_PROPERTY]


def _add_custom_properties(word: WordDocument) -> None:
    """Make room for the part; what it holds follows from all other parts."""
    package = word.part.package
    part = Part(PackURI(f"/{CUSTOM}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom_properties({}), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def custom_properties(properties: Mapping[str, str]) -> bytes:
    """Return the part that holds a document's custom properties."""
    rows = "".join(
        f'<property fmtid="{FORMAT_ID}" pid="{number}" name="{escaped(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(sorted(properties.items()), FIRST_PROPERTY)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rows}</Properties>'
    )
    return xml.encode("utf-8")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the archive: entries in order of their names, none dated by the clock."""
    finished = io.BytesIO()
    with zipfile.ZipFile(finished, "w") as target:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, parts[name])
    return finished.getvalue()
