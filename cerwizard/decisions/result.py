"""What a decision came to: the outcomes still possible, why, and what could still change it."""

from __future__ import annotations

from msgspec import Struct

from cerwizard.decisions.decision import Decision, Mark, Otherwise, RuleTrace
from cerwizard.facts import FAILS, HOLDS, NOT_APPLICABLE, OPEN, Held, Truth


class Reason(Struct, frozen=True, gc=False):
    """What decided, or sets the lower bound: a rule, the sub-rule in it, and the outcome it gives."""

    rule: str
    clause: str
    says: str
    outcome: str
    rule_id: str = ""
    notes: tuple[str, ...] = ()


class Outcomes(Struct, frozen=True, gc=False):
    """What is still possible of one decision."""

    decision: Decision
    applies: Truth
    possible: tuple[str, ...]
    """The outcomes still possible, in the order of the decision; empty when it does not apply."""

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
        """Whether one outcome is left, or it is sure that the decision does not apply."""
        return self.applies is FAILS or (self.applies is HOLDS and len(self.possible) == 1)

    @property
    def outcome(self) -> str | None:
        """The outcome once it is settled, else `None`."""
        return self.possible[0] if self.is_settled and self.possible else None


class Result(Outcomes, frozen=True, gc=False):
    """What one decision came to for one use of the device."""

    reasons: tuple[Reason, ...] = ()
    """What decided it; while it is open, what sets the lower bound."""
    open_facts: frozenset[str] = frozenset()
    """The facts it looks at whose answer could still change it."""
    standing: tuple[RuleTrace, ...] = ()
    """How the rules stand whose chapeau does not fail, in the order of the decision."""
    fallback: Otherwise | None = None
    """The fall-back that decided, when no rule fires."""
    marks: tuple[Mark, ...] = ()
    open_marks: tuple[Mark, ...] = ()

    @property
    def trace(self) -> tuple[RuleTrace, ...]:
        """How every rule stands; none where the decision does not apply."""
        if self.applies is FAILS:
            return ()
        standing = {found.rule.id: found for found in self.standing}
        return tuple(
            standing.get(rule.id) or RuleTrace(rule, FAILS, (), (None,)) for rule in self.decision.rules
        )

    @property
    def held(self) -> Held:
        """The result as a fact for what follows."""
        if self.applies is FAILS:
            return NOT_APPLICABLE
        if self.applies is HOLDS and len(self.possible) == 1:
            return self.decision.held_when_settled[self.possible[0]]
        return Held(self.possible, may_not_apply=self.applies is OPEN)
