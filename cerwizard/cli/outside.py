"""Says what a product that is no medical device is instead, and what in its description decides that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cerwizard.assessment import Assessment, Verdict, flips, value_in_words
from cerwizard.facts import Truth


@dataclass(frozen=True, slots=True)
class Outside:
    """Why no class applies to the product."""

    verdict: Verdict
    """The decision that leads away from every class."""
    leads_to: tuple[str, ...]
    """What the rulebook says that applies instead, each with its clause."""
    would_change: tuple[str, ...]
    """The single answers that would bring the product inside, in words."""

    @property
    def lines(self) -> Iterator[str]:
        """What it is, why, what applies instead, and what would change it."""
        yield f"{self.verdict.words}: nothing is planned for it as if it were a medical device."
        for found in self.verdict.reasons:
            yield f"{found.reason.clause}: {found.reason.says}"
            yield from found.reason.notes
        yield from self.leads_to
        if self.would_change:
            yield "A different answer to one of these would change that:"
            yield from (f"- {line}" for line in self.would_change)


def outside(assessment: Assessment) -> Outside | None:
    """Return why no class applies, or nothing while one applies or may."""
    classes = assessment.in_group("class")
    if not classes or any(found.applies is not Truth.FAILS for found in classes):
        return None
    for found in classes:
        for name in found.decision.condition.facts:
            verdict = assessment.verdicts.get(name)
            if verdict and verdict.outcome:
                return Outside(verdict, _leads_to(assessment, name), _would_change(assessment, verdict))
    return None


def _leads_to(assessment: Assessment, decision: str) -> tuple[str, ...]:
    return tuple(
        f"{gap.requirement.clause}: {gap.requirement.says}"
        for gap in assessment.gaps
        if gap.status == "notice" and decision in gap.requirement.condition.facts
    )


def _would_change(assessment: Assessment, verdict: Verdict) -> tuple[str, ...]:
    found = []
    for flip in flips(assessment, verdict.decision.id):
        answer = value_in_words(flip.question.id, flip.value, assessment.knowledge)
        outcomes = " or ".join(verdict.decision.label(outcome) for outcome in flip.possible)
        found.append(f"{flip.question.ask} {answer}: {outcomes}")
    return tuple(found)
