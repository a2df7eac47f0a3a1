"""Rows of a table held against the columns that are wanted of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from cerwizard.facts.values import FactValue, Row, Truth, Undecided, either

Match: TypeAlias = tuple[Mapping[str, tuple[FactValue, ...]], ...]
"""What a row must look like: along a table of columns *and*, table to table *or*."""

_NOTHING: frozenset[str] = frozenset()


def row_matches(row: Row, match: Match) -> bool:
    """Return whether a row has the columns of one alternative; no alternative at all means any row.

    A column that is empty has none of the values; one that is undecided has those that all its values are among.
    """
    for columns in match:
        if _has_columns(row, columns):
            return True
    return not match


def row_may_match(row: Row, match: Match) -> bool:
    """Return whether a row matches for some value of the columns that are undecided."""
    return not match or any(_may_have_columns(row, columns) for columns in match)


def row_weighed(row: Row, match: Match) -> tuple[Truth, frozenset[str]]:
    """Return whether a row matches, open while a column is empty or undecided, and the columns it waits for."""
    if not match:
        return Truth.HOLDS, _NOTHING
    found = [_weighed(row, columns) for columns in match]
    truth = either([one for one, _ in found])
    if truth is not Truth.OPEN:
        return truth, _NOTHING
    return truth, frozenset().union(*(waiting for _, waiting in found))


def is_filled(row: Row, column: str) -> bool:
    """Return whether a column of a row holds something."""
    return row.get(column) not in (None, "", ())


def named_in(row: Row, column: str) -> tuple[str, ...]:
    """Return the rows that a column names, whether it may name one or several."""
    value = row.get(column)
    return tuple(str(part) for part in (value if isinstance(value, tuple) else (value,)) if part)


def _has_columns(row: Row, columns: Mapping[str, tuple[FactValue, ...]]) -> bool:
    """Return whether each column has one of its values; for several values, one of them is among these."""
    for column, wanted in columns.items():
        value = row.get(column)
        if isinstance(value, Undecided):
            if not all(part in wanted for part in value):
                return False
        elif isinstance(value, tuple):
            if not any(part in wanted for part in value):
                return False
        elif value not in wanted:
            return False
    return True


def _may_have_columns(row: Row, columns: Mapping[str, tuple[FactValue, ...]]) -> bool:
    for column, wanted in columns.items():
        value = row.get(column)
        parts = value if isinstance(value, tuple) else (value,)
        if not any(part in wanted for part in parts):
            return False
    return True


def _weighed(row: Row, columns: Mapping[str, tuple[FactValue, ...]]) -> tuple[Truth, frozenset[str]]:
    waiting = []
    for column, wanted in columns.items():
        value = row.get(column)
        if value in (None, "", ()):
            waiting.append(column)
        elif not _may_have_columns(row, {column: wanted}):
            return Truth.FAILS, _NOTHING
        elif not _has_columns(row, {column: wanted}):
            waiting.append(column)
    return (Truth.OPEN, frozenset(waiting)) if waiting else (Truth.HOLDS, _NOTHING)
