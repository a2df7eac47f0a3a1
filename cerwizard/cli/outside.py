"""Says what a product that is no medical device is instead, and what in its description decides that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cerwizard.assessment import Assessment, Flip, Verdict, flips, value_in_words
from cerwizard.cli.verdict_json import certain_reasons
from cerwizard.facts import Held, Truth


@dataclass(frozen=True, slots=True)
class Outside:
    """Why no class applies to the product."""

    verdict: Verdict
    """The decision that leads away from every class."""
    leads_to: tuple[str, ...]
    """What the rulebook says that applies instead, each with its clause."""
    would_change: tuple[str, ...]
    """The answers of which one would bring the product inside, question by question."""

    @property
    def why(self) -> Iterator[str]:
        """What the product is, and by which clause."""
        yield f"{self.verdict.words}."
        for reason in certain_reasons(self.verdict):
            yield f"{reason.clause}: {reason.says}"

    @property
    def what_follows(self) -> Iterator[str]:
        """What applies instead, and which other description would make it a device."""
        yield "Nothing is planned or written for it as if it were a medical device."
        yield from self.leads_to
        for reason in certain_reasons(self.verdict):
            yield from reason.notes
        if self.would_change:
            yield "It could be a device if one of these were different:"
            yield from (f"- {line}" for line in self.would_change)


def outside(assessment: Assessment) -> Outside | None:
    """Return why no class applies, or nothing while one applies or may."""
    classes = assessment.in_group("class")
    if any(found.applies is not Truth.FAILS for found in classes):
        return None
    for found in classes:
        for name in found.decision.condition.facts:
            verdict = assessment.verdicts.get(name)
            if verdict and verdict.outcome:
                return Outside(
                    verdict, _leads_to(assessment, name), _would_change(assessment, verdict, found)
                )
    return None


def _leads_to(assessment: Assessment, decision: str) -> tuple[str, ...]:
    return tuple(
        f"{gap.requirement.clause}: {gap.requirement.says}"
        for gap in assessment.gaps
        if gap.status == "notice" and decision in gap.requirement.condition.facts
    )


def _would_change(assessment: Assessment, verdict: Verdict, wanted: Verdict) -> tuple[str, ...]:
    """Return each question with those of its other answers after which the class may apply."""
    answers: dict[str, list[str]] = {}
    for flip in flips(assessment, verdict.decision.id):
        if _may_apply(wanted, verdict.decision.id, flip, assessment):
            said = value_in_words(flip.question.id, flip.value, assessment.knowledge)
            answers.setdefault(flip.question.ask, []).append(said)
    return tuple(f"{ask} → {'; or: '.join(said)}" for ask, said in answers.items())


def _may_apply(wanted: Verdict, decision: str, flip: Flip, assessment: Assessment) -> bool:
    facts = {**assessment.uses[0].facts, decision: Held(flip.possible)}
    return wanted.decision.condition.truth(facts) is not Truth.FAILS
