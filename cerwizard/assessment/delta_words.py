"""What a change comes to, in the few words that every face of a comparison needs."""

from __future__ import annotations

from collections.abc import Sequence

from cerwizard.assessment.because import value_in_words
from cerwizard.assessment.compare import Answer, GapChange
from cerwizard.assessment.counted import counted, listed
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.verdict import Verdict
from cerwizard.decisions import Reason

MOST_OUTCOMES = 2
"""Of an open verdict, in words; more are counted."""
BASE = "the base"
"""How the base answers are called where other uses stand beside them."""


def answer_in_words(fact: str, value: Answer, knowledge: Knowledge) -> str:
    """Return one side of a changed answer as a person would say it; of a table, how many rows it has."""
    question = knowledge.questionnaire.questions.get(fact)
    if value is None:
        return "not answered"
    if isinstance(value, tuple):
        if question is not None and question.kind == "table":
            return counted(len(value), "row")
        value = tuple(str(part) for part in value)
    return value_in_words(fact, value, knowledge)


def comes_to(verdict: Verdict) -> str:
    """Return what a verdict comes to with its marks, and whether that is still open."""
    if not verdict.is_settled and not verdict.is_ordered and len(verdict.possible) > MOST_OUTCOMES:
        return f"still open, {len(verdict.possible)} outcomes possible"
    return f"{'' if verdict.is_settled else 'still open, '}{verdict.words}{verdict.mark_words}"


def stands(change: GapChange) -> str:
    """Return how a requirement stands after the change; what a notice says stands in its first line already."""
    is_notice = change.gap.status == "notice"
    return change.gap.status if is_notice else f"{change.gap.status}: {change.gap.why}"


def moved_how(change: GapChange) -> str:
    """Return how a requirement that applies on both sides stands differently."""
    assert change.before is not None
    if change.before.status == change.gap.status:
        return f"still {change.gap.status}, but now: {change.gap.why}"
    return f"{change.before.status} → {stands(change)}"


def reason_in_words(reason: Reason, uses: Sequence[str]) -> str:
    """Return a reason with its uses and the clause it rests on; a rule named like its clause is named once."""
    about = f"for {listed([use or BASE for use in uses])}, " if uses else ""
    rule, clause = reason.rule, reason.clause
    return f"{about}{rule if rule == clause else f'{rule} ({clause})'}: {reason.says}"
