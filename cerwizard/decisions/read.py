"""Reads the decisions of a rulebook file; every problem is named with its file and line."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from cerwizard.decisions.decision import Decision, Mark, Otherwise, Policy, Rule, SubRule
from cerwizard.facts import Fact, Reader, Strict, Vocabulary
from cerwizard.tables import KeyPath, Source


class _Conditioned(Strict):
    when: Any = None
    unless: Any = None


class _SubRule(_Conditioned):
    id: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    says: str = Field(min_length=1)
    outcome: str | None = None
    outcome_of: str | None = None
    notes: list[str] = []


class _Rule(_SubRule):
    name: str = Field(min_length=1)
    sub_rule: list[_SubRule] = []


class _Otherwise(_Conditioned):
    name: str = ""
    outcome: str
    clause: str = Field(min_length=1)
    says: str = Field(min_length=1)


class _Mark(_Conditioned):
    id: str
    label: str
    words: str = Field(min_length=1)
    of: list[str] = Field(min_length=1)
    clause: str = Field(min_length=1)


class _WhileOpen(Strict):
    possible: list[str] = Field(min_length=2)
    says: str = Field(min_length=1)


class DecisionModel(_Conditioned):
    """A `[[decision]]` entry of a rulebook."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    says: str = Field(min_length=1)
    outcomes: list[str] = Field(min_length=1)
    policy: Policy
    group: str = Field(min_length=1)
    report_as: str = ""
    otherwise: list[_Otherwise] = []
    labels: dict[str, str] = {}
    while_open: list[_WhileOpen] = []
    mark: list[_Mark] = []
    rule: list[_Rule] = []
    notes: list[str] = []


class _Reader(Reader):
    """Turns one model into a decision, adding what is wrong to the vocabulary's problems."""

    def __init__(self, model: DecisionModel, source: Source, keys: KeyPath, vocabulary: Vocabulary) -> None:
        super().__init__(source, vocabulary)
        self.model = model
        self.keys = keys
        self.ids: set[str] = set()

    def read(self) -> Decision:
        model = self.model
        for outcome in model.labels:
            self._check_outcome(outcome, (*self.keys, "labels", outcome))
        for at, entry in enumerate(model.while_open):
            for outcome in entry.possible:
                self._check_outcome(outcome, (*self.keys, "while_open", at))
        if not model.otherwise:
            self.complain(self.keys, f"`{model.id}` has no `otherwise`: a decision always comes to something")
        if model.otherwise and (
            model.otherwise[-1].when is not None or model.otherwise[-1].unless is not None
        ):
            self.complain(
                (*self.keys, "otherwise"),
                "the last `otherwise` needs no condition, so that there is always an outcome",
            )
        decision = Decision(
            id=model.id,
            title=model.title,
            clause=model.clause,
            says=model.says,
            outcomes=tuple(model.outcomes),
            policy=model.policy,
            group=model.group,
            report_as=model.report_as,
            condition=self.vocabulary.condition(model.when, model.unless, self.source, self.keys),
            rules=tuple(self._rule(rule, (*self.keys, "rule", at)) for at, rule in enumerate(model.rule)),
            otherwise=tuple(
                self._otherwise(entry, (*self.keys, "otherwise", at))
                for at, entry in enumerate(model.otherwise)
            ),
            marks=tuple(self._mark(mark, (*self.keys, "mark", at)) for at, mark in enumerate(model.mark)),
            labels=model.labels,
            while_open={frozenset(entry.possible): entry.says for entry in model.while_open},
            notes=tuple(model.notes),
        )
        self.vocabulary.declare(
            Fact(model.id, "one_of", choices=tuple(model.outcomes)), self.source, self.keys
        )
        return decision

    def _rule(self, model: _Rule, keys: KeyPath) -> Rule:
        self._check_id(model.id, keys)
        if self.model.policy == "first" and model.sub_rule:
            self.complain(keys, f"`{model.id}` has sub-rules, which only a strictest-wins decision can have")
        if not model.sub_rule and model.outcome is None and model.outcome_of is None:
            self.complain(keys, f"`{model.id}` gives no outcome")
        return Rule(
            id=model.id,
            name=model.name,
            clause=model.clause,
            says=model.says,
            condition=self.vocabulary.condition(model.when, model.unless, self.source, keys),
            outcome=self._outcome(model, keys),
            outcome_of=self._outcome_of(model, keys),
            sub_rules=tuple(
                self._sub_rule(sub, (*keys, "sub_rule", at)) for at, sub in enumerate(model.sub_rule)
            ),
            notes=tuple(model.notes),
        )

    def _sub_rule(self, model: _SubRule, keys: KeyPath) -> SubRule:
        self._check_id(model.id, keys)
        if model.outcome is None and model.outcome_of is None:
            self.complain(keys, f"`{model.id}` gives no outcome")
        condition = self.vocabulary.condition(model.when, model.unless, self.source, keys)
        return SubRule(
            model.id,
            model.clause,
            model.says,
            condition,
            self._outcome(model, keys),
            self._outcome_of(model, keys),
            tuple(model.notes),
        )

    def _otherwise(self, model: _Otherwise, keys: KeyPath) -> Otherwise:
        self._check_outcome(model.outcome, (*keys, "outcome"))
        condition = self.vocabulary.condition(model.when, model.unless, self.source, keys)
        name = model.name or model.clause.rpartition(", ")[2]
        return Otherwise(name, model.outcome, model.clause, model.says, condition)

    def _mark(self, model: _Mark, keys: KeyPath) -> Mark:
        condition = self.vocabulary.condition(model.when, model.unless, self.source, keys)
        for outcome in model.of:
            self._check_outcome(outcome, (*keys, "of"))
        return Mark(model.id, model.label, model.words, tuple(model.of), model.clause, condition)

    def _outcome(self, model: _SubRule, keys: KeyPath) -> str | None:
        if model.outcome is not None:
            self._check_outcome(model.outcome, (*keys, "outcome"))
            return model.outcome if model.outcome in self.model.outcomes else None
        return None

    def _outcome_of(self, model: _SubRule, keys: KeyPath) -> str | None:
        if model.outcome_of is None:
            return None
        fact = self.vocabulary.known(model.outcome_of, self.source, (*keys, "outcome_of"), kind="one_of")
        return fact.id if fact else None

    def _check_outcome(self, outcome: str, keys: KeyPath) -> None:
        self.check_outcome(outcome, self.model.id, self.model.outcomes, keys)

    def _check_id(self, rule_id: str, keys: KeyPath) -> None:
        if rule_id in self.ids:
            self.complain(keys, f"`{rule_id}` stands twice in `{self.model.id}`")
        self.ids.add(rule_id)


def read_decision(model: DecisionModel, source: Source, keys: KeyPath, vocabulary: Vocabulary) -> Decision:
    """Read one decision and declare its result as a fact for what follows."""
    return _Reader(model, source, keys, vocabulary).read()
