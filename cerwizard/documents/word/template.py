"""The slim Word template: an unzipped package kept as plain XML, put together when it is needed."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from functools import cache
from pathlib import Path

from cerwizard.documents.word.frame import Frame

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


class Style(StrEnum):
    """The ids of the styles the writer uses; every one is defined in the template."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    CONTENTS_HEADING = "TOCHeading"
    CAPTION = "Caption"
    LIST_BULLET = "ListBullet"
    LIST_OF_CAPTIONS = "TableofFigures"
    HEADER = "CWHeaderLine"
    FOOTER = "CWFooterLine"
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
    GAP_KEPT = "CWGapKept"
    CELL = "CWCell"
    CELL_HEAD = "CWCellHead"
    CELL_LABEL = "CWCellLabel"
    CELL_KEPT = "CWCellKept"
    FIGURE_TITLE = "CWFigureTitle"
    FIGURE_TEXT = "CWFigureText"
    FIGURE_ARROW = "CWFigureArrow"
    STATED = "CWStated"
    COMPUTED = "CWComputed"
    EVIDENCE = "CWEvidence"
    EVALUATOR = "CWEvaluator"
    OPEN = "CWOpen"
    OPEN_CELL = "CWOpenCell"
    CLAUSE = "CWClause"
    TABLE = "CWTable"
    BOX = "CWBox"
    FIGURE = "CWFigure"


def heading_style(level: int) -> str:
    """Return the style of a heading of this level."""
    return f"Heading{level}"


def contents_style(level: int) -> str:
    """Return the style of a line of the contents at this level."""
    return f"TOC{level}"


@cache
def own_frame() -> Frame:
    """Return cerwizard's own template."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, file in PARTS.items():
            archive.writestr(name, template_part(file))
    return Frame(package.getvalue())


def template_part(file: str) -> bytes:
    """Return a file of the template's folder."""
    return (FOLDER / file).read_bytes()
