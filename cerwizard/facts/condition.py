"""The one condition language: lines of checks over facts, each of which holds, fails or is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

from cerwizard.facts.rows import table_left, table_matching, table_may_match
from cerwizard.facts.values import (
    FAILS,
    HOLDS,
    NOT_APPLICABLE,
    OPEN,
    Facts,
    FactValue,
    Held,
    Match,
    TableValue,
    Truth,
)


class IsOneOf(Struct, frozen=True):
    """The fact has one of these values; for several values, one of them is among these."""

    values: tuple[FactValue, ...]

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        if isinstance(value, tuple):
            for part in value:
                if part in self.values:
                    return HOLDS
            return FAILS
        return HOLDS if value in self.values else FAILS


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
    unless: Match = ()
    """The rows that count for nothing, whatever else they look like."""

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this table has such a row."""
        if not isinstance(value, TableValue):
            return FAILS
        if not value.rows:
            return FAILS if value.is_complete else OPEN
        if table_left(value, table_matching(value, self.match), self.unless):
            return HOLDS
        if not value.is_complete or table_left(value, table_may_match(value, self.match), self.unless):
            return OPEN
        return FAILS


Test = IsOneOf | HasAll | IsWithin | IsGiven | HasRow


class Check(Struct, frozen=True):
    """One test of one fact."""

    fact: str
    test: Test

    def truth(self, facts: Facts) -> Truth:
        """Return whether every value still possible passes, none does, or some do."""
        return self.truth_of(facts[self.fact])

    def truth_of(self, held: Held) -> Truth:
        """Return the same of what is known of the fact."""
        values = held.values
        if values is None:
            return OPEN
        if not values:
            return FAILS
        holds_for = self.test.holds_for
        first = holds_for(values[0])
        if held.may_not_apply and first is not FAILS:
            return OPEN
        for value in values[1:]:
            if holds_for(value) is not first:
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
    """This and what follows is never given: it is worked out at the end, and kept with the knowledge."""
    _unless: tuple[_Quick, ...] = ()
    _first: str = ""
    """A fact of which every `when` line wants a single value: most conditions fail there."""
    _passing: frozenset[FactValue] = frozenset()
    """The values of it with which some line may hold."""
    _further: tuple[tuple[str, frozenset[FactValue]], ...] = ()
    """The other facts of which a lone line wants a single value, and the values that pass."""
    _rest: tuple[_Quick, ...] = ()
    """What is left to look at when all these pass."""
    _barring: str = ""
    """The fact on which the `unless` hangs, where it asks for nothing but a single value of one fact."""
    _barred: frozenset[FactValue] = frozenset()
    """The values of it that rule the condition out."""

    def __post_init__(self) -> None:
        if self._when or self._unless:
            return  # read back from where the knowledge is kept
        when, unless = tuple(_quick(line) for line in self.when), tuple(_quick(line) for line in self.unless)
        force_setattr(self, "_when", when)
        force_setattr(self, "_unless", unless)
        plain = [[(fact, passing) for fact, passing, _ in line if passing] for line in when]
        if len(plain) == 1 and plain[0]:
            rest = tuple(entry for entry in when[0] if not entry[1])
            self._begin_with(*plain[0][0], plain[0][1:], (rest,) if rest else ())
        elif plain and (
            shared := [fact for fact, _ in plain[0] if all(fact in dict(line) for line in plain)]
        ):
            passing = frozenset[FactValue]().union(*(dict(line)[shared[0]] for line in plain))
            self._begin_with(shared[0], passing, (), when)
        if len(unless) == 1 and len(unless[0]) == 1 and unless[0][0][1]:
            force_setattr(self, "_barring", unless[0][0][0])
            force_setattr(self, "_barred", unless[0][0][1])

    def _begin_with(
        self,
        first: str,
        passing: frozenset[FactValue],
        further: Sequence[tuple[str, frozenset[FactValue]]],
        rest: tuple[_Quick, ...],
    ) -> None:
        force_setattr(self, "_first", first)
        force_setattr(self, "_passing", passing)
        force_setattr(self, "_further", tuple(further))
        force_setattr(self, "_rest", rest)

    def truth(self, facts: Facts) -> Truth:
        """Return whether it holds, fails or is open; a condition that names nothing holds."""
        return self.weighed(facts)[0]

    def open_facts(self, facts: Facts) -> frozenset[str]:
        """Return the facts whose answer could still decide it; none when it holds or fails already."""
        return self.weighed(facts)[1]

    def weighed(self, facts: Facts) -> tuple[Truth, frozenset[str]]:
        """Return its truth and its open facts, found in one pass."""
        lines = self._when
        if self._first:
            scalar = facts[self._first].scalar
            if scalar in self._passing:
                lines = self._rest
                if self._further:
                    for fact, passing in self._further:
                        scalar = facts[fact].scalar
                        if scalar not in passing:
                            if scalar is not None:
                                return _FAILS
                            lines = self._when
            elif scalar is not None:
                return _FAILS
        found = _weighed(lines, facts) if lines else _HOLDS
        if not self._unless or found is _FAILS:
            return found
        if self._barring:
            scalar = facts[self._barring].scalar
            if scalar is not None:
                return _FAILS if scalar in self._barred else found
        excluded, waiting_too = _weighed(self._unless, facts)
        if excluded is HOLDS:
            return _FAILS
        if excluded is FAILS and found is _HOLDS:
            return found
        return OPEN, found[1] | waiting_too

    @property
    def facts(self) -> frozenset[str]:
        """Every fact it looks at."""
        return frozenset([check.fact for line in self.when + self.unless for check in line])

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
    waiting: tuple[str, ...] = ()
    for line in lines:
        pending = waiting
        for fact, passing, check in line:
            held = facts[fact]
            if passing:
                if held.scalar in passing:
                    continue
                if held.scalar is not None:
                    break
                if held.choices:
                    if passing.isdisjoint(held.choices):
                        break
                    if held.may_not_apply or not passing.issuperset(held.choices):
                        pending += (fact,)
                    continue
            elif held is NOT_APPLICABLE:
                break
            truth = check.truth_of(held)
            if truth is FAILS:
                break
            if truth is OPEN:
                pending += (fact,)
        else:
            if pending is waiting:
                return _HOLDS
            waiting = pending
    return (OPEN, frozenset(waiting)) if waiting else _FAILS


def _truth(holds: bool) -> Truth:
    return HOLDS if holds else FAILS


def _number(bound: float | date) -> float:
    return bound.toordinal() if isinstance(bound, date) else bound
