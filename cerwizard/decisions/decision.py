"""A decision: ordered outcomes, and the rules over facts that choose among them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct, field

from cerwizard.facts import ALWAYS, HOLDS, OPEN, Condition, FactValue, Held, IsOneOf, Truth

Policy: TypeAlias = Literal["strictest", "first"]


class SubRule(Struct, frozen=True, gc=False):
    """An indent or exception; when it holds it displaces the rule's general outcome, even downwards."""

    id: str
    clause: str
    says: str
    condition: Condition
    outcome: str | None = None
    outcome_of: str | None = None
    """The fact whose value is the outcome (Annex VIII, 3.3)."""
    notes: tuple[str, ...] = ()


class SubRuleTrace(Struct, frozen=True, gc=False):
    """How one sub-rule stands."""

    sub_rule: SubRule
    truth: Truth
    possible: tuple[str, ...]
    """The outcomes it can give: one, unless it takes its outcome from an open fact."""


class Rule(Struct, frozen=True, dict=True):
    """A rule: its chapeau, its general outcome if it has one, and its sub-rules."""

    id: str
    name: str
    """What people call it: `Rule 8`."""
    clause: str
    says: str
    condition: Condition = ALWAYS
    outcome: str | None = None
    outcome_of: str | None = None
    sub_rules: tuple[SubRule, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def alone(self) -> tuple[RuleTrace, RuleTrace] | None:
        """How it stands when its chapeau holds and when that is open, where its own outcome is all it has."""
        if self.sub_rules or self.outcome is None:
            return None
        return RuleTrace(self, HOLDS, (), (self.outcome,)), RuleTrace(self, OPEN, (), (None, self.outcome))


class RuleTrace(Struct, frozen=True):
    """How one rule stands: its chapeau, its sub-rules, and the outcomes it can give."""

    rule: Rule
    truth: Truth
    sub_rules: tuple[SubRuleTrace, ...]
    possible: tuple[str | None, ...]
    """The outcomes it can give, mildest first; `None` when it may not fire."""

    @property
    def fires(self) -> bool:
        """Whether it gives an outcome whatever is still open."""
        return None not in self.possible


class Otherwise(Struct, frozen=True, gc=False):
    """The outcome when no rule fires."""

    name: str
    outcome: str
    clause: str
    says: str
    condition: Condition = ALWAYS


class Mark(Struct, frozen=True, gc=False):
    """Something that stands beside the outcome without changing it (class I sub-types, Article 52(7))."""

    id: str
    label: str
    """What it is called beside the outcomes that it is a sub-type of: `Is`."""
    words: str
    """What it is called beside any other outcome."""
    of: tuple[str, ...]
    """The outcomes that it is a sub-type of."""
    clause: str
    condition: Condition

    def name_beside(self, outcomes: tuple[str, ...]) -> str:
        """Return what it is called beside the outcomes still possible."""
        return self.label if self.is_sub_type_of(outcomes) else self.words

    def is_sub_type_of(self, outcomes: tuple[str, ...]) -> bool:
        """Return whether each of these outcomes has it as a sub-type."""
        return set(outcomes) <= set(self.of)


class Decision(Struct, frozen=True, dict=True):
    """Qualification, class, category, route …: a question that rules answer."""

    id: str
    title: str
    clause: str
    says: str
    outcomes: tuple[str, ...]
    """In order, mildest first, where there is an order."""
    policy: Policy
    group: str
    """Where a face shows it: qualification, class, category or route."""
    report_as: str = ""
    """Its key in machine output; empty for a decision that only others read."""
    condition: Condition = ALWAYS
    """When it applies at all."""
    rules: tuple[Rule, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    while_open: Mapping[frozenset[str], str] = field(default_factory=dict)
    """How a set of outcomes still possible is said, where the list of them would mislead."""
    notes: tuple[str, ...] = ()

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each outcome, from the mildest."""
        return {outcome: rank for rank, outcome in enumerate(self.outcomes)}

    @property
    def parts(self) -> tuple[Rule | SubRule, ...]:
        """Every rule, and after them every sub-rule: whatever may give an outcome."""
        return (*self.rules, *(sub_rule for rule in self.rules for sub_rule in rule.sub_rules))

    @cached_property
    def held_when_settled(self) -> Mapping[str, Held]:
        """What is known of it as a fact, by each outcome that it may come to."""
        return {outcome: Held((outcome,)) for outcome in self.outcomes}

    @cached_property
    def told_apart(self) -> Mapping[str, frozenset[FactValue]]:
        """The facts of which one rule wants one value and another rule another, with all these values."""
        wanted: dict[str, set[tuple[FactValue, ...]]] = {}
        conditions = [rule.condition for rule in self.rules]
        conditions += [fallback.condition for fallback in self.otherwise]
        for condition in conditions:
            for line in condition.when:
                for check in line:
                    if isinstance(check.test, IsOneOf) and isinstance(check.test.values[0], str):
                        wanted.setdefault(check.fact, set()).add(check.test.values)
        return {fact: frozenset().union(*tests) for fact, tests in wanted.items() if len(tests) > 1}

    def label(self, outcome: str) -> str:
        """Return an outcome in words for the user."""
        return self.labels.get(outcome, outcome)

    def words(self, possible: tuple[str, ...]) -> str:
        """Return the outcomes still possible in words for the user."""
        labels = [self.label(outcome) for outcome in possible]
        if len(labels) < 2:
            return labels[0] if labels else "does not apply"
        known = self.while_open.get(frozenset(possible))
        if known:
            return known
        return f"{labels[0]} to {labels[-1]}" if self.policy == "strictest" else " or ".join(labels)
