"""Reads the appraisals of a rulebook file; every problem is named with its file and line."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from cerwizard.evidence.appraisal import Appraisal, AppraisalRule, Caution, NamedRow
from cerwizard.facts import Fact, Reader, Strict, Vocabulary
from cerwizard.tables import KeyPath, Source


class _NamedRow(Strict):
    in_: str = Field(alias="in")
    by: str
    match: Any
    among: Any = {}


class _Rule(Strict):
    outcome: str | list[str]
    says: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    match: Any = {}
    given: Any = {}
    names: _NamedRow | None = None
    when: Any = None
    unless: Any = None
    settled_by: list[str] = []


class _Caution(Strict):
    says: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    match: Any
    when: Any = None
    unless: Any = None


class AppraisalModel(Strict):
    """An `[[appraisal]]` entry of a rulebook."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    table: str
    title: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    says: str = Field(min_length=1)
    outcomes: list[str] = Field(min_length=2)
    labels: dict[str, str] = {}
    ends: list[str] = []
    rule: list[_Rule] = Field(min_length=1)
    caution: list[_Caution] = []
    notes: list[str] = []


def read_appraisal(
    model: AppraisalModel, source: Source, keys: KeyPath, vocabulary: Vocabulary
) -> Appraisal | None:
    """Read one appraisal and declare it as a column of its table for what follows."""
    table = vocabulary.known(model.table, source, (*keys, "table"), kind="table")
    if table is None:
        return None
    return _Reader(source, vocabulary, table, model).read(keys)


class _Reader(Reader):
    """Turns one model into an appraisal, adding what is wrong to the vocabulary's problems."""

    def __init__(self, source: Source, vocabulary: Vocabulary, table: Fact, model: AppraisalModel) -> None:
        super().__init__(source, vocabulary)
        self.table = table
        self.model = model

    def read(self, keys: KeyPath) -> Appraisal:
        model = self.model
        for outcome in model.labels:
            self._check_outcome(outcome, (*keys, "labels", outcome))
        for outcome in model.ends:
            self._check_outcome(outcome, (*keys, "ends"))
        last = model.rule[-1]
        if last.match or last.given or last.names or last.when is not None or last.unless is not None:
            message = "the last rule needs no condition, so that every row comes to something"
            self.complain((*keys, "rule", len(model.rule) - 1), message)
        rules = tuple(self._rule(rule, (*keys, "rule", at)) for at, rule in enumerate(model.rule))
        for outcome in model.outcomes:
            if not any(outcome in rule.outcomes for rule in rules):
                message = f"`{model.id}` has the outcome `{outcome}`, which no rule gives"
                self.complain((*keys, "outcomes"), message)
        cautions = tuple(
            Caution(
                caution.says,
                caution.clause,
                self.vocabulary.match(
                    caution.match, self.table, self.source, (*keys, "caution", at, "match")
                ),
                self.vocabulary.condition(caution.when, caution.unless, self.source, (*keys, "caution", at)),
            )
            for at, caution in enumerate(model.caution)
        )
        self.vocabulary.declare_column(self.table, model.id, model.outcomes, self.source, keys)
        return Appraisal(
            id=model.id,
            table=self.table.id,
            title=model.title,
            clause=model.clause,
            says=model.says,
            outcomes=tuple(model.outcomes),
            rules=rules,
            labels=model.labels,
            cautions=cautions,
            notes=tuple(model.notes),
            ends=frozenset(model.ends),
        )

    def _rule(self, model: _Rule, keys: KeyPath) -> AppraisalRule:
        outcomes = (model.outcome,) if isinstance(model.outcome, str) else tuple(model.outcome)
        for outcome in outcomes:
            self._check_outcome(outcome, (*keys, "outcome"))
        if len(outcomes) == 1 and model.settled_by:
            self.complain(keys, "one outcome is settled: `settled_by` is for several that stay possible")
        for column in model.settled_by:
            self.check_column(column, self.table, (*keys, "settled_by"))
        return AppraisalRule(
            outcomes,
            model.says,
            model.clause,
            self.vocabulary.match(model.match, self.table, self.source, (*keys, "match")),
            self.vocabulary.match(model.given, self.table, self.source, (*keys, "given")),
            self._names(model.names, (*keys, "names")) if model.names else None,
            self.vocabulary.condition(model.when, model.unless, self.source, keys),
            tuple(model.settled_by),
        )

    def _names(self, model: _NamedRow, keys: KeyPath) -> NamedRow | None:
        other = self.vocabulary.known(model.in_, self.source, (*keys, "in"), kind="table")
        if other is None:
            return None
        self.check_column(model.by, self.table, (*keys, "by"))
        match = self.vocabulary.match(model.match, other, self.source, (*keys, "match"))
        among = self.vocabulary.match(model.among, other, self.source, (*keys, "among"))
        return NamedRow(other.id, model.by, match, among)

    def _check_outcome(self, outcome: str, keys: KeyPath) -> None:
        self.check_outcome(outcome, self.model.id, self.model.outcomes, keys)
