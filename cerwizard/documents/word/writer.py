"""Blocks into Word: one string of WordprocessingML, parsed once, laid into the slim template."""

from __future__ import annotations

from typing import assert_never

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    Contents,
    Document,
    EvaluatorBox,
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
from cerwizard.documents.regions import Bookmarks, hashes, heading_bookmark
from cerwizard.documents.word.markup import field, hyperlink, line_runs, paragraph, run
from cerwizard.documents.word.package import finished_package
from cerwizard.documents.word.tables import box_xml, table_xml
from cerwizard.documents.word.template import Style, contents_style, heading_style, template_package

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


def write_word(document: Document) -> bytes:
    """Return the document as a .docx package: the same document gives the same bytes."""
    word = docx.Document(template_package())
    body = _Body(document)
    _replace_body(word, body.xml())
    _write_header(word, document.imprint)
    _write_footer(word, document.imprint)
    return finished_package(word, document.imprint, hashes(word.element.body))


class _Body:
    """Turns blocks into markup, keeping count of bookmarks and captions."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.bookmarks = Bookmarks()
        self.tables = 0

    def xml(self) -> str:
        imprint = self.document.imprint
        front = paragraph(Style.TITLE, run(imprint.title)) + paragraph(Style.SUBTITLE, run(imprint.device))
        return front + "".join(self.block(block) for block in self.document.blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(line=line, role=role, key=key):
                return paragraph(PARAGRAPH_STYLE[role], self.region(key, line_runs(line)))
            case Bullets(items=items, key=key):
                return self.lines([(Style.LIST_BULLET, line_runs(item)) for item in items], key)
            case Table():
                return self.caption(block.caption) + table_xml(block, self.bookmarks)
            case Placeholder():
                return paragraph(Style.OPEN_LINE, self.region(block.key, line_runs(_placeholder(block))))
            case Note(title=title, lines=lines, key=key):
                title_runs = [(Style.NOTE_TITLE, run(title))]
                return self.lines(title_runs + [(Style.NOTE, line_runs(line)) for line in lines], key)
            case EvaluatorBox():
                return box_xml(block, self.bookmarks)
            case Contents(depth=depth):
                return self.contents(depth)
            case Legend():
                return self.legend(block)
            case PageBreak():
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        assert_never(block)

    def heading(self, block: Heading) -> str:
        words = run(f"{block.number}\t{block.text}" if block.number else block.text)
        marked = self.bookmarks.around(heading_bookmark(block.key), words)
        clause = paragraph(Style.CLAUSE_LINE, run(f"Answers {block.clause}")) if block.clause else ""
        return paragraph(heading_style(block.level), marked) + clause

    def caption(self, text: str) -> str:
        if not text:
            return ""
        self.tables += 1
        number = run("Table ") + field("SEQ Table \\* ARABIC", str(self.tables))
        return paragraph(Style.CAPTION, number + run(f"  {text}"))

    def contents(self, depth: int) -> str:
        """Write the entries in: no reader fills an empty field by itself. Page numbers come with an update."""
        entries = [
            block for block in self.document.blocks if isinstance(block, Heading) and block.level <= depth
        ]
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        lines = [paragraph(Style.CONTENTS_HEADING, run("Contents"))]
        for position, entry in enumerate(entries):
            anchor = heading_bookmark(entry.key)
            words = run(f"{entry.number}\t{entry.text}\t" if entry.number else f"{entry.text}\t")
            link = hyperlink(anchor, words + field(f"PAGEREF {anchor} \\h", ""))
            lines.append(paragraph(contents_style(entry.level), (begin if position == 0 else "") + link))
        if entries:
            lines.append(paragraph(Style.GAP, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
        return "".join(lines)

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


def _replace_body(word: WordDocument, xml: str) -> None:
    """Lay the finished body into the template, whose page set-up stays."""
    body = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    body.append(word.element.body.sectPr)
    word.element.replace(word.element.body, body)


def _write_header(word: WordDocument, imprint: Imprint) -> None:
    state = " – ".join(part for part in (f"Version {imprint.version}", imprint.status) if part)
    lines = paragraph(Style.HEADER, run(f"{imprint.identifier}\t{state}"))
    if imprint.banner:
        lines += paragraph(Style.HEADER_BANNER, run(imprint.banner))
    _replace_lines(word.sections[0].header.part.element, lines)


def _write_footer(word: WordDocument, imprint: Imprint) -> None:
    pages = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    left = " – ".join(part for part in (imprint.manufacturer, imprint.date) if part)
    _replace_lines(word.sections[0].footer.part.element, paragraph(Style.FOOTER, run(f"{left}\t") + pages))


def _replace_lines(part: BaseOxmlElement, xml: str) -> None:
    """Write the paragraphs of a header or footer."""
    for child in list(part):
        part.remove(child)
    part.extend(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))
