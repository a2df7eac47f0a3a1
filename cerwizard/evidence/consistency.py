"""Consistency: answers that do not go together, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cerwizard.evidence.requirement import Severity
from cerwizard.facts import ALWAYS, Condition, Facts, Match, Row, TableValue, Truth, row_matches


@dataclass(frozen=True, slots=True)
class RowPattern:
    """Rows of a table that look wrong."""

    table: str
    match: Match = ()
    given: tuple[str, ...] = ()
    """Columns that hold something."""
    missing: tuple[str, ...] = ()
    """Columns of which one holds nothing."""

    def fits(self, row: Row) -> bool:
        """Return whether a row looks like this."""
        return (
            row_matches(row, self.match)
            and all(_is_given(row, column) for column in self.given)
            and not (self.missing and all(_is_given(row, column) for column in self.missing))
        )


@dataclass(frozen=True, slots=True)
class ConsistencyRule:
    """What does not go together: a condition over the answers, or rows that look wrong."""

    id: str
    says: str
    """What is wrong, and what to do about it."""
    clause: str
    severity: Severity
    condition: Condition = ALWAYS
    rows: RowPattern | None = None


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Answers that do not go together."""

    says: str
    severity: Severity
    clause: str = ""
    table: str = ""
    """The table in which it stands; empty for answers."""
    row: str = ""
    """The row in that table."""
    facts: tuple[str, ...] = ()
    """The answers that are meant."""
    use: str = ""
    """The use in which it stands; empty for the base answers."""


def inconsistencies(rule: ConsistencyRule, facts: Facts, use: str = "") -> Iterator[Inconsistency]:
    """Give what a rule finds in these facts; what is open is not held against anybody."""
    if rule.condition.truth(facts) is not Truth.HOLDS:
        return
    if rule.rows is None:
        named = tuple(sorted(rule.condition.facts))
        yield Inconsistency(rule.says, rule.severity, rule.clause, facts=named, use=use)
        return
    value = facts[rule.rows.table].value
    for row in value.rows if isinstance(value, TableValue) else ():
        if rule.rows.fits(row):
            table, name = rule.rows.table, str(row.get("id", ""))
            yield Inconsistency(rule.says, rule.severity, rule.clause, table=table, row=name, use=use)


def _is_given(row: Row, column: str) -> bool:
    return row.get(column) not in (None, "", ())
