"""The slim Word template: an unzipped package kept as plain XML, put together when it is needed."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "template"
"""The parts, one file each; fonts, sizes and colours are changed there and nowhere else."""

PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
    "word/footer1.xml": "footer.xml",
    "word/header1.xml": "header.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
"""Where each file of the folder lies in the package."""

TEXT_WIDTH = 9638
"""The width between the margins, in twentieths of a point: what the columns of a table share."""


class Style(StrEnum):
    """The ids of the styles the writer uses; every one is defined in the template."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    CONTENTS_HEADING = "TOCHeading"
    CAPTION = "Caption"
    LIST_BULLET = "ListBullet"
    HEADER = "Header"
    FOOTER = "Footer"
    HYPERLINK = "Hyperlink"
    BODY = "Normal"
    LEAD = "CWLead"
    HEADER_BANNER = "CWHeaderBanner"
    CLAUSE_LINE = "CWClauseLine"
    GUIDE = "CWGuide"
    BANNER = "CWBanner"
    OPEN_LINE = "CWOpenLine"
    NOTE = "CWNote"
    NOTE_TITLE = "CWNoteTitle"
    GAP = "CWGap"
    CELL = "CWCell"
    CELL_HEAD = "CWCellHead"
    CELL_LABEL = "CWCellLabel"
    STATED = "CWStated"
    COMPUTED = "CWComputed"
    EVIDENCE = "CWEvidence"
    EVALUATOR = "CWEvaluator"
    OPEN = "CWOpen"
    OPEN_CELL = "CWOpenCell"
    CLAUSE = "CWClause"
    TABLE = "CWTable"
    BOX = "CWBox"


def heading_style(level: int) -> str:
    """Return the style of a heading of this level."""
    return f"Heading{level}"


def contents_style(level: int) -> str:
    """Return the style of a line of the contents at this level."""
    return f"TOC{level}"


def template_package() -> io.BytesIO:
    """Return the template as a .docx package."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, file in PARTS.items():
            archive.writestr(name, (FOLDER / file).read_bytes())
    package.seek(0)
    return package
