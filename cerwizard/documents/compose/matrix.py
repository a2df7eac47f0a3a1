"""The evidence matrix as a table: what has to be shown, what speaks for it, and where that is thin or empty."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.documents.blocks import (
    Basis,
    Block,
    Column,
    Line,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    open_line,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.evidence import MatrixRow

COLUMNS = (
    Column("No.", 8),
    Column("To be shown", 34),
    Column("What speaks for it", 26),
    Column("How it stands", 32),
)


def matrix_table(caption: str, told: Told, key: str) -> Iterator[Block]:
    """Return a row for each claim, benefit, risk and indication, and what the signs mean; nothing without rows."""
    matrix = told.assessment.matrix
    if not matrix.rows:
        return
    used = {cell.item.sign.symbol: cell.item.sign.says for row in matrix.rows for cell in row.cells}
    if used:
        legend = "; ".join(f"{symbol} {says}" for symbol, says in used.items())
        yield Paragraph(words(f"Signs: {legend}."), Role.LEAD, f"{key}.signs")
    yield Table(
        key, caption, COLUMNS, tuple(Row(_cells(row), f"{row.table}.{row.id}") for row in matrix.rows)
    )


def _cells(row: MatrixRow) -> tuple[Line, ...]:
    standing = "" if row.standing == "supported" else f"{row.standing.capitalize()}: "
    return (
        words(row.id, Basis.STATED),
        (*words(f"{row.group}: "), *words(row.text, Basis.STATED)),
        _items(row),
        words(f"{standing}{row.reason}", Basis.COMPUTED, row.clause),
    )


def _items(row: MatrixRow) -> Line:
    """Return the items with their signs, and by way of which row where they do not name this one."""
    pieces: list[Text] = []
    for cell in row.cells:
        way = f" (through {cell.through})" if cell.through else ""
        gap = "" if not pieces else "\n"
        pieces += [Text(f"{gap}{cell.item.sign.symbol} "), Text(cell.item.id, Basis.EVIDENCE), Text(way)]
    return tuple(piece for piece in pieces if piece.text) or open_line("which item?")
