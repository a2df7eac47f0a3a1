"""Looks into composed documents: sections, tables, words and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cerwizard.documents.blocks import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Inline,
    Note,
    Paragraph,
    Placeholder,
    Table,
    plain,
)
from cerwizard.documents.drawings import drawn_lines


def section(document: Document, key: str) -> list[Block]:
    """Return what stands under a heading, up to the next one."""
    found: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.key == key
        elif inside:
            found.append(block)
    return found


def tables(blocks: list[Block]) -> list[Table]:
    """Return the tables among some blocks."""
    return [block for block in blocks if isinstance(block, Table)]


def table(document: Document, key: str, caption: str) -> Table:
    """Return the table of a section whose caption begins so."""
    return next(found for found in tables(section(document, key)) if found.caption.startswith(caption))


def column(found: Table, at: int = 0) -> list[str]:
    """Return the words of one column."""
    return [plain(row.cells[at]) for row in found.rows]


def pieces(document: Document) -> Iterator[Inline]:
    """Return every piece of running text."""
    return _pieces(document.blocks)


def _pieces(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Paragraph(line=line):
                yield from line
            case Placeholder(item=item):
                yield item
            case Bullets(items=lines) | Note(lines=lines):
                yield from (piece for line in lines for piece in line)
            case Table(rows=rows):
                yield from (piece for row in rows for cell in row.cells for piece in cell)
            case Figure(drawing=drawing):
                yield from (piece for line in drawn_lines(drawing) for piece in line)


def words_of(blocks: list[Block]) -> str:
    """Return the words of some blocks, one after the other."""
    return " ".join(plain((piece,)) for piece in _pieces(blocks))
