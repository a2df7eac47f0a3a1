"""The one condition language: lines of checks over facts, each of which holds, fails or is open."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

from cerwizard.facts.rows import Match, row_may_match, rows_matching
from cerwizard.facts.values import FAILS, HOLDS, NOT_APPLICABLE, OPEN, Facts, FactValue, TableValue, Truth


class IsOneOf(Struct, frozen=True):
    """The fact has one of these values; for several values, one of them is among these."""

    values: tuple[FactValue, ...]

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        values = self.values
        if isinstance(value, tuple):
            for part in value:
                if part in values:
                    return HOLDS
            return FAILS
        return HOLDS if value in values else FAILS


class HasAll(Struct, frozen=True):
    """The fact has several values, and each of these is among them."""

    values: tuple[FactValue, ...]

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        return _truth(isinstance(value, tuple) and set(self.values) <= set(value))


class IsWithin(Struct, frozen=True):
    """The number or date lies within these bounds."""

    at_least: float | date | None = None
    above: float | date | None = None
    at_most: float | date | None = None
    below: float | date | None = None

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        if isinstance(value, (bool, str, tuple, TableValue)):
            return FAILS
        number: float = value.toordinal() if isinstance(value, date) else value
        return _truth(
            (self.at_least is None or number >= _number(self.at_least))
            and (self.above is None or number > _number(self.above))
            and (self.at_most is None or number <= _number(self.at_most))
            and (self.below is None or number < _number(self.below))
        )


class IsGiven(Struct, frozen=True):
    """Something was given (or, negated, the fact was answered with none)."""

    given: bool

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes; an empty table is open until it is declared complete."""
        if isinstance(value, TableValue):
            if not value.rows and not value.is_complete:
                return OPEN
            return _truth(bool(value.rows) is self.given)
        has_something = bool(value) if isinstance(value, (str, tuple)) else True
        return _truth(has_something is self.given)


class HasRow(Struct, frozen=True):
    """A table has a row with these columns; open while more rows may come."""

    match: Match

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this table has such a row."""
        if not isinstance(value, TableValue):
            return FAILS
        if rows_matching(value.rows, self.match):
            return HOLDS
        if value.is_complete and not any(row_may_match(row, self.match) for row in value.rows):
            return FAILS
        return OPEN


Test = IsOneOf | HasAll | IsWithin | IsGiven | HasRow


class Check(Struct, frozen=True):
    """One test of one fact."""

    fact: str
    test: Test

    def truth(self, facts: Facts) -> Truth:
        """Return whether every value still possible passes, none does, or some do."""
        held = facts[self.fact]
        values = held.values
        if values is None:
            return OPEN
        if not values:
            return FAILS
        first = self.test.holds_for(values[0])
        if held.may_not_apply and first is not FAILS:
            return OPEN
        if len(values) == 1:
            return first
        for value in values[1:]:
            if self.test.holds_for(value) is not first:
                return OPEN
        return first


Line = tuple[Check, ...]
_Quick: TypeAlias = tuple[tuple[str, frozenset[FactValue], Check], ...]
"""A line as it is weighed: each fact, the single values that pass, and the check for all that is not so plain.

An assessment weighs some thousand conditions; nearly all of their checks ask whether one answer is among a few.
"""
_NOTHING: frozenset[str] = frozenset()
_HOLDS = HOLDS, _NOTHING
_FAILS = FAILS, _NOTHING


class Condition(Struct, frozen=True):
    """When something applies: one of the `when` lines holds and none of the `unless` lines does."""

    when: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()
    _when: tuple[_Quick, ...] = ()
    """This and the next two are never given: they are worked out at the end, and kept with the knowledge."""
    _unless: tuple[_Quick, ...] = ()
    _only: tuple[str, frozenset[FactValue]] | None = None
    """The fact and the values that pass where that is all it looks at, as for most conditions."""

    def __post_init__(self) -> None:
        if self._when or self._unless:
            return  # read back from where the knowledge is kept
        when = tuple(_quick(line) for line in self.when)
        force_setattr(self, "_when", when)
        force_setattr(self, "_unless", tuple(_quick(line) for line in self.unless))
        is_plain = len(when) == 1 and len(when[0]) == 1 and when[0][0][1] and not self.unless
        force_setattr(self, "_only", when[0][0][:2] if is_plain else None)

    def truth(self, facts: Facts) -> Truth:
        """Return whether it holds, fails or is open; a condition that names nothing holds."""
        return self.weighed(facts)[0]

    def open_facts(self, facts: Facts) -> frozenset[str]:
        """Return the facts whose answer could still decide it; none when it holds or fails already."""
        return self.weighed(facts)[1]

    def weighed(self, facts: Facts) -> tuple[Truth, frozenset[str]]:
        """Return its truth and its open facts, found in one pass."""
        if self._only is not None:
            fact, passing = self._only
            held = facts[fact]
            if held.scalar is not None:
                return _HOLDS if held.scalar in passing else _FAILS
            if held is NOT_APPLICABLE:
                return _FAILS
        found = _weighed(self._when, facts) if self._when else _HOLDS
        if not self._unless or found is _FAILS:
            return found
        excluded, waiting_too = _weighed(self._unless, facts)
        if excluded is HOLDS:
            return _FAILS
        if excluded is FAILS and found is _HOLDS:
            return found
        return OPEN, found[1] | waiting_too

    @property
    def facts(self) -> frozenset[str]:
        """Every fact it looks at."""
        return frozenset(check.fact for line in self.when + self.unless for check in line)

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing and so always holds."""
        return not self.when and not self.unless


ALWAYS = Condition()


def _quick(line: Line) -> _Quick:
    return tuple(
        (check.fact, frozenset(check.test.values if isinstance(check.test, IsOneOf) else ()), check)
        for check in line
    )


def _weighed(lines: tuple[_Quick, ...], facts: Facts) -> tuple[Truth, frozenset[str]]:
    """Return whether one line holds, and the facts that the open ones wait for."""
    waiting: list[str] = []
    for line in lines:
        pending: list[str] = waiting
        for fact, passing, check in line:
            held = facts[fact]
            scalar = held.scalar
            if scalar is not None and passing:
                if scalar in passing:
                    continue
                break
            if held is NOT_APPLICABLE:
                break
            truth = check.truth(facts)
            if truth is HOLDS:
                continue
            if truth is FAILS:
                break
            pending = [*pending, fact]
        else:
            if pending is waiting:
                return _HOLDS
            waiting = pending
    return (OPEN, frozenset(waiting)) if waiting else _FAILS


def _truth(holds: bool) -> Truth:
    return HOLDS if holds else FAILS


def _number(bound: float | date) -> float:
    return bound.toordinal() if isinstance(bound, date) else bound
