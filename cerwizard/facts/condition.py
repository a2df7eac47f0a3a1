"""The one condition language: lines of checks over facts, each of which holds, fails or is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
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


class IsOneOf(Struct, frozen=True, gc=False):
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


class HasAll(Struct, frozen=True, gc=False):
    """The fact has several values, and each of these is among them."""

    values: tuple[FactValue, ...]

    def holds_for(self, value: FactValue | TableValue) -> Truth:
        """Return whether this value passes."""
        return _truth(isinstance(value, tuple) and set(self.values) <= set(value))


class IsWithin(Struct, frozen=True, gc=False):
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


class IsGiven(Struct, frozen=True, gc=False):
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


class HasRow(Struct, frozen=True, gc=False):
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


class Check(Struct, frozen=True, gc=False):
    """One test of one fact."""

    fact: str
    test: Test
    passing: frozenset[FactValue] = frozenset()
    """Never given: the single values that pass, where it asks whether the answer is among some, as nearly all do."""

    def __post_init__(self) -> None:
        if isinstance(self.test, IsOneOf) and not self.passing:
            force_setattr(self, "passing", _one_copy(frozenset(self.test.values)))

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


Line: TypeAlias = tuple[Check, ...]
_NOTHING: frozenset[str] = frozenset()
_HOLDS = HOLDS, _NOTHING
_FAILS = FAILS, _NOTHING


class Condition(Struct, frozen=True, gc=False):
    """When something applies: one of the `when` lines holds and none of the `unless` lines does."""

    when: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()
    _first: str = ""
    """This and what follows is never given: a fact of which every `when` line wants a single value.

    An assessment weighs some thousand conditions, and most fail there.
    """
    _passing: frozenset[FactValue] = frozenset()
    """The values of it with which some line may hold."""
    _further: Line = ()
    """The other checks of a lone line that want a single value."""
    _rest: tuple[Line, ...] = ()
    """What is left to look at when all these pass."""
    _barring: Check | None = None
    """The check on which the `unless` hangs, where it asks for nothing but a single value of one fact."""

    def __post_init__(self) -> None:
        if self._first or self._barring:
            return  # read back from where the knowledge is kept
        plain = [[check for check in line if check.passing] for line in self.when]
        if len(plain) == 1 and plain[0]:
            first, *further = plain[0]
            rest = tuple(check for check in self.when[0] if not check.passing)
            self._begin_with(first.fact, first.passing, further, (rest,) if rest else ())
        elif plain:
            wanted = [{check.fact: check.passing for check in line} for line in plain]
            shared = next((fact for fact in wanted[0] if all(fact in line for line in wanted)), "")
            if shared:
                passing = frozenset[FactValue]().union(*(line[shared] for line in wanted))
                self._begin_with(shared, passing, (), self.when)
        if len(self.unless) == 1 and len(self.unless[0]) == 1 and self.unless[0][0].passing:
            force_setattr(self, "_barring", self.unless[0][0])

    def _begin_with(
        self, first: str, passing: frozenset[FactValue], further: Sequence[Check], rest: tuple[Line, ...]
    ) -> None:
        force_setattr(self, "_first", first)
        force_setattr(self, "_passing", _one_copy(passing))
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
        lines = self.when
        if self._first:
            scalar = facts[self._first].scalar
            if scalar in self._passing:
                lines = self._rest
                for check in self._further:
                    scalar = facts[check.fact].scalar
                    if scalar not in check.passing:
                        if scalar is not None:
                            return _FAILS
                        lines = self.when
            elif scalar is not None:
                return _FAILS
        found = _weighed(lines, facts) if lines else _HOLDS
        if not self.unless or found is _FAILS:
            return found
        barring = self._barring
        if barring is not None:
            scalar = facts[barring.fact].scalar
            if scalar is not None:
                return _FAILS if scalar in barring.passing else found
        excluded, waiting_too = _weighed(self.unless, facts)
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


def _weighed(lines: tuple[Line, ...], facts: Facts) -> tuple[Truth, frozenset[str]]:
    """Return whether one line holds, and the facts that the open ones wait for."""
    waiting: tuple[str, ...] = ()
    for line in lines:
        pending = waiting
        for check in line:
            held, passing = facts[check.fact], check.passing
            if passing:
                scalar = held.scalar
                if scalar in passing:
                    continue
                if scalar is not None:
                    break
                if held.choices:
                    if passing.isdisjoint(held.choices):
                        break
                    if held.may_not_apply or not passing.issuperset(held.choices):
                        pending += (check.fact,)
                    continue
            elif held is NOT_APPLICABLE:
                break
            truth = check.truth_of(held)
            if truth is FAILS:
                break
            if truth is OPEN:
                pending += (check.fact,)
        else:
            if pending is waiting:
                return _HOLDS
            waiting = pending
    return (OPEN, frozenset(waiting)) if waiting else _FAILS


@cache
def _one_copy(values: frozenset[FactValue]) -> frozenset[FactValue]:
    """Return these values, the same set for all that ask for them: an assessment goes through less memory so."""
    return values


def _truth(holds: bool) -> Truth:
    return HOLDS if holds else FAILS


def _number(bound: float | date) -> float:
    return bound.toordinal() if isinstance(bound, date) else bound
