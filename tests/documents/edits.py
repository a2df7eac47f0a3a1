"""A small document to be written, edited and written again, and hands to edit it with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path

from lxml import etree

from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    Column,
    Document,
    EvaluatorBox,
    Heading,
    Layout,
    Paragraph,
    Placeholder,
    Role,
    Row,
    Table,
    open_line,
    words,
)
from cerwizard.documents.blocks import Open as OpenPiece
from cerwizard.documents.merge import Report, merge
from cerwizard.documents.word import write_word
from tests.documents.samples import W, imprint
from tests.tools.validate_docx import findings, load_schema

SCHEMA = load_schema()
P, R, T, TBL, TR, MARK, NAME = (
    f"{W}{name}" for name in ("p", "r", "t", "tbl", "tr", "bookmarkStart", "name")
)
CLAIMS = {"C1": "Finds fibrillation", "C2": "Is worn for two weeks", "C3": "Needs no cable"}


def written(
    purpose: str = "Records an ECG.",
    claims: Mapping[str, str] = CLAIMS,
    cards: Mapping[str, str] = CLAIMS,
    device: str = "GlucoPatch",
    extra: tuple[Block, ...] = (),
) -> bytes:
    """Return a document of two sections with one of each kind of region."""
    columns = (Column("No.", 10), Column("Claim", 60), Column("Shown by", 30))
    blocks: tuple[Block, ...] = (
        Heading(1, "1", "Intended purpose", "s1", "Article 2"),
        Paragraph(words("Say what it is for."), Role.GUIDE, "s1.guide"),
        Paragraph(words(purpose), key="s1.purpose") if purpose else waiting("s1.purpose"),
        Bullets((words("First note."), words(f"Of: {purpose}")), "s1.notes"),
        Heading(1, "2", "Claims", "s2"),
        Table("s2.claims", "Claims", columns, _rows(claims)),
        Table("s2.cards", "Claims in full", columns, _rows(cards), Layout.CARDS),
        EvaluatorBox("s2.box", f"Is this enough for: {purpose}", "Article 61", ("yes", "no")),
        *extra,
        Heading(1, "3", "Sources", "s3"),
        Paragraph(words("Nothing was cited."), key="s3.none"),
    )
    return write_word(Document(imprint(device=device), blocks))


def waiting(key: str) -> Placeholder:
    """Return an open place."""
    return Placeholder(OpenPiece("what is it for?"), key=key)


def _rows(claims: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row((words(key, Basis.EVIDENCE), words(text), open_line("by what?")), key)
        for key, text in claims.items()
    )


def edited(content: bytes, *edits: Callable[[etree._Element], None]) -> bytes:
    """Return the document with each edit made to its body."""
    parts = parts_of(content)
    root = etree.fromstring(parts["word/document.xml"])
    for edit in edits:
        edit(root[0])
    return with_parts(content, {"word/document.xml": etree.tostring(root)})


def with_parts(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the package with some parts changed or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in {**parts_of(content), **changed}.items():
            package.writestr(name, part)
    return made.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def merged(old: bytes, new: bytes, folder: Path) -> tuple[list[str], Report, bytes]:
    """Return the lines of the merged document, the report and the file, which is valid and stable."""
    content, report = merge(old, new)
    path = folder / "merged.docx"
    path.write_bytes(content)
    assert findings(path, SCHEMA) == []
    assert merge(content, new)[0] == content
    return lines(content), report, content


def lines(content: bytes) -> list[str]:
    """Return what each paragraph says, in order, empty ones left out."""
    root = etree.fromstring(parts_of(content)["word/document.xml"])
    said = ["".join(text.text or "" for text in paragraph.iter(T)) for paragraph in root.iter(P)]
    return [line for line in said if line.strip()]


def comments(content: bytes) -> list[str]:
    """Return what each comment says."""
    part = parts_of(content).get("word/comments.xml")
    root = etree.Element("none") if part is None else etree.fromstring(part)
    return ["\n".join("".join(map(str, p.itertext())) for p in comment.iter(P)) for comment in root]


def paragraph(body: etree._Element, begins: str) -> etree._Element:
    """Return the first paragraph that begins so."""
    return next(p for p in body.iter(P) if "".join(t.text or "" for t in p.iter(T)).startswith(begins))


def row(body: etree._Element, begins: str) -> etree._Element:
    """Return the table row whose first cell begins so."""
    return next(paragraph(body, begins).iterancestors(TR))


def says(begins: str, instead: str) -> Callable[[etree._Element], None]:
    """Return an edit that lets a paragraph say something else, its marks kept."""

    def edit(body: etree._Element) -> None:
        texts = list(paragraph(body, begins).iter(T))
        texts[0].text = instead
        for text in texts[1:]:
            text.text = ""

    return edit


def typed(after: str, text: str) -> Callable[[etree._Element], None]:
    """Return an edit that adds a paragraph of a person's behind another."""

    def edit(body: etree._Element) -> None:
        made = etree.Element(P)
        etree.SubElement(etree.SubElement(made, R), T).text = text
        paragraph(body, after).addnext(made)

    return edit


def taken_out(begins: str, *, whole_row: bool = False) -> Callable[[etree._Element], None]:
    """Return an edit that takes a paragraph or a row out, marks and all."""

    def edit(body: etree._Element) -> None:
        found = row(body, begins) if whole_row else paragraph(body, begins)
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return edit


def copied(begins: str, to_after: str) -> Callable[[etree._Element], None]:
    """Return an edit that copies a paragraph with its marks behind another."""

    def edit(body: etree._Element) -> None:
        paragraph(body, to_after).addnext(deepcopy(paragraph(body, begins)))

    return edit


def moved(begins: str, to_after: str) -> Callable[[etree._Element], None]:
    """Return an edit that moves a paragraph with its marks behind another."""

    def edit(body: etree._Element) -> None:
        paragraph(body, to_after).addnext(paragraph(body, begins))

    return edit


def added_row(after: str, text: str) -> Callable[[etree._Element], None]:
    """Return an edit that adds a row of a person's behind another, without marks."""

    def edit(body: etree._Element) -> None:
        made = deepcopy(row(body, after))
        for mark in [*made.iter(MARK, f"{W}bookmarkEnd")]:
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)
        list(made.iter(T))[1].text = text
        row(body, after).addnext(made)

    return edit
