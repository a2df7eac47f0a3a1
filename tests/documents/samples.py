"""Documents and knowledge for the tests of this folder."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

from cerwizard.assessment import Assessment, Knowledge, assess, load_knowledge
from cerwizard.documents import Outline, compose, load_outlines
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    CaptionLists,
    Column,
    Contents,
    Document,
    EvaluatorBox,
    Figure,
    Heading,
    Imprint,
    Layout,
    Link,
    Note,
    Open,
    PageBreak,
    Paragraph,
    Placeholder,
    Role,
    Row,
    Table,
    Text,
    open_line,
    words,
)
from cerwizard.documents.drawings import (
    Drawing,
    Flow,
    Heat,
    HeatCell,
    HeatRow,
    Node,
    Phase,
    Shade,
    Station,
    Timeline,
    Tree,
)
from cerwizard.documents.legend import LEGEND
from cerwizard.project import Project, read_project

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*.toml")))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HOSTILE = (
    "control \x00\x01\x07\x0b\x0c\x1b\x7f\ud800\ufffe end",
    "<w:p>markup</w:p> ]]> &amp; &#0; <!-- <?xml?> \"quotes\" 'single'",
    "emoji \U0001f600 \U0001f468\u200d\U0001f469 \U0001f1ea\U0001f1fa, combining e\u0301",
    "right to left: שלום עולם and العربية 123, override \u202egnp.exe\u202c, isolate \u2067x\u2069",
    "line\r\nends\rof\u2028every\u2029kind\u0085and\ttabs",
    "{{ field }} ${x} %s \\o TOC =cmd|'/c calc'!A1 ../../etc/passwd",
    "a" * 5000,
    "   ",
)
"""What people paste, and what somebody might."""


def imprint(
    device: str = "GlucoPatch", author: str = "", banner: str = "", date: str = "2026-11-22"
) -> Imprint:
    """Return an imprint of a device for tests."""
    return Imprint(
        "CEP GlucoPatch",
        "Clinical evaluation plan",
        device,
        version="0.2",
        status="DRAFT",
        date=date,
        manufacturer="Example GmbH",
        author=author,
        banner=banner,
    )


def every_block(text: str = "words") -> tuple[Block, ...]:
    """Return one block of each kind, with this text wherever text may stand."""
    stated = words(text, Basis.STATED)
    columns = (Column(text, 20), Column("Answer", 30), Column("Judgement", 10))
    rows = tuple(
        Row((stated, words(text, Basis.COMPUTED, text), words("E1", Basis.EVIDENCE)), f"{text}{n}")
        for n in range(3)
    )
    return (
        Paragraph(words(text), Role.BANNER),
        LEGEND,
        Contents(2),
        PageBreak(),
        Heading(1, "1", text, "s.1", text),
        Paragraph(words(text), Role.GUIDE),
        Paragraph((Text(text, Basis.STATED), Link(text, "s.1"), Text(text, Basis.EVALUATOR)), key="s.1.p"),
        Heading(2, "1.1", text, "s.1.1"),
        Bullets((stated, open_line(text, text, text)), "s.1.1.bullets"),
        Table("s.1.1.grid", text, columns, rows),
        Table("s.1.1.cards", text, columns, rows, Layout.CARDS),
        Table("s.1.1.empty", text, columns, ()),
        Placeholder(Open(text, text, text), text, "s.1.1.open"),
        Note(text, (stated, words(text)), "s.1.1.note"),
        EvaluatorBox("s.1.1.box", text, text, (text, "no"), text),
        *every_figure(text),
        CaptionLists(),
    )


def every_figure(text: str = "words") -> tuple[Figure, ...]:
    """Return one figure of each kind, with this text wherever text may stand."""
    line = words(text, Basis.STATED)
    phase, station = Phase(text, (line, open_line(text))), Station(text, (line,), text, (open_line(text),))
    leaves = (Node(text, (line,)), Node(text, (line, line), (Node(text),)))
    cells = tuple(HeatCell(line, shade) for shade in Shade)
    drawings: tuple[Drawing, ...] = (
        Timeline((phase, phase, phase)),
        Timeline((phase,) * 5),
        Tree(Node(text, (line,), leaves)),
        Flow((station, Station(text, (line,)), station)),
        Heat(text, (text,) * len(cells), (HeatRow(line, cells, text), HeatRow(line, cells)), cells),
    )
    return tuple(
        Figure(f"s.1.1.figure{number}", f"{text} {number}", text, drawing)
        for number, drawing in enumerate(drawings)
    )


def document(text: str = "words") -> Document:
    """Return a document with one block of each kind."""
    return Document(imprint(device=text, author=text, banner=text), every_block(text))


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return a part of a written document, parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def all_text(element: etree._Element) -> str:
    """Return everything that an element shows."""
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


@cache
def knowledge() -> Knowledge:
    """Return everything the tool knows, read once."""
    return load_knowledge()


@cache
def outlines() -> dict[str, Outline]:
    """Return the documents of the rulebooks by their id."""
    return {outline.id: outline for outline in load_outlines(knowledge())}


@cache
def example(name: str) -> Assessment:
    """Return the assessment of an example project; `empty` is one where nothing is said."""
    if name == "empty":
        return assess(Project(name="Nothing said yet", markets=("eu",)), knowledge())
    path = next(path for path in EXAMPLES if path.stem == name)
    return assess(read_project(path, knowledge().questionnaire).project, knowledge())


@cache
def composed(name: str, outline: str) -> Document:
    """Return a document of an example project."""
    return compose(example(name), outlines()[outline])


NAMES = ("empty", *(path.stem for path in EXAMPLES))
"""The example projects, and the one where nothing is said."""
