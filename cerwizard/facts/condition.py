"""The one condition language: lines of checks over facts, each of which holds, fails or is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cerwizard.facts.rows import Match, row_matches, row_may_match
from cerwizard.facts.values import Facts, FactValue, TableValue, Truth


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
class HasAll:
    """The fact has several values, and each of these is among them."""

    values: tuple[FactValue, ...]

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        return _truth(isinstance(value, tuple) and set(self.values) <= set(value))


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

    match: Match

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this table has such a row."""
        if not isinstance(value, TableValue):
            return Truth.FAILS
        if any(row_matches(row, self.match) for row in value.rows):
            return Truth.HOLDS
        if value.is_complete and not any(row_may_match(row, self.match) for row in value.rows):
            return Truth.FAILS
        return Truth.OPEN


Test = IsOneOf | HasAll | IsWithin | IsGiven | HasRow


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
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """When something applies: one of the `when` lines holds and none of the `unless` lines does."""

    when: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()

    def truth(self, facts: Facts) -> Truth:
        """Return whether it holds, fails or is open; a condition that names nothing holds."""
        return self.weighed(facts)[0]

    def open_facts(self, facts: Facts) -> frozenset[str]:
        """Return the facts whose answer could still decide it; none when it holds or fails already."""
        return self.weighed(facts)[1]

    def weighed(self, facts: Facts) -> tuple[Truth, frozenset[str]]:
        """Return its truth and its open facts, found in one pass."""
        applies, waiting = _weighed(self.when, facts) if self.when else (Truth.HOLDS, _NOTHING)
        if not self.unless or applies is Truth.FAILS:
            return applies, waiting
        excluded, waiting_too = _weighed(self.unless, facts)
        if excluded is Truth.HOLDS:
            return Truth.FAILS, _NOTHING
        if applies is Truth.HOLDS and excluded is Truth.FAILS:
            return Truth.HOLDS, _NOTHING
        return Truth.OPEN, waiting | waiting_too

    @property
    def facts(self) -> frozenset[str]:
        """Every fact it looks at."""
        return frozenset(check.fact for line in self.when + self.unless for check in line)

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing and so always holds."""
        return not self.when and not self.unless


ALWAYS = Condition()


def _weighed(lines: tuple[Line, ...], facts: Facts) -> tuple[Truth, frozenset[str]]:
    """Return whether one line holds, and the facts that the open ones wait for."""
    found = Truth.FAILS
    waiting: list[str] = []
    for line in lines:
        pending: list[str] = []
        for check in line:
            truth = check.truth(facts)
            if truth is Truth.FAILS:
                break
            if truth is Truth.OPEN:
                pending.append(check.fact)
        else:
            if not pending:
                return Truth.HOLDS, _NOTHING
            found = Truth.OPEN
            waiting += pending
    return found, frozenset(waiting)


def _truth(holds: bool) -> Truth:
    return Truth.HOLDS if holds else Truth.FAILS


def _number(bound: float | date) -> float:
    return bound.toordinal() if isinstance(bound, date) else bound
