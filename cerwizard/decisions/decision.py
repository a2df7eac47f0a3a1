"""A decision: ordered outcomes, and the rules over facts that choose among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from cerwizard.dataclass import dataclass
from cerwizard.facts import ALWAYS, Condition

Policy: TypeAlias = Literal["strictest", "first"]


@dataclass(frozen=True, slots=True)
class SubRule:
    """An indent or exception; when it holds it displaces the rule's general outcome, even downwards."""

    id: str
    clause: str
    says: str
    condition: Condition
    outcome: str | None = None
    outcome_of: str | None = None
    """The fact whose value is the outcome (Annex VIII, 3.3)."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
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


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The outcome when no rule fires."""

    name: str
    outcome: str
    clause: str
    says: str
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Mark:
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
        return self.label if set(outcomes) <= set(self.of) else self.words


@dataclass(frozen=True, slots=True)
class Decision:
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
