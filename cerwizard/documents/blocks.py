"""What a document says, as pure data: no block knows Word or Markdown.

Everything a document states is one of four kinds (`Basis`), and the kind can be seen: it is carried by each
piece of text, and each writer shows it in its own quiet way.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from cerwizard.documents.drawings import Drawing


class Basis(StrEnum):
    """What a statement rests on."""

    STATED = "stated"
    """The user said so: an answer, in the user's words."""
    COMPUTED = "computed"
    """A rule was applied; the text names its clause."""
    EVIDENCE = "evidence item"
    """An item of evidence, by its id."""
    EVALUATOR = "evaluator"
    """A judgement nobody has made yet: left to the evaluator."""


class Text(Struct, frozen=True):
    """A piece of running text that rests on one thing."""

    text: str
    basis: Basis | None = None
    """None: the document's own frame (labels, headings of columns), which states nothing of the device."""
    source: str = ""
    """The clause of a computed statement, shown beside it."""


class Open(Struct, frozen=True):
    """A question without an answer, printed as such wherever the answer would stand."""

    question: str = ""
    """Empty in a table cell whose column already says what is asked."""
    owner: str = ""
    due: str = ""


class Link(Struct, frozen=True):
    """A jump to a section of the same document."""

    text: str
    to: str
    """The key of the heading."""


Inline = Text | Open | Link
"""What may stand within a line."""

Line = tuple[Inline, ...]
"""One paragraph's worth of text, or the content of one table cell."""


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    """An outcome that stands above what explains it."""
    GUIDE = "guide"
    """Tells the writer what the section must show."""
    CLAUSE = "clause"
    """Names the clauses the section answers."""
    BANNER = "banner"
    """What every reader must know before reading on."""


class Heading(Struct, frozen=True):
    """A numbered heading; its key is what links and the contents point at."""

    level: int
    """1 to 4."""
    number: str
    text: str
    key: str
    clause: str = ""


class Paragraph(Struct, frozen=True):
    """One paragraph."""

    line: Line
    role: Role = Role.BODY
    key: str = ""
    """Given where a machine wrote the paragraph from answers: it is then a region of its own."""


class Bullets(Struct, frozen=True):
    """A plain list."""

    items: tuple[Line, ...]
    key: str = ""


class Column(Struct, frozen=True):
    """A column of a table."""

    title: str
    width: int = 10
    """Its share of the table's width, against the other columns'."""


class Row(Struct, frozen=True):
    """A row of a table: as many cells as the table has columns."""

    cells: tuple[Line, ...]
    key: str = ""
    """Names the row among the table's rows, so that it can be found again in an edited document."""


class Layout(StrEnum):
    """How a table is laid on the page."""

    GRID = "grid"
    """Columns side by side."""
    CARDS = "cards"
    """One small two-column table a row, for rows with many fields."""


class Table(Struct, frozen=True):
    """A table with a caption and a header row."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    layout: Layout = Layout.GRID


class Placeholder(Struct, frozen=True):
    """A whole paragraph that waits for an answer: `OPEN – question – owner – due`."""

    item: Open
    clause: str = ""
    key: str = ""


class Note(Struct, frozen=True):
    """An aside set off from the text."""

    title: str
    lines: tuple[Line, ...]
    key: str = ""


class EvaluatorBox(Struct, frozen=True):
    """An empty box for a judgement, with the criterion beside it; nothing is ever written in it."""

    key: str
    criterion: str
    clause: str = ""
    choices: tuple[str, ...] = ()
    """Words to tick, such as yes, no, partly."""
    prompt: str = "Reason"


class Figure(Struct, frozen=True):
    """A drawing with a caption, and the words that stand for it where it cannot be seen."""

    key: str
    caption: str
    alternative: str
    """What the drawing shows, in a sentence or two."""
    drawing: Drawing


class Contents(Struct, frozen=True):
    """The table of contents, its entries written in."""

    depth: int = 2


class CaptionLists(Struct, frozen=True):
    """The lists of figures and of tables, each entry a jump; the contents lead to them."""


class Legend(Struct, frozen=True):
    """Explains once, at the front, how the four kinds of statement look."""

    sentences: tuple[tuple[Basis | None, str], ...]
    """None stands for an open question."""


class PageBreak(Struct, frozen=True):
    """What follows starts on a new page."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Figure
    | Placeholder
    | Note
    | EvaluatorBox
    | Contents
    | CaptionLists
    | Legend
    | PageBreak
)
"""Everything a document is made of."""


class Imprint(Struct, frozen=True):
    """What a document says about itself: title, header, footer and properties."""

    identifier: str
    """The document's short name and device, such as `CEP GlucoPatch`."""
    title: str
    device: str
    version: str
    status: str
    date: str = ""
    """ISO date of the last issue, or empty: the clock is never read."""
    manufacturer: str = ""
    author: str = ""
    """As the project names it; never the machine's user."""
    banner: str = ""
    """Repeated in the header of each page."""
    keywords: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    """Custom properties, such as the edition of the rules and the hash of the answers."""


class Document(Struct, frozen=True):
    """An imprint and what follows it."""

    imprint: Imprint
    blocks: tuple[Block, ...]


def words(text: str, basis: Basis | None = None, source: str = "") -> Line:
    """Return a line of one piece of text."""
    return (Text(text, basis, source),)


def open_line(question: str = "", owner: str = "", due: str = "") -> Line:
    """Return a line that holds one open question."""
    return (Open(question, owner, due),)


def joined(lines: Iterable[Line], between: str = "\n") -> Line:
    """Return lines as one: under each other, or with other words between them."""
    return tuple(piece for line in lines for piece in (Text(between), *line))[1:]


def open_words(item: Open) -> str:
    """Return how an open question reads: `OPEN – question – owner – due`, what is unknown left out."""
    return " – ".join(part for part in ("OPEN", item.question, item.owner, item.due) if part)


def plain(line: Line) -> str:
    """Return a line's words without their kinds."""
    return "".join(open_words(piece) if isinstance(piece, Open) else piece.text for piece in line)
