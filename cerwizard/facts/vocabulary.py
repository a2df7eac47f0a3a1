"""The facts that rules may speak of, and the reading of conditions over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from cerwizard.facts.condition import (
    Check,
    Condition,
    HasAll,
    HasRow,
    IsGiven,
    IsOneOf,
    IsWithin,
    Line,
    Test,
)
from cerwizard.facts.values import FactKind, FactValue, Match
from cerwizard.tables import KeyPath, Problem, Source, did_you_mean

_BOUNDS = ("at_least", "above", "at_most", "below")


class Fact(Struct, frozen=True):
    """A fact that a question, a derived entry or a decision declares."""

    id: str
    kind: FactKind
    choices: tuple[str, ...] = ()
    """The values it may have, for facts with a closed set."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a table: each column with its closed set of values, empty where any value goes."""
    not_known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a table: the values of a column that say that its answer is not known."""


class Vocabulary(Struct):
    """The facts declared so far, in reading order: a condition may only look at what stands above it."""

    facts: dict[str, Fact] = field(default_factory=dict)
    below: frozenset[str] = frozenset()
    """Every id that some file declares, so that a message can tell a typo from a wrong order."""
    problems: list[Problem] = field(default_factory=list)
    _conditions: dict[str, Condition] = field(default_factory=dict)
    _checks: dict[str, Check] = field(default_factory=dict)

    def declare(self, fact: Fact, source: Source, keys: KeyPath) -> None:
        """Add a fact; a second declaration of the same name is a problem."""
        if fact.id in self.facts:
            self.problems.append(source.problem(keys, f"`{fact.id}` is declared twice"))
            return
        self.facts[fact.id] = fact

    def declare_column(
        self, table: Fact, column: str, outcomes: Sequence[str], source: Source, keys: KeyPath
    ) -> None:
        """Add a column that is computed for each row, for the conditions that follow."""
        if column in table.columns:
            self.problems.append(source.problem(keys, f"table `{table.id}` has a column `{column}` already"))
            return
        self.facts[table.id] = replace(table, columns={**table.columns, column: tuple(outcomes)})

    def condition(self, when: object, unless: object, source: Source, keys: KeyPath) -> Condition:
        """Read a `when` and an `unless`; what is wrong is added to the problems.

        What says the same is the same condition, so that an assessment can weigh it once for all that share it.
        """
        found = Condition(
            when=self._lines(when, source, (*keys, "when")),
            unless=self._lines(unless, source, (*keys, "unless")),
        )
        return self._conditions.setdefault(repr((found.when, found.unless)), found)

    def known(self, name: str, source: Source, keys: KeyPath, *, kind: FactKind | None = None) -> Fact | None:
        """Return the declared fact of this name (and kind), or add a problem and return `None`."""
        fact = self.facts.get(name)
        if fact is None:
            self.problems.append(source.problem(keys, self._unknown(name)))
            return None
        if kind is not None and fact.kind != kind:
            self.problems.append(
                source.problem(keys, f"`{name}` is a {fact.kind} fact, a {kind} is wanted here")
            )
            return None
        return fact

    def match(self, raw: object, table: Fact, source: Source, keys: KeyPath) -> Match:
        """Read what a row must look like: a table of columns, or a list of such tables."""
        if isinstance(raw, Mapping):
            return (self._columns(raw, table, source, keys),) if raw else ()
        if isinstance(raw, list) and all(isinstance(columns, Mapping) for columns in raw):
            return tuple(self._columns(columns, table, source, (*keys, at)) for at, columns in enumerate(raw))
        self.problems.append(source.problem(keys, "a table of columns is expected, or a list of such tables"))
        return ()

    def _columns(
        self, raw: Mapping[str, Any], table: Fact, source: Source, keys: KeyPath
    ) -> dict[str, tuple[FactValue, ...]]:
        wanted: dict[str, tuple[FactValue, ...]] = {}
        for column, value in raw.items():
            place = (*keys, column)
            if column not in table.columns:
                message = f"table `{table.id}` has no column `{column}`{did_you_mean(column, table.columns)}"
                self.problems.append(source.problem(place, message))
                continue
            values = tuple(value) if isinstance(value, list) else (value,)
            self._check_values(f"{table.id}.{column}", values, table.columns[column], source, place)
            wanted[column] = values
        return wanted

    def _unknown(self, name: str) -> str:
        if name in self.below:
            return f"`{name}` stands below: a condition may only look at what stands above it"
        return f"no question declares the fact `{name}`{did_you_mean(name, self.facts)}"

    def _lines(self, raw: object, source: Source, keys: KeyPath) -> tuple[Line, ...]:
        if raw is None:
            return ()
        if isinstance(raw, Mapping):
            return (self._line(raw, source, keys),)
        if (
            isinstance(raw, Sequence)
            and not isinstance(raw, str)
            and all(isinstance(line, Mapping) for line in raw)
        ):
            if not raw:
                self.problems.append(
                    source.problem(keys, "a condition without a line says nothing: leave it out")
                )
            return tuple(self._line(line, source, (*keys, at)) for at, line in enumerate(raw))
        self.problems.append(
            source.problem(keys, "a condition is a table of checks, or a list of such tables")
        )
        return ()

    def _line(self, raw: Mapping[str, Any], source: Source, keys: KeyPath) -> Line:
        if not raw:
            self.problems.append(source.problem(keys, "a condition line without a check would always hold"))
        checks = []
        for name, wanted in raw.items():
            fact = self.known(name, source, (*keys, name))
            test = fact and self._test(fact, wanted, source, (*keys, name))
            if fact and test:
                checks.append(self._check(fact.id, test))
        return tuple(checks)

    def _check(self, fact: str, test: Test) -> Check:
        """Return the check that says this: one for all conditions, so that little memory is gone through."""
        return self._checks.setdefault(repr((fact, test)), Check(fact, test))

    def _test(self, fact: Fact, wanted: Any, source: Source, keys: KeyPath) -> Test | None:
        if isinstance(wanted, Mapping):
            return self._table_test(fact, wanted, source, keys)
        values = tuple(wanted) if isinstance(wanted, list) else (wanted,)
        if fact.kind == "table":
            self.problems.append(
                source.problem(keys, f"`{fact.id}` is a table: write {{ given = true }} or {{ has = … }}")
            )
            return None
        if fact.kind in ("text", "date", "number") and not all(
            _is_scalar_of(fact.kind, value) for value in values
        ):
            self.problems.append(source.problem(keys, f"`{fact.id}` is a {fact.kind} fact"))
            return None
        self._check_values(fact.id, values, fact.choices, source, keys, is_yes_no=fact.kind == "yes_no")
        return IsOneOf(values)

    def _table_test(
        self, fact: Fact, wanted: Mapping[str, Any], source: Source, keys: KeyPath
    ) -> Test | None:
        match sorted(wanted):
            case ["given"] if isinstance(wanted["given"], bool):
                return IsGiven(wanted["given"])
            case ["has"] | ["has", "unless"] if fact.kind == "table":
                return HasRow(
                    *(self.match(wanted[key], fact, source, (*keys, key)) for key in sorted(wanted))
                )
            case ["all_of"] if fact.kind == "some_of" and isinstance(wanted["all_of"], list):
                values = tuple(wanted["all_of"])
                self._check_values(fact.id, values, fact.choices, source, (*keys, "all_of"))
                return HasAll(values)
            case [*names] if names and set(names) <= set(_BOUNDS) and fact.kind in ("number", "date"):
                return IsWithin(**wanted)
        self.problems.append(source.problem(keys, f"this is no check that a {fact.kind} fact can have"))
        return None

    def _check_values(
        self,
        name: str,
        values: Sequence[object],
        choices: Sequence[str],
        source: Source,
        keys: KeyPath,
        *,
        is_yes_no: bool = False,
    ) -> None:
        for value in values:
            if is_yes_no and not isinstance(value, bool):
                self.problems.append(
                    source.problem(keys, f"`{name}` is answered yes or no: write true or false")
                )
            elif choices and value not in choices:
                hint = did_you_mean(str(value), choices) or f"; it has {', '.join(map(_written, choices))}"
                self.problems.append(source.problem(keys, f"`{name}` has no value `{_written(value)}`{hint}"))


def _written(value: object) -> str:
    """Return a value as it is written in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_scalar_of(kind: FactKind, value: object) -> bool:
    match kind:
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case "date":
            return isinstance(value, date)
        case _:
            return isinstance(value, str)
