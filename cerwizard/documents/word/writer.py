"""Blocks into Word: one string of WordprocessingML, parsed once, laid into the slim template."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import assert_never

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import _Element

from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    CaptionLists,
    Contents,
    Document,
    EvaluatorBox,
    Figure,
    Heading,
    Imprint,
    Legend,
    Note,
    Open,
    PageBreak,
    Paragraph,
    Placeholder,
    Role,
    Table,
    Text,
)
from cerwizard.documents.legend import BASIS_NAME, LEGEND_TITLE
from cerwizard.documents.regions import (
    LINE,
    Bookmarks,
    document_text,
    hashes,
    heading_bookmark,
    text_hash,
)
from cerwizard.documents.word.contents import captions_of, contents_xml, lists_xml
from cerwizard.documents.word.figures import figure_xml
from cerwizard.documents.word.frame import Frame
from cerwizard.documents.word.markup import field, line_runs, paragraph, run
from cerwizard.documents.word.package import finished_package
from cerwizard.documents.word.tables import box_xml, table_xml
from cerwizard.documents.word.template import Style, heading_style, own_frame

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

PARAGRAPH_STYLE = {
    Role.BODY: Style.BODY,
    Role.LEAD: Style.LEAD,
    Role.GUIDE: Style.GUIDE,
    Role.CLAUSE: Style.CLAUSE_LINE,
    Role.BANNER: Style.BANNER,
}


TITLE_KEY, DEVICE_KEY = "front.title", "front.device"
"""The regions of the two lines a document begins with."""

STYLE_MARKS = tuple(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle"))
VALUE = qn("w:val")


def write_word(
    document: Document, frame: Frame | None = None, pages: Mapping[str, int] | None = None
) -> bytes:
    """Return the document as a .docx package: the same document gives the same bytes.

    `pages` holds the page of each bookmark where somebody measured it.
    """
    frame = frame or own_frame()
    word = docx.Document(io.BytesIO(frame.package))
    body = _Body(document, frame, pages or {})
    _replace_body(word, body.xml(), frame)
    lines = {
        **_write_header(word, document.imprint, frame),
        **_write_footer(word, document.imprint, frame),
    }
    said = {LINE + name: text_hash(document_text(line)) for name, line in lines.items()}
    return finished_package(word, document.imprint, {**hashes(word.element.body), **said})


class _Body:
    """Turns blocks into markup, keeping count of bookmarks and captions."""

    def __init__(self, document: Document, frame: Frame, pages: Mapping[str, int]) -> None:
        self.document = document
        self.width = frame.width
        self.pages = pages
        self.bookmarks = Bookmarks()
        self.captions = captions_of(document.blocks)

    def xml(self) -> str:
        imprint = self.document.imprint
        title = self.region(TITLE_KEY, run(imprint.title))
        device = self.region(DEVICE_KEY, run(imprint.device))
        front = paragraph(Style.TITLE, title) + paragraph(Style.SUBTITLE, device)
        return front + "".join(self.placed(place, block) for place, block in enumerate(self.document.blocks))

    def placed(self, place: int, block: Block) -> str:
        """Return a block, under its caption where it has one."""
        caption = self.captions.get(place)
        return (caption.xml(self.bookmarks) if caption else "") + self.block(block)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(line=line, role=role, key=key):
                return paragraph(PARAGRAPH_STYLE[role], self.region(key, line_runs(line)))
            case Bullets(items=items, key=key):
                return self.lines([(Style.LIST_BULLET, line_runs(item)) for item in items], key)
            case Table():
                return table_xml(block, self.bookmarks, self.width)
            case Figure():
                return figure_xml(block, self.bookmarks, self.width)
            case Placeholder():
                return paragraph(Style.OPEN_LINE, self.region(block.key, line_runs(_placeholder(block))))
            case Note(title=title, lines=lines, key=key):
                title_runs = [(Style.NOTE_TITLE, run(title))]
                return self.lines(title_runs + [(Style.NOTE, line_runs(line)) for line in lines], key)
            case EvaluatorBox():
                return box_xml(block, self.bookmarks, self.width)
            case Contents(depth=depth):
                return self.contents(depth)
            case CaptionLists():
                return lists_xml(list(self.captions.values()), self.bookmarks, self.pages)
            case Legend():
                return self.legend(block)
            case PageBreak():
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        assert_never(block)

    def heading(self, block: Heading) -> str:
        words = run(f"{block.number}\t{block.text}" if block.number else block.text)
        marked = self.bookmarks.around(heading_bookmark(block.key), words)
        heading = paragraph(heading_style(block.level), marked)
        if not block.clause:
            return heading
        clause = self.region(f"{block.key}.clause", run(f"Answers {block.clause}"))
        return heading + paragraph(Style.CLAUSE_LINE, clause)

    def contents(self, depth: int) -> str:
        blocks = self.document.blocks
        headings = [block for block in blocks if isinstance(block, Heading)]
        has_lists = bool(self.captions) and any(isinstance(block, CaptionLists) for block in blocks)
        return contents_xml(headings, depth, self.pages, has_lists)

    def legend(self, legend: Legend) -> str:
        lines = [paragraph(Style.NOTE_TITLE, run(LEGEND_TITLE))]
        for basis, sentence in legend.sentences:
            sample = Text(BASIS_NAME[basis], basis) if basis else Open()
            lines.append(paragraph(Style.NOTE, line_runs((sample, Text(f"  {sentence}")))))
        return "".join(lines)

    def region(self, key: str, runs: str) -> str:
        begin, end = self.bookmarks.region(key) if key else ("", "")
        return begin + runs + end

    def lines(self, lines: list[tuple[Style, str]], key: str) -> str:
        begin, end = self.bookmarks.region(key) if key else ("", "")
        last = len(lines) - 1
        return "".join(
            paragraph(style, (begin if n == 0 else "") + runs + (end if n == last else ""))
            for n, (style, runs) in enumerate(lines)
        )


def _placeholder(block: Placeholder) -> tuple[Open | Text, ...]:
    return (block.item, Text("", Basis.COMPUTED, block.clause)) if block.clause else (block.item,)


def _replace_body(word: WordDocument, xml: str, frame: Frame) -> None:
    """Lay the finished body into the template, whose page set-up stays."""
    body = _parsed(xml, frame)
    body.append(word.element.body.sectPr)
    word.element.replace(word.element.body, body)


def _write_header(word: WordDocument, imprint: Imprint, frame: Frame) -> dict[str, _Element]:
    """Say on each page which document it is, under what the template says there; return the lines by name."""
    state = " – ".join(part for part in (f"Version {imprint.version}", imprint.status) if part)
    lines = paragraph(Style.HEADER, run(f"{imprint.identifier}\t{state}"))
    if imprint.banner:
        lines += paragraph(Style.HEADER_BANNER, run(imprint.banner))
    parsed = _parsed(lines, frame)
    for part in _parts(word, RELATIONSHIP_TYPE.HEADER):
        _add_lines(part, deepcopy(parsed))
    return dict(zip(("header", "banner"), list(parsed), strict=False))


def _write_footer(word: WordDocument, imprint: Imprint, frame: Frame) -> dict[str, _Element]:
    """Number the pages, unless the template does; return the line by name, where one was written."""
    pages = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    left = " – ".join(part for part in (imprint.manufacturer, imprint.date) if part)
    parsed = _parsed(paragraph(Style.FOOTER, run(f"{left}\t") + pages), frame)
    unnumbered = [part for part in _parts(word, RELATIONSHIP_TYPE.FOOTER) if not _numbers_pages(part)]
    for part in unnumbered:
        _add_lines(part, deepcopy(parsed))
    return {"footer": parsed[0]} if unnumbered else {}


def _parts(word: WordDocument, kind: str) -> Iterator[BaseOxmlElement]:
    """Give the headers or footers of the template."""
    for relation in word.part.rels.values():
        if relation.reltype == kind:
            yield relation.target_part.element


def _add_lines(part: BaseOxmlElement, lines: BaseOxmlElement) -> None:
    """Add paragraphs to a header or footer; an empty last line of the template makes room for them."""
    last = part[-1] if len(part) else None
    if last is not None and last.tag == qn("w:p") and not any(child.tag != qn("w:pPr") for child in last):
        part.remove(last)
    part.extend(lines)


def _numbers_pages(part: BaseOxmlElement) -> bool:
    told = [found.text or "" for found in part.iter(qn("w:instrText"))]
    told += [found.get(qn("w:instr")) or "" for found in part.iter(qn("w:fldSimple"))]
    return any(instruction.split()[:1] == ["PAGE"] for instruction in told)


def _parsed(xml: str, frame: Frame) -> BaseOxmlElement:
    """Return a body that calls each style by the id that the template gives it.

    Where the template's headings number themselves they are told not to: the document brings its own numbers.
    """
    body = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    for mark in body.iter(*STYLE_MARKS) if frame.styles or frame.numbered else ():
        style = mark.get(VALUE) or ""
        mark.set(VALUE, frame.styles.get(style, style))
        if style in frame.numbered:
            mark.addnext(parse_xml(f'<w:numPr {NAMESPACES}><w:numId w:val="0"/></w:numPr>'))
    return body
