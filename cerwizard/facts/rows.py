"""Rows of a table held against the columns that are wanted of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cerwizard.facts.values import FAILS, HOLDS, OPEN, FactValue, Match, Row, TableValue, Truth, Undecided

NOTHING: frozenset[FactValue | None] = frozenset((None, "", ()))
"""What a column holds in which nothing was entered."""
MANY = 30
"""From so many rows on it is quicker to look up where the values of a column stand than to go through the rows.

Some fifty conditions and requirements look for rows of one table, after every answer.
"""
_HOLDS = HOLDS, frozenset[str]()
_FAILS = FAILS, frozenset[str]()


def row_matches(row: Row, match: Match) -> bool:
    """Return whether a row has the columns of one alternative; no alternative at all means any row."""
    return bool(rows_matching((row,), match))


def rows_matching(rows: Sequence[Row], match: Match) -> Sequence[Row]:
    """Return the rows that match.

    A column that is empty has none of the values; one that is undecided has those that all its values are among.
    """
    if not match:
        return rows
    found: list[Row] = []
    for row in rows:
        for columns in match:
            for column, wanted in columns.items():
                value = row.get(column)
                if value not in wanted and not (isinstance(value, tuple) and _has(value, wanted)):
                    break
            else:
                found.append(row)
                break
    return found


def table_matching(table: TableValue, match: Match, among: Sequence[Row] | None = None) -> Sequence[Row]:
    """Return the rows of a table that match, of all of them or among some."""
    rows = table.rows if among is None else among
    if len(rows) < MANY or not match:
        return rows_matching(rows, match)
    found = _rows_at(table, match, all)
    if rows is table.rows:
        return found
    matching = set(map(id, found))
    return [row for row in rows if id(row) in matching]


def table_left(table: TableValue, among: Sequence[Row], unless: Match) -> Sequence[Row]:
    """Return those among some rows of a table that are not ruled out; none is by no match at all."""
    ruled_out = set(map(id, table_matching(table, unless, among))) if unless else ()
    return [row for row in among if id(row) not in ruled_out] if ruled_out else among


def table_may_match(table: TableValue, match: Match, among: Sequence[Row] | None = None) -> Sequence[Row]:
    """Return the rows of a table, where none matches, that do for some value of what is undecided."""
    rows = table.rows if among is None else among
    if not table.may_be_undecided(match):
        return ()
    if rows is not table.rows or len(rows) < MANY:
        return [row for row in rows if row_may_match(row, match)]
    return _rows_at(table, match, any)


def _rows_at(table: TableValue, match: Match, enough: Callable[[Iterable[bool]], bool]) -> Sequence[Row]:
    """Return the rows of which a wanted value stands in each column of one alternative, in their order.

    `enough` says how many of the values of a column that is undecided have to be wanted.
    """
    found: set[int] = set()
    for columns in match:
        left: set[int] | None = None
        for column, wanted in columns.items():
            places = table.places(column)
            numbers = set().union(*[places.having.get(value, ()) for value in wanted])
            for number, values in places.undecided:
                if enough(map(wanted.__contains__, values)):
                    numbers.add(number)
            left = numbers if left is None else left & numbers
            if not left:
                break
        found |= set(range(len(table.rows))) if left is None else left
    return list(map(table.rows.__getitem__, sorted(found)))


def row_may_match(row: Row, match: Match) -> bool:
    """Return whether a row matches for some value of the columns that are undecided."""
    for columns in match:
        for column, wanted in columns.items():
            value = row.get(column)
            if value not in wanted and not (isinstance(value, tuple) and _may_have(value, wanted)):
                break
        else:
            return True
    return not match


def row_weighed(row: Row, match: Match) -> tuple[Truth, frozenset[str]]:
    """Return whether a row matches, open while a column is empty or undecided, and the columns it waits for."""
    waiting: list[str] = []
    for columns in match:
        pending: list[str] = waiting
        for column, wanted in columns.items():
            value = row.get(column)
            if value in NOTHING:
                pending = [*pending, column]
            elif value in wanted:
                continue
            elif not isinstance(value, tuple) or not _may_have(value, wanted):
                break
            elif not _has(value, wanted):
                pending = [*pending, column]
        else:
            if pending is waiting:
                return _HOLDS
            waiting = pending
    if waiting:
        return OPEN, frozenset(waiting)
    return _FAILS if match else _HOLDS


def is_filled(row: Row, column: str) -> bool:
    """Return whether a column of a row holds something."""
    return row.get(column) not in NOTHING


def named_in(row: Row, column: str) -> tuple[str, ...]:
    """Return the rows that a column names, whether it may name one or several."""
    value = row.get(column)
    if isinstance(value, tuple):
        return tuple(filter(None, value))
    return (str(value),) if value else ()


def _has(values: tuple[str, ...], wanted: tuple[FactValue, ...]) -> bool:
    """Return whether one of several values is wanted; of a column that is undecided, all have to be."""
    if isinstance(values, Undecided):
        return all(value in wanted for value in values)
    return _may_have(values, wanted)


def _may_have(values: tuple[str, ...], wanted: tuple[FactValue, ...]) -> bool:
    return any(map(wanted.__contains__, values))
