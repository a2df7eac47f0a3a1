"""What is known of a fact: the values it can still have, and whether it applies at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

Scalar: TypeAlias = bool | str | int | float | date
FactValue: TypeAlias = Scalar | tuple[str, ...]
"""One answer; `some_of` answers are tuples of values."""
Row: TypeAlias = Mapping[str, FactValue]
"""One row of a table, column by column."""
Match: TypeAlias = tuple[Mapping[str, tuple[FactValue, ...]], ...]
"""What a row must look like: along a table of columns *and*, table to table *or*."""


class Undecided(tuple[str, ...]):
    """The values that a computed column of a row can still have, several at least."""

    __slots__ = ()


FactKind: TypeAlias = Literal["yes_no", "one_of", "some_of", "number", "date", "text", "table"]


class Truth(Enum):
    """Whether a condition holds, as far as the answers tell."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"

    __hash__ = object.__hash__
    """That of an enum is written in Python, and an assessment looks something up by a truth some hundred times."""

    def __invert__(self) -> Truth:
        """Return the opposite; what is open stays open."""
        return _OPPOSITE[self]


HOLDS: Final = Truth.HOLDS
FAILS: Final = Truth.FAILS
OPEN: Final = Truth.OPEN
"""The same three by name: up to Python 3.11 an enum takes ten times as long to hand out a member, and an assessment
asks for one some ten thousand times."""

_OPPOSITE = {Truth.HOLDS: Truth.FAILS, Truth.FAILS: Truth.HOLDS, Truth.OPEN: Truth.OPEN}


def both(truths: Sequence[Truth]) -> Truth:
    """Return whether all hold: one that fails decides."""
    if FAILS in truths:
        return FAILS
    return OPEN if OPEN in truths else HOLDS


def either(truths: Sequence[Truth]) -> Truth:
    """Return whether one holds: one that holds decides."""
    if HOLDS in truths:
        return HOLDS
    return OPEN if OPEN in truths else FAILS


class TableValue(Struct, frozen=True, dict=True):
    """The rows of a table, and whether the project says that there are no more."""

    rows: tuple[Row, ...]
    is_complete: bool
    undecided: frozenset[str] | None = None
    """The columns in which some row still has several values; `None` when nobody looked."""

    def may_be_undecided(self, match: Match) -> bool:
        """Return whether some row may look so only for some of the values of a column."""
        if not self.undecided:
            return self.undecided is None
        return not all(map(self.undecided.isdisjoint, match))

    def places(self, column: str) -> ColumnPlaces:
        """Return where each value of a column stands; each column is gone through once."""
        found = self._places.get(column)
        if found is None:
            found = self._places[column] = _places(self.rows, column)
        return found

    def with_column(self, column: str, values: Sequence[FactValue]) -> TableValue:
        """Return the table with a further column; what is known of the others stays known."""
        rows = [{**row, column: value} for row, value in zip(self.rows, values, strict=True)]
        undecided = self.undecided
        if undecided is not None:
            has_several = any(isinstance(value, Undecided) for value in values)
            undecided = undecided | {column} if has_several else undecided - {column}
        found = TableValue(tuple(rows), self.is_complete, undecided)
        found._places.update(self._places)
        found._places.pop(column, None)
        return found

    @cached_property
    def _places(self) -> dict[str, ColumnPlaces]:
        return {}


class ColumnPlaces(Struct, frozen=True):
    """The rows of a table, by their number, as one column of them says."""

    having: Mapping[FactValue, Sequence[int]]
    """By each value, also by each of several."""
    undecided: Sequence[tuple[int, Undecided]]


def _places(rows: Sequence[Row], column: str) -> ColumnPlaces:
    places: dict[FactValue | None, list[int]] = {}
    for number, row in enumerate(rows):
        places.setdefault(row.get(column), []).append(number)
    having: dict[FactValue, list[int]] = {}
    undecided: list[tuple[int, Undecided]] = []
    for value, numbers in places.items():
        if isinstance(value, Undecided):
            undecided += [(number, value) for number in numbers]
        elif value is not None:
            for part in value if isinstance(value, tuple) else (value,):
                having.setdefault(part, []).extend(numbers)
    return ColumnPlaces(having, undecided)


class Held(Struct, frozen=True, gc=False):
    """What is known of a fact."""

    values: tuple[FactValue | TableValue, ...] | None
    """The values still possible; one when it is answered, `None` when anything of its kind is."""
    may_not_apply: bool = False
    """Whether its question may turn out not to be asked."""
    scalar: Scalar | tuple[()] | None = None
    """The one value left where that is a single value, and `()` where its question is not asked.

    It is what nearly every check looks at, so it is worked out once.
    """
    choices: tuple[Scalar, ...] = ()
    """The single values still possible, while that is open."""
    table: TableValue | None = None
    """The table, where it is one and its question is asked."""

    def __post_init__(self) -> None:
        values = self.values
        if not values:
            force_setattr(self, "scalar", None if values is None else ())
            return
        value = values[0]
        if isinstance(value, tuple):
            return
        if len(values) > 1 or self.may_not_apply:
            if not isinstance(value, TableValue):
                force_setattr(self, "choices", values)
        elif isinstance(value, TableValue):
            force_setattr(self, "table", value)
        else:
            force_setattr(self, "scalar", value)

    @property
    def is_not_applicable(self) -> bool:
        """Whether its question is not asked, so that no rule waits for it."""
        return self.values == ()

    @property
    def value(self) -> FactValue | TableValue | None:
        """The one value left, or `None` while several are possible."""
        if self.values is not None and len(self.values) == 1 and not self.may_not_apply:
            return self.values[0]
        return None

    @property
    def is_given(self) -> bool:
        """Whether the one value left says something; a table does when it has a row or is declared complete."""
        if self.scalar is not None:
            return self.scalar != "" and self.scalar != ()
        if self.table is not None:
            return bool(self.table.rows) or self.table.is_complete
        return self.value is not None

    @property
    def is_settled(self) -> bool:
        """Whether nothing about it is open."""
        return self.values is not None and len(self.values) + self.may_not_apply == 1


NOT_APPLICABLE = Held((), may_not_apply=True)
"""A fact whose question is not asked: hidden is an answer, no rule may wait for it."""
AS_FACT: Mapping[Truth, Held] = {HOLDS: Held((True,)), FAILS: Held((False,)), OPEN: Held((False, True))}
"""What is known of a derived fact, as its condition stands."""

Facts: TypeAlias = Mapping[str, Held]
"""What is known of every fact, by its name."""
