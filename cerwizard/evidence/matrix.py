"""The evidence matrix: what has to be shown against the items that speak for it, and where it is thin or empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct

from cerwizard.evidence.appraisal import rows_of
from cerwizard.evidence.ties import ROW_ID, Through, naming, row_id, speaking_for
from cerwizard.facts import ALWAYS, Condition, Facts, FactValue, Match, Row, is_filled, row_matches

Standing: TypeAlias = Literal["empty", "thin", "supported"]
"""How far something is carried: by nothing, by too little of a kind, or by items on record. None says *enough*."""


class Sign(Struct, frozen=True):
    """How an item speaks: one look for every item that matches, the first that does."""

    id: str
    symbol: str
    level: int
    """How much it carries, for a figure: the higher, the more; below zero it speaks against."""
    says: str
    match: Match = ()


class MatrixLine(Struct, frozen=True):
    """The rows of one table, and how items are tied to them."""

    table: str
    title: str
    text: str
    """The column that says what it is."""
    by: str
    """The column of the items that names it."""
    only: Match = ()
    through: tuple[Through, ...] = ()
    named_in: tuple[str, ...] = ()
    """Its own columns whose text names items."""


class ThinWhen(Struct, frozen=True):
    """A reason to call something thin: no item looks as it needs, or all of them look alike."""

    says: str
    clause: str
    needs: Match = ()
    """Thin unless one item surely looks so."""
    all_are: Match = ()
    """Thin when each of the items in question surely looks so."""
    among: Match = ()
    """The items in question."""
    of: Mapping[str, Match] | None = None
    """The tables, and the rows in them, for which it is a reason; `None` for all."""

    def holds(self, table: str, row: Row, items: tuple[Row, ...]) -> bool:
        """Return whether these items are too little for this row."""
        if self.of is not None and (table not in self.of or not row_matches(row, self.of[table])):
            return False
        if self.needs:
            return not any(row_matches(item, self.needs) for item in items)
        meant = [item for item in items if row_matches(item, self.among)]
        return bool(meant) and all(row_matches(item, self.all_are) for item in meant)


class MatrixPlan(Struct, frozen=True):
    """What stands in the matrix, as the rulebook declares it."""

    items: str
    """The table whose rows are the items."""
    title: str
    """The column that says what an item is."""
    shows: tuple[str, ...]
    """The columns, computed ones among them, that say how an item speaks."""
    signs: tuple[Sign, ...]
    lines: tuple[MatrixLine, ...]
    thin: tuple[ThinWhen, ...]
    empty_says: str
    supported_says: str
    leave_out: Match = ()
    """The items that stand in the matrix and count for nothing; without a match, none."""
    condition: Condition = ALWAYS
    """When the matrix is drawn at all."""


class MatrixItem(Struct, frozen=True):
    """One item of evidence: a column of the matrix."""

    id: str
    title: str
    sign: Sign
    says: tuple[str, ...]
    """How it speaks, in words: the columns that the plan shows, without those that are empty."""
    counts: bool
    """Whether it carries anything, as far as the plan leaves it in."""


class MatrixCell(Struct, frozen=True):
    """An item that speaks for something."""

    item: MatrixItem
    through: str = ""
    """The row by way of which it does; empty when it is tied to it directly."""


class MatrixRow(Struct, frozen=True):
    """One claim, benefit, risk or indication: a row of the matrix."""

    table: str
    group: str
    """What a row of its table is called."""
    id: str
    text: str
    cells: tuple[MatrixCell, ...]
    """The items that speak for it, in their order; where there is none, nothing does."""
    standing: Standing
    reason: str
    """One sentence on why it stands so."""
    clause: str = ""


class Matrix(Struct, frozen=True, dict=True):
    """What has to be shown, row by row, against the items of evidence."""

    items: tuple[MatrixItem, ...] = ()
    rows: tuple[MatrixRow, ...] = ()

    @cached_property
    def weak(self) -> tuple[MatrixRow, ...]:
        """The rows that are empty or thin, the empty ones first."""
        found = [row for row in self.rows if row.standing != "supported"]
        return tuple(sorted(found, key=lambda row: row.standing != "empty"))

    @cached_property
    def idle(self) -> tuple[MatrixItem, ...]:
        """The items that speak for nothing."""
        used = {cell.item.id for row in self.rows for cell in row.cells}
        return tuple(item for item in self.items if item.id not in used)


def matrix_of(plan: MatrixPlan, facts: Facts, words: Callable[[str, FactValue], str]) -> Matrix:
    """Return the matrix; `words` says a value of a column of the items, empty where it is not to be said."""
    return _Builder(plan, facts, words).build()


class _Builder:
    """Ties items to rows in one pass over each table."""

    def __init__(self, plan: MatrixPlan, facts: Facts, words: Callable[[str, FactValue], str]) -> None:
        self.plan = plan
        self.facts = facts
        self.words = words
        rows = rows_of(facts, plan.items)
        self.listed = naming(rows, ROW_ID)
        self.item_rows = {row_id(row): row for row in rows}
        self.items = {name: self._item(row) for name, row in self.item_rows.items()}
        self.naming = {by: naming(rows, by) for by in {line.by for line in plan.lines}}
        ways = {way for line in plan.lines for way in line.through}
        self.through = {way: naming(rows_of(facts, way.table), way.by) for way in ways}

    def build(self) -> Matrix:
        rows = tuple(self._row(line, row) for line in self.plan.lines for row in self._rows(line))
        return Matrix(tuple(self.items.values()), rows)

    def _rows(self, line: MatrixLine) -> Iterator[Row]:
        return (row for row in rows_of(self.facts, line.table) if row_matches(row, line.only))

    def _item(self, row: Row) -> MatrixItem:
        plan = self.plan
        said = [self.words(column, row[column]) for column in plan.shows if is_filled(row, column)]
        return MatrixItem(
            row_id(row),
            str(row.get(plan.title, "")),
            next(sign for sign in plan.signs if row_matches(row, sign.match)),
            tuple(part for part in said if part),
            not (plan.leave_out and row_matches(row, plan.leave_out)),
        )

    def _row(self, line: MatrixLine, row: Row) -> MatrixRow:
        cells = self._cells(line, row)
        standing, reason, clause = self._standing(line, row, cells)
        text = str(row.get(line.text, ""))
        return MatrixRow(line.table, line.title, row_id(row), text, cells, standing, reason, clause)

    def _cells(self, line: MatrixLine, row: Row) -> tuple[MatrixCell, ...]:
        tied: dict[str, str] = {}
        through = [self.through[way] for way in line.through]
        for item, by_way in speaking_for(row, self.listed, self.naming[line.by], through, line.named_in):
            tied.setdefault(row_id(item), by_way)
        return tuple(MatrixCell(item, tied[name]) for name, item in self.items.items() if name in tied)

    def _standing(
        self, line: MatrixLine, row: Row, cells: tuple[MatrixCell, ...]
    ) -> tuple[Standing, str, str]:
        counting = tuple(self.item_rows[cell.item.id] for cell in cells if cell.item.counts)
        if not counting:
            return "empty", self.plan.empty_says, ""
        for thin in self.plan.thin:
            if thin.holds(line.table, row, counting):
                return "thin", thin.says, thin.clause
        return "supported", self.plan.supported_says, ""
