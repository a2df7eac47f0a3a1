"""Tables with fixed rows: what stands there already, what an answer fills, and what is left to a person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from cerwizard.documents.blocks import Basis, Column, Line, Open, Row, Table, Text, open_line, words
from cerwizard.documents.compose.answers import Told, left_to
from cerwizard.documents.compose.rows import NONE
from cerwizard.documents.outline.table_kinds import BlankColumn, BlankRow, BlankTable
from cerwizard.facts import Truth


def fixed_table(wanted: BlankTable, told: Told, key: str) -> Table:
    """Return fixed rows; cells that nothing fills are left to the writer or the evaluator.

    Rows that begin alike stand for one: while it is open which of them applies, so is what they differ in.
    """
    columns = tuple(Column(column.title, column.width) for column in wanted.columns)
    truths = [(row, told.truth(row.condition)) for row in wanted.rows]
    open_ones: dict[str, list[BlankRow]] = {}
    for row, truth in truths:
        if truth is Truth.OPEN:
            open_ones.setdefault(_first(row), []).append(row)
    rows = []
    for row, truth in truths:
        alike = open_ones.get(_first(row), []) if truth is Truth.OPEN else [row]
        if truth is not Truth.FAILS and row is alike[0]:
            cells = _cells(row, wanted, truth, told) if len(alike) == 1 else _either(alike, wanted)
            rows.append(Row(cells))
    return Table(key, wanted.caption, columns, tuple(rows), wanted.layout)


def _cells(row: BlankRow, table: BlankTable, truth: Truth, told: Told) -> tuple[Line, ...]:
    given: list[Line] = [words(cell) for cell in row.cells]
    if row.clause and given:
        given[-1] = words(row.cells[-1], Basis.COMPUTED, row.clause)
    if truth is Truth.OPEN and given:
        widest = max(range(len(given)), key=lambda at: table.columns[at].width)
        given[widest] = (*given[widest], Text(" "), Open("does it apply?"))
    rest = table.columns[len(given) :]
    is_chosen = {column.fact: _is_chosen(column.fact, row.choice, told) for column in rest if column.fact}
    if Truth.FAILS in is_chosen.values():
        return (*given, *(words("no", Basis.STATED) if column.fact else NONE for column in rest))
    return (*given, *(_cell(column, is_chosen.get(column.fact)) for column in rest))


def _cell(column: BlankColumn, is_chosen: Truth | None) -> Line:
    return words("yes", Basis.STATED) if is_chosen is Truth.HOLDS else left_to(column.left_to)


def _is_chosen(fact: str, choice: str, told: Told) -> Truth:
    """Return whether some use has this choice among its answers; open while none has answered."""
    answers = [use.facts[fact].value for use in told.assessment.uses if use.interview.is_answered(fact)]
    if not answers or not choice:
        return Truth.OPEN
    return Truth.HOLDS if any(isinstance(said, tuple) and choice in said for said in answers) else Truth.FAILS


def _first(row: BlankRow) -> str:
    """Return what a fixed row begins with; a blank row begins like no other."""
    return row.cells[0] if row.cells else f"{id(row)}"


def _either(rows: Sequence[BlankRow], table: BlankTable) -> tuple[Line, ...]:
    """Return one row for several of which one applies: where they differ it is open, with what each would say."""
    cells: list[Line] = []
    for column, said in zip(
        table.columns, zip_longest(*(row.cells for row in rows), fillvalue=""), strict=False
    ):
        different = dict.fromkeys(cell for cell in said if cell)
        cells.append(
            words(said[0]) if len(set(said)) == 1 else open_line(" or ".join(different) or column.title)
        )
    return (*cells, *(left_to(column.left_to) for column in table.columns[len(cells) :]))
