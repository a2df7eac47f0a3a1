"""Consistency: answers that do not go together, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from cerwizard.evidence.appraisal import rows_of
from cerwizard.evidence.requirement import Severity
from cerwizard.evidence.ties import row_id
from cerwizard.facts import (
    ALWAYS,
    HOLDS,
    NOTHING,
    Condition,
    Facts,
    Match,
    Row,
    TableValue,
    named_in,
    table_left,
    table_matching,
)


class RowPattern(Struct, frozen=True):
    """Rows of a table that look wrong."""

    table: str
    match: Match = ()
    unless: Match = ()
    """The rows that are in order, whatever else they look like."""
    given: tuple[str, ...] = ()
    """Columns that hold something."""
    missing: tuple[str, ...] = ()
    """Columns of which one holds nothing."""
    unnamed_by: tuple[str, str] | None = None
    """A table and the column of it in which no row names this one."""

    def fitting(self, table: TableValue) -> Sequence[Row]:
        """Return the rows that look like this, whatever other tables say of them.

        What they match is looked up, and the rest gone through column by column: a project has hundreds of rows, and
        each is looked at after every answer.
        """
        rows = table_matching(table, self.match)
        if self.missing:
            wanted = self.missing
            rows = [row for row in rows if not NOTHING.isdisjoint([row.get(column) for column in wanted])]
        for column in self.given:
            rows = [row for row in rows if row.get(column) not in NOTHING]
        return table_left(table, rows, self.unless)

    def named(self, facts: Facts) -> frozenset[str]:
        """Return the rows that are named, and so are in order."""
        if self.unnamed_by is None:
            return frozenset()
        table, by = self.unnamed_by
        return frozenset([name for row in rows_of(facts, table) for name in named_in(row, by)])


class TakenOver(Struct, frozen=True):
    """Answers of the base that a further use had better give itself."""

    answers: tuple[str, ...]
    """What is asked of the use, and taken over as long as it says nothing of it."""
    unlike: tuple[str, ...]
    """The facts of which it has to be something other than the base."""
    bearing_on: tuple[str, ...] = ()
    """Decisions: every answer on which one of them rests is meant as well."""
    but: tuple[str, ...] = ()
    """Answers on which such a decision rests, and which may be taken over all the same."""
    from_no_device: bool = False
    """Whether it is about a base that surely is no device, beside a use that is or may be one."""

    def is_unlike(self, use: Facts, base: Facts) -> bool:
        """Return whether a use surely is something other than the base."""
        pairs = [(use[fact].value, base[fact].value) for fact in self.unlike]
        return any(None not in pair and pair[0] != pair[1] for pair in pairs)


class ConsistencyRule(Struct, frozen=True, dict=True):
    """What does not go together: a condition over the answers, rows that look wrong, or answers taken over."""

    id: str
    says: str
    """What is wrong, and what to do about it."""
    clause: str
    severity: Severity
    condition: Condition = ALWAYS
    rows: RowPattern | None = None
    also: Mapping[str, str] = {}
    """The markets of other rulebooks in which it holds too, each with the clause on which it rests there."""
    taken_over: TakenOver | None = None

    @cached_property
    def facts(self) -> frozenset[str]:
        """Every fact and table that it looks at."""
        pattern = self.rows
        tables = (pattern.table, *(pattern.unnamed_by or ())[:1]) if pattern else ()
        return self.condition.facts.union(tables)


class Inconsistency(Struct, frozen=True):
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
    """Give what a rule finds in the facts of one use alone; what is open is not held against anybody."""
    if rule.taken_over or rule.condition.truth(facts) is not HOLDS:
        return
    if rule.rows is None:
        named = tuple(sorted(rule.condition.facts))
        yield Inconsistency(rule.says, rule.severity, rule.clause, facts=named, use=use)
        return
    table = facts[rule.rows.table].table
    found = rule.rows.fitting(table) if table else ()
    in_order = rule.rows.named(facts) if found else ()
    for row in found:
        name = row_id(row)
        if name not in in_order:
            yield Inconsistency(
                rule.says, rule.severity, rule.clause, table=rule.rows.table, row=name, use=use
            )
