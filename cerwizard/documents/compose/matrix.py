"""The evidence matrix as a heat table: what has to be shown, what speaks for it, and where that is thin or empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.documents.blocks import Basis, Figure, Line, Open, Text, words
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.drawings import Heat, HeatCell, HeatRow, Shade
from cerwizard.evidence import MatrixRow, Sign

CORNER, STANDING = "To be shown", "How it stands"


def matrix_figure(caption: str, told: Told, key: str, regime: str) -> Iterator[Figure]:
    """Return a row for each claim, benefit, risk and indication, a column for each way items speak, if there are rows.

    It follows the rulebook of one regime, or the first that plans one where none is named. The ids of the items stand
    in the cells; a cell is the darker, the more its items carry.
    """
    matrix = told.assessment.matrix_by(regime)
    if not matrix.rows:
        return
    used = {cell.item.sign.id: cell.item.sign for row in matrix.rows for cell in row.cells}
    signs = sorted(used.values(), key=lambda sign: -sign.level)
    columns = (*(f"{sign.symbol} {sign.says}" for sign in signs), STANDING)
    rows = tuple(_row(row, signs) for row in matrix.rows)
    weak = [f"{row.id} {row.standing}" for row in matrix.weak]
    alternative = (
        f"Heat table: {len(rows)} rows to be shown against {len(matrix.items)} items of evidence. "
        f"Thin or empty: {', '.join(weak) or 'none'}."
    )
    yield Figure(key, caption, alternative, Heat(CORNER, columns, rows))


def _row(row: MatrixRow, signs: Sequence[Sign]) -> HeatRow:
    title: Line = (
        Text(f"{row.group} "),
        Text(row.id, Basis.STATED),
        Text("\n"),
        Text(row.text, Basis.STATED),
    )
    cells = (*(_cell(row, sign) for sign in signs), HeatCell(_standing(row)))
    return HeatRow(title, cells, f"{row.table}.{row.id}")


def _cell(row: MatrixRow, sign: Sign) -> HeatCell:
    """Return the items that speak so, and by way of which row where they do not name this one."""
    pieces: list[Text] = []
    for cell in row.cells:
        if cell.item.sign.id == sign.id:
            way = f" (through {cell.through})" if cell.through else ""
            gap = "\n" if pieces else ""
            pieces += [Text(f"{gap}{sign.symbol} "), Text(cell.item.id, Basis.EVIDENCE), Text(way)]
    line = tuple(piece for piece in pieces if piece.text)
    return HeatCell(line, _shade(sign) if line else Shade.NONE)


def _shade(sign: Sign) -> Shade:
    return Shade(min(max(sign.level - 1, Shade.NONE), Shade.DARK))


def _standing(row: MatrixRow) -> Line:
    said = "" if row.standing == "supported" else f"{row.standing.capitalize()}: "
    line = words(f"{said}{row.reason}", Basis.COMPUTED, row.clause)
    return line if row.cells else (*line, Text(" "), Open("which item?"))
