"""The one condition language: lines of checks over facts, each of which holds, fails or is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cerwizard.facts.values import Facts, FactValue, Row, TableValue, Truth, both


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """The fact has one of these values; for several values, one of them is among these."""

    values: tuple[FactValue, ...]

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        if isinstance(value, tuple):
            return _truth(any(part in self.values for part in value))
        return Truth.HOLDS if value in self.values else Truth.FAILS


@dataclass(frozen=True, slots=True)
class IsWithin:
    """The number or date lies within these bounds."""

    at_least: float | date | None = None
    above: float | date | None = None
    at_most: float | date | None = None
    below: float | date | None = None

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        if isinstance(value, (bool, str, tuple, TableValue)):
            return Truth.FAILS
        number: float = value.toordinal() if isinstance(value, date) else value
        return _truth(
            (self.at_least is None or number >= _number(self.at_least))
            and (self.above is None or number > _number(self.above))
            and (self.at_most is None or number <= _number(self.at_most))
            and (self.below is None or number < _number(self.below))
        )


@dataclass(frozen=True, slots=True)
class IsGiven:
    """Something was given (or, negated, the fact was answered with none)."""

    given: bool

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes; an empty table is open until it is declared complete."""
        if isinstance(value, TableValue):
            if not value.rows and not value.is_complete:
                return Truth.OPEN
            return _truth(bool(value.rows) is self.given)
        has_something = bool(value) if isinstance(value, (str, tuple)) else True
        return _truth(has_something is self.given)


@dataclass(frozen=True, slots=True)
class HasRow:
    """A table has a row with these columns; open while more rows may come."""

    match: Mapping[str, tuple[FactValue, ...]]

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this table has such a row."""
        if not isinstance(value, TableValue):
            return Truth.FAILS
        if any(row_matches(row, self.match) for row in value.rows):
            return Truth.HOLDS
        return Truth.FAILS if value.is_complete else Truth.OPEN


Test = IsOneOf | IsWithin | IsGiven | HasRow


def row_matches(row: Row, match: Mapping[str, tuple[FactValue, ...]]) -> bool:
    """Return whether each named column has one of the values; for several values, one of them is among these."""
    for column, wanted in match.items():
        value = row.get(column)
        parts = value if isinstance(value, tuple) else (value,)
        if not any(part in wanted for part in parts):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Check:
    """One test of one fact."""

    fact: str
    test: Test

    def truth(self, facts: Facts) -> Truth:
        """Return whether every value still possible passes, none does, or some do."""
        held = facts[self.fact]
        values = held.values
        if values is None:
            return Truth.OPEN
        if not values:
            return Truth.FAILS
        first = self.test.holds_for(values[0])
        if held.may_not_apply and first is not Truth.FAILS:
            return Truth.OPEN
        for value in values[1:]:
            if self.test.holds_for(value) is not first:
                return Truth.OPEN
        return first


Line = tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """When something applies: one of the `when` lines holds and none of the `unless` lines does."""

    when: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()

    def truth(self, facts: Facts) -> Truth:
        """Return whether it holds, fails or is open; a condition that names nothing holds."""
        if not self.when and not self.unless:
            return Truth.HOLDS
        applies = _any_line(self.when, facts) if self.when else Truth.HOLDS
        if applies is Truth.FAILS or not self.unless:
            return applies
        return both((applies, ~_any_line(self.unless, facts)))

    def open_facts(self, facts: Facts) -> frozenset[str]:
        """Return the facts whose answer could still decide it; none when it holds or fails already."""
        if self.truth(facts) is not Truth.OPEN:
            return frozenset()
        found: set[str] = set()
        for lines in (self.when, self.unless):
            if _any_line(lines, facts) is Truth.OPEN:
                for line in lines:
                    if _line(line, facts) is Truth.OPEN:
                        found.update(check.fact for check in line if check.truth(facts) is Truth.OPEN)
        return frozenset(found)

    @property
    def facts(self) -> frozenset[str]:
        """Every fact it looks at."""
        return frozenset(check.fact for line in self.when + self.unless for check in line)

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing and so always holds."""
        return not self.when and not self.unless


ALWAYS = Condition()


def _line(line: Line, facts: Facts) -> Truth:
    """Return whether all checks hold: one that fails decides."""
    found = Truth.HOLDS
    for check in line:
        truth = check.truth(facts)
        if truth is Truth.FAILS:
            return Truth.FAILS
        if truth is Truth.OPEN:
            found = Truth.OPEN
    return found


def _any_line(lines: tuple[Line, ...], facts: Facts) -> Truth:
    """Return whether a line holds: one that does decides."""
    found = Truth.FAILS
    for line in lines:
        truth = _line(line, facts)
        if truth is Truth.HOLDS:
            return Truth.HOLDS
        if truth is Truth.OPEN:
            found = Truth.OPEN
    return found


def _truth(holds: bool) -> Truth:
    return Truth.HOLDS if holds else Truth.FAILS


def _number(bound: float | date) -> float:
    return bound.toordinal() if isinstance(bound, date) else bound
