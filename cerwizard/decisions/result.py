"""What a decision came to: the outcomes still possible, why, and what could still change it."""

from __future__ import annotations

from typing import NamedTuple

from cerwizard.decisions.decision import Decision, Mark, Otherwise, Rule, SubRule
from cerwizard.facts import FAILS, HOLDS, NOT_APPLICABLE, OPEN, Held, Truth


class SubRuleTrace(NamedTuple):
    """How one sub-rule stands."""

    sub_rule: SubRule
    truth: Truth
    possible: tuple[str, ...]
    """The outcomes it can give: one, unless it takes its outcome from an open fact."""


class RuleTrace(NamedTuple):
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


class Reason(NamedTuple):
    """What decided, or sets the lower bound: a rule, the sub-rule in it, and the outcome it gives."""

    rule: str
    clause: str
    says: str
    outcome: str
    rule_id: str = ""
    notes: tuple[str, ...] = ()


class Result(NamedTuple):
    """What one decision came to for one use of the device."""

    decision: Decision
    applies: Truth
    possible: tuple[str, ...]
    """The outcomes still possible, in the order of the decision; empty when it does not apply."""
    reasons: tuple[Reason, ...] = ()
    """What decided it; while it is open, what sets the lower bound."""
    open_facts: frozenset[str] = frozenset()
    """The facts it looks at whose answer could still change it."""
    trace: tuple[RuleTrace, ...] = ()
    fallback: Otherwise | None = None
    """The fall-back that decided, when no rule fires."""
    marks: tuple[Mark, ...] = ()
    open_marks: tuple[Mark, ...] = ()

    @property
    def lowest(self) -> str | None:
        """The mildest outcome still possible."""
        return self.possible[0] if self.possible else None

    @property
    def highest(self) -> str | None:
        """The strictest outcome still possible."""
        return self.possible[-1] if self.possible else None

    @property
    def is_settled(self) -> bool:
        """Whether one outcome is left and no open fact can move it."""
        return self.applies is FAILS or (self.applies is HOLDS and len(self.possible) == 1)

    @property
    def outcome(self) -> str | None:
        """The outcome once it is settled, else `None`."""
        return self.possible[0] if self.is_settled and self.possible else None

    @property
    def held(self) -> Held:
        """The result as a fact for what follows."""
        if self.applies is FAILS:
            return NOT_APPLICABLE
        return Held(self.possible, may_not_apply=self.applies is OPEN)
