"""Appraisals: what each row of a table comes to by rules over its columns, the rows it names, and the answers."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property

from msgspec import Struct, field

from cerwizard.evidence.ties import row_id
from cerwizard.facts import (
    ALWAYS,
    FAILS,
    HOLDS,
    OPEN,
    Condition,
    Facts,
    FactValue,
    Match,
    Row,
    Truth,
    Undecided,
    both,
    named_in,
    row_matches,
    row_weighed,
)

_NOTHING: frozenset[str] = frozenset()


class NamedRow(Struct, frozen=True, gc=False):
    """Wants that the row names a row of another table that looks so.

    A row that names none may mean any of them: it is open as long as they differ.
    """

    table: str
    by: str
    """The column that names it."""
    match: Match
    among: Match = ()
    """The rows of the other table that can be meant."""


class AppraisalRule(Struct, frozen=True, gc=False):
    """One line of an appraisal: when a row looks so, this is what it comes to."""

    outcomes: tuple[str, ...]
    """One outcome, or those that stay possible until a person changes a column."""
    says: str
    clause: str
    match: Match = ()
    """The columns that are wanted; one that is empty leaves it open."""
    given: Match = ()
    """The columns that are wanted too; one that is empty speaks for nothing and nobody waits for it."""
    names: NamedRow | None = None
    condition: Condition = ALWAYS
    settled_by: tuple[str, ...] = ()
    """The columns that settle it, where several outcomes stay possible."""


class Caution(Struct, frozen=True, gc=False):
    """What speaks against relying on a row that looks so."""

    says: str
    clause: str
    match: Match
    condition: Condition = ALWAYS


class Appraisal(Struct, frozen=True, dict=True):
    """What every row of a table comes to; the first rule that holds decides.

    For what follows in the rulebook it is a further column of the table.
    """

    id: str
    table: str
    title: str
    clause: str
    says: str
    outcomes: tuple[str, ...]
    rules: tuple[AppraisalRule, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()
    notes: tuple[str, ...] = ()
    """What is to be said once wherever it is shown, such as whom the guidance was written for."""
    ends: frozenset[str] = _NOTHING
    """The outcomes with which nobody need fill in the rest of the row."""

    def label(self, outcome: str) -> str:
        """Return an outcome in words for the user."""
        return self.labels.get(outcome, outcome)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column of the table that it looks at."""
        matches = [match for rule in self.rules for match in (rule.match, rule.given)]
        matches += [caution.match for caution in self.cautions]
        looked_at = [column for match in matches for line in match for column in line]
        looked_at += [rule.names.by for rule in self.rules if rule.names]
        return tuple(dict.fromkeys(looked_at))

    @cached_property
    def facts(self) -> frozenset[str]:
        """Every fact and table that it looks at."""
        conditions = [rule.condition.facts for rule in self.rules]
        conditions += [caution.condition.facts for caution in self.cautions]
        named = {rule.names.table for rule in self.rules if rule.names}
        return frozenset({self.table, *named}).union(*conditions)


class Appraised(Struct, frozen=True, gc=False):
    """What one row comes to."""

    appraisal: Appraisal
    possible: tuple[str, ...]
    """The outcomes still possible, in the order of the appraisal."""
    because: tuple[AppraisalRule, ...]
    """The rule that decided; while it is open, every rule that may."""
    missing: tuple[str, ...] = ()
    """The columns that would settle it."""
    open_facts: frozenset[str] = _NOTHING
    """The answers that would settle it."""
    against: tuple[Caution, ...] = ()
    """What speaks against relying on it."""

    @property
    def outcome(self) -> str | None:
        """The outcome once it is settled, else `None`."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def ends_row(self) -> bool:
        """Whether the rest of the row need not be filled in."""
        return self.outcome in self.appraisal.ends

    @property
    def value(self) -> FactValue:
        """The value of the computed column."""
        return self.outcome or Undecided(self.possible)


def appraise(appraisal: Appraisal, facts: Facts) -> tuple[Appraised, ...]:
    """Return what each row of the table comes to, in the order of its rows.

    Rows alike in every column that matters are judged once.
    """
    known: dict[Hashable, Appraised] = {}
    found = []
    columns = appraisal.columns
    for row in rows_of(facts, appraisal.table):
        look = tuple(map(row.get, columns))
        if look not in known:
            known[look] = _appraised(appraisal, row, facts)
        found.append(known[look])
    return tuple(found)


def rows_of(facts: Facts, table: str) -> tuple[Row, ...]:
    """Return the rows of a table, none where it is not asked."""
    value = facts[table].table
    return value.rows if value is not None else ()


def _appraised(appraisal: Appraisal, row: Row, facts: Facts) -> Appraised:
    possible: set[str] = set()
    because: list[AppraisalRule] = []
    missing: dict[str, None] = {}
    open_facts: frozenset[str] = _NOTHING
    for rule in appraisal.rules:
        truth, waiting, hangs_on = _weighed(rule, row, facts)
        if truth is FAILS:
            continue
        possible.update(rule.outcomes)
        because.append(rule)
        if waiting:
            missing |= dict.fromkeys([column for column in appraisal.columns if column in waiting])
        open_facts |= hangs_on
        if truth is HOLDS:
            missing |= dict.fromkeys(rule.settled_by)
            break
    settled = len(possible) == 1
    return Appraised(
        appraisal,
        tuple([outcome for outcome in appraisal.outcomes if outcome in possible]),
        tuple(because),
        () if settled else tuple(missing),
        _NOTHING if settled else open_facts,
        tuple(
            [
                caution
                for caution in appraisal.cautions
                if row_matches(row, caution.match) and caution.condition.truth(facts) is HOLDS
            ]
        ),
    )


def _weighed(rule: AppraisalRule, row: Row, facts: Facts) -> tuple[Truth, frozenset[str], frozenset[str]]:
    """Return whether a rule holds for a row, and the columns and the answers it waits for."""
    if rule.given and not row_matches(row, rule.given):
        return FAILS, _NOTHING, _NOTHING
    looks, waiting = row_weighed(row, rule.match)
    if looks is FAILS:
        return FAILS, _NOTHING, _NOTHING
    applies, hangs_on = rule.condition.weighed(facts)
    if rule.names is None:
        return both((looks, applies)), waiting, hangs_on
    names, unnamed = _names(rule.names, row, facts)
    return both((looks, names, applies)), waiting | unnamed, hangs_on


def _names(wanted: NamedRow, row: Row, facts: Facts) -> tuple[Truth, frozenset[str]]:
    named = named_in(row, wanted.by)
    meant = [
        other
        for other in rows_of(facts, wanted.table)
        if (row_id(other) in named if named else row_matches(other, wanted.among))
    ]
    truths = {row_weighed(other, wanted.match)[0] for other in meant}
    if not truths or truths == {FAILS}:
        return FAILS, _NOTHING
    if truths == {HOLDS}:
        return HOLDS, _NOTHING
    return OPEN, frozenset() if named else frozenset((wanted.by,))
