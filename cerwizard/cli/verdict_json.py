"""How a verdict looks to machines."""

from __future__ import annotations

from cerwizard.assessment import Verdict, certain_reasons
from cerwizard.facts import Truth


def verdict_as_json(verdict: Verdict) -> dict[str, object] | None:
    """Return bounds where outcomes are ordered, else the outcome; null where the decision does not apply."""
    if verdict.applies is Truth.FAILS:
        return None
    return _bounds(verdict) if verdict.is_ordered else _outcome(verdict)


def _bounds(verdict: Verdict) -> dict[str, object]:
    return {
        "outcome": verdict.outcome,
        "lowest": verdict.lowest,
        "highest": verdict.highest,
        "settled": verdict.is_settled,
        "marks": [mark.id for mark in verdict.marks],
        "open_marks": [mark.id for mark in verdict.open_marks],
        "decided_by": [
            {
                "use": found.use or None,
                "rule": found.reason.rule,
                "clause": found.reason.clause,
                "class": found.reason.outcome,
            }
            for found in verdict.reasons
        ],
        "open": list(verdict.open),
    }


def _outcome(verdict: Verdict) -> dict[str, object]:
    reasons = [found.reason for found in certain_reasons(verdict)] if verdict.is_settled else []
    return {
        "outcome": verdict.outcome or "open",
        "possible": list(verdict.possible),
        "settled": verdict.is_settled,
        "clause": reasons[0].clause if reasons else verdict.decision.clause,
        "because": [reason.says for reason in reasons],
        "open": list(verdict.open),
    }
