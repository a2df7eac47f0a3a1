"""A document as it will read, drawn in the terminal from the same blocks that Word gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct
from textual.content import Content
from textual.visual import Visual

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
    Layout,
    Legend,
    Line,
    Note,
    Open,
    PageBreak,
    Paragraph,
    Placeholder,
    Role,
    Table,
    Text,
    open_words,
)
from cerwizard.documents.compose import open_places
from cerwizard.documents.legend import BASIS_NAME, LEGEND_TITLE
from cerwizard.tui.looks import LABEL, QUIET
from cerwizard.tui.widgets import Hanging, SideBySide

OPEN = "bold $text-warning"
ROOM_FOR_A_WORD = 16
"""Cells that a column needs, so that no word is cut."""
STYLES = {Role.LEAD: "bold", Role.GUIDE: QUIET, Role.CLAUSE: QUIET, Role.BANNER: OPEN}
SIGNS = {Basis.STATED: "", Basis.COMPUTED: "", Basis.EVIDENCE: "", Basis.EVALUATOR: QUIET}


class Section(Struct, frozen=True):
    """What stands under one heading."""

    key: str
    title: str
    level: int
    blocks: tuple[Block, ...]

    @property
    def open_places(self) -> int:
        """How many places in it wait for an answer."""
        return open_places(self.blocks)


def sections(document: Document) -> tuple[Section, ...]:
    """Return the document by its headings; what stands before the first comes under its title."""
    found: list[tuple[str, str, int, list[Block]]] = [("", document.imprint.title, 1, [])]
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append((block.key, f"{block.number} {block.text}".strip(), block.level, []))
            if block.clause:
                found[-1][3].append(Paragraph((Text(f"Answers {block.clause}"),), Role.CLAUSE))
        else:
            found[-1][3].append(block)
    return tuple(Section(key, title, level, tuple(blocks)) for key, title, level, blocks in found)


def drawn(blocks: Sequence[Block], width: int) -> Iterator[Visual]:
    """Give the blocks as they read in so many cells, with a blank line between two."""
    for block in blocks:
        lines = list(_block(block, width))
        yield from lines
        if lines:
            yield Content()


def _block(block: Block, width: int) -> Iterator[Visual]:
    match block:
        case Heading(number=number, text=text):
            yield Content.styled(f"{number} {text}".strip(), LABEL)
        case Paragraph(line=line, role=role):
            yield _line(line, STYLES.get(role, ""))
        case Bullets(items=items):
            yield from (Hanging("• ", _line(item)) for item in items)
        case Table():
            yield from _table(block, width)
        case Figure(caption=caption, alternative=alternative):
            yield Content.assemble((f"Figure: {caption}. ", LABEL), alternative)
        case Placeholder(item=item, clause=clause):
            yield Content.assemble((open_words(item), OPEN), (f" [{clause}]" if clause else "", QUIET))
        case Note(title=title, lines=lines):
            yield Content.styled(title, LABEL)
            yield from (Hanging("  ", _line(line)) for line in lines)
        case EvaluatorBox(criterion=criterion, clause=clause, choices=choices, prompt=prompt):
            yield Content.assemble(("For the evaluator: ", LABEL), criterion, (f" [{clause}]", QUIET))
            boxes = "   ".join(f"[ ] {choice}" for choice in choices)
            yield Content(f"{boxes}   {prompt}: ________".strip())
        case Legend(sentences=sentences):
            yield Content.styled(LEGEND_TITLE, LABEL)
            for basis, said in sentences:
                kind = (BASIS_NAME[basis], "bold") if basis else (open_words(Open()), OPEN)
                yield Hanging("  ", Content.assemble(kind, (f"  {said}", QUIET)))
        case Contents() | CaptionLists() | PageBreak():
            pass
        case _:
            assert_never(block)


def _table(table: Table, width: int) -> Iterator[Visual]:
    """Give a table as columns where each has room for a word, else row by row with the column's title before it."""
    if table.caption:
        yield Content.styled(table.caption, LABEL)
    narrowest = min(column.width for column in table.columns) / sum(column.width for column in table.columns)
    if table.layout is Layout.CARDS or width * narrowest < ROOM_FOR_A_WORD:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                yield Hanging("  ", Content.assemble((f"{column.title}: ", QUIET), _line(cell)))
            yield Content()
        return
    shares = [column.width for column in table.columns]
    yield SideBySide([Content.styled(column.title, "bold underline") for column in table.columns], shares)
    for row in table.rows:
        yield SideBySide([_line(cell) for cell in row.cells], shares)


def _line(line: Line, style: str = "") -> Content:
    parts: list[tuple[str, str]] = []
    for piece in line:
        match piece:
            case Open():
                parts.append((open_words(piece), OPEN))
            case Text(text=text, basis=basis, source=source):
                parts.append((text, style or SIGNS.get(basis, "") if basis else style))
                if source:
                    parts.append((f" [{source}]", QUIET))
            case _:
                parts.append((piece.text, style))
    return Content.assemble(*parts)
