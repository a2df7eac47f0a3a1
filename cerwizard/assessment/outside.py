"""Whether the product is outside what is planned: what it is instead, by which clause, and what would change that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.because import value_in_words
from cerwizard.assessment.certain import certain_reasons
from cerwizard.assessment.flips import flips
from cerwizard.assessment.verdict import CLASS, Verdict
from cerwizard.decisions import Reason
from cerwizard.facts import Held, Truth


class OtherAnswers(Struct, frozen=True):
    """The other answers to one question, each of which may bring the product inside."""

    ask: str
    answers: tuple[str, ...]
    """In words."""


class Outside(Struct, frozen=True):
    """Why no class applies to the product."""

    verdicts: tuple[Verdict, ...]
    """The decisions that lead away from every class: what the product is instead."""
    leads_to: tuple[str, ...]
    """What the rulebooks say that applies instead, each with its clause."""
    would_change: tuple[OtherAnswers, ...]
    """The answers of which one may bring the product inside, question by question."""

    @property
    def words(self) -> str:
        """What the product is, in words."""
        return "; ".join(dict.fromkeys(verdict.words.rstrip(".") for verdict in self.verdicts))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What decided it, each with its clause."""
        return tuple(
            dict.fromkeys(found.reason for verdict in self.verdicts for found in certain_reasons(verdict))
        )

    @property
    def why(self) -> Iterator[str]:
        """Say line by line what the product is, and by which clause."""
        yield f"{self.words}."
        for reason in self.reasons:
            yield f"{reason.clause}: {reason.says}"

    @property
    def what_follows(self) -> Iterator[str]:
        """Say line by line what applies instead, and which other description would make it a device."""
        yield "Nothing is planned or written for it as if it were a medical device."
        yield from self.leads_to
        yield from dict.fromkeys(note for reason in self.reasons for note in reason.notes)
        if self.would_change:
            yield "It could be a device if one of these were different:"
            yield from (f"- {other.ask} → {'; or: '.join(other.answers)}" for other in self.would_change)

    @property
    def sentence(self) -> str:
        """Why nothing is planned, and what would change that, where there is room for one paragraph."""
        reasons = " ".join(f"{reason.says} ({reason.clause})" for reason in self.reasons)
        changes = "; or: ".join(f"{other.ask} {', or '.join(other.answers)}" for other in self.would_change)
        return f"Nothing is planned: {self.words}. {reasons}" + (
            f" It would be inside if: {changes}." if changes else ""
        )


def outside(assessment: Assessment) -> Outside | None:
    """Return why no class applies, or `None` while one does or still may."""
    if assessment.may_be_covered:
        return None
    classes = assessment.in_group(CLASS)
    names = dict.fromkeys(name for found in classes for name in sorted(found.decision.condition.facts))
    deciding = [
        assessment.verdicts[name]
        for name in names
        if name in assessment.verdicts and assessment.verdicts[name].applies is not Truth.FAILS
    ]
    if not deciding:
        return None
    return Outside(
        tuple(deciding), _leads_to(assessment, deciding), _would_change(assessment, deciding, classes)
    )


def _leads_to(assessment: Assessment, deciding: Sequence[Verdict]) -> tuple[str, ...]:
    decisions = {verdict.decision.id for verdict in deciding}
    return tuple(
        f"{gap.requirement.clause}: {gap.requirement.says}"
        for gap in assessment.gaps
        if gap.status == "notice" and decisions & gap.requirement.condition.facts
    )


def _would_change(
    assessment: Assessment, deciding: Sequence[Verdict], classes: Sequence[Verdict]
) -> tuple[OtherAnswers, ...]:
    """Return each question with those of its other answers after which a class may apply."""
    answers: dict[str, dict[str, None]] = {}
    for verdict in deciding:
        name = verdict.decision.id
        for flip in flips(assessment, name):
            then = {**assessment.uses[0].facts, name: Held(flip.possible)}
            if any(found.decision.condition.truth(then) is not Truth.FAILS for found in classes):
                said = value_in_words(flip.question.id, flip.value, assessment.knowledge)
                answers.setdefault(flip.question.ask, {})[said] = None
    return tuple(OtherAnswers(ask, tuple(said)) for ask, said in answers.items())
