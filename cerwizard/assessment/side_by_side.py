"""The classes of the device side by side: what each market and forum says, on which clause, or why it says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.because import why_not
from cerwizard.assessment.certain import certain_reasons
from cerwizard.assessment.counted import counted, listed
from cerwizard.assessment.delta_words import BASE
from cerwizard.assessment.use import UseAssessment
from cerwizard.assessment.verdict import CATEGORY, CLASS, Verdict
from cerwizard.decisions import Result
from cerwizard.facts import Truth


class Standing(Struct, frozen=True):
    """One class as it stands beside the others."""

    verdict: Verdict
    words: str
    """The outcome with its marks, what is still possible, or that it does not apply."""
    rests_on: str
    """The clauses that decide and the uses they stand for; else what it waits for, or why it does not apply."""

    @property
    def title(self) -> str:
        """What it is the class of."""
        return self.verdict.decision.title


def side_by_side(assessment: Assessment) -> tuple[Standing, ...]:
    """Return every class, those that do not apply among them."""
    return tuple(
        Standing(found, _words(found), _rests_on(found, assessment))
        for group in (CLASS, CATEGORY)
        for found in assessment.in_group(group)
    )


def is_of_a_market(standing: Standing, assessment: Assessment) -> bool:
    """Return whether the project is for the market that it is the class of."""
    regime = assessment.knowledge.regime_of[standing.verdict.decision.id]
    return regime.counts_in(assessment.markets)


def of_each_use(assessment: Assessment, standing: Standing) -> Iterator[tuple[str, str]]:
    """Give each use with what it comes to on its own, in words; the base answers have no name."""
    key = standing.verdict.decision.report_as
    sharing = [found.id for found in assessment.knowledge.decisions.values() if found.report_as == key]
    for use in assessment.uses:
        # Decisions may share a place, such as a class and what stands above every class: one of them applies.
        results = [use.results[name] for name in (standing.verdict.decision.id, *sharing)]
        result = next((found for found in results if found.applies is not Truth.FAILS), results[0])
        words = _of_result(result)
        why = _why_not(standing.verdict, use, assessment) if result.applies is Truth.FAILS else ""
        yield use.id, f"{words}: {why}" if why else words


def deciding_uses(verdict: Verdict) -> tuple[str, ...]:
    """Return the uses whose outcome stands for the whole; the base answers as an empty name."""
    return tuple(dict.fromkeys(found.use for found in verdict.reasons)) if verdict.is_settled else ()


def _words(verdict: Verdict) -> str:
    return f"{verdict.words}{verdict.mark_words}"


def _of_result(result: Result) -> str:
    if result.applies is Truth.FAILS:
        return "does not apply"
    marks = [mark.name_beside(result.possible) for mark in result.marks]
    said = result.decision.words(result.possible) + (f" ({', '.join(marks)})" if marks else "")
    return said if result.applies is Truth.HOLDS else f"{said}, if it applies"


def _rests_on(verdict: Verdict, assessment: Assessment) -> str:
    if verdict.applies is Truth.FAILS:
        return _why_not(verdict, assessment.lead, assessment)
    if not verdict.is_settled:
        return f"open: {counted(len(verdict.open), 'answer')} can still change it"
    clauses: dict[str, list[str]] = {}
    for found in certain_reasons(verdict):
        clauses.setdefault(found.reason.clause, []).append(found.use)
    has_uses = len(assessment.uses) > 1
    return "; ".join(f"{clause}{_for(uses) if has_uses else ''}" for clause, uses in clauses.items())


def _for(uses: Sequence[str]) -> str:
    return f" (for {listed([use or BASE for use in uses])})"


def _why_not(verdict: Verdict, use: UseAssessment, assessment: Assessment) -> str:
    knowledge = assessment.knowledge
    market = knowledge.regime_of[verdict.decision.id].market
    if market and market not in assessment.markets:
        return f"{market.upper()} is not among the markets of the project"
    return why_not(verdict.decision.condition, use.facts, knowledge)
