"""Whether the product is inside what cerwizard plans, and what would change that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cerwizard.assessment import Assessment, Verdict, flips, value_in_words
from cerwizard.facts import Held, Truth

CLASS = "class"
"""The group of decisions that say how strict the rules are; where none applies, nothing is planned."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Why nothing is planned for this product."""

    verdicts: tuple[Verdict, ...]
    """The decisions on which the classes hang: what the product is."""
    would_change: tuple[str, ...]
    """The answers of which one would bring the product inside."""

    @property
    def words(self) -> str:
        """What the product is, in words."""
        return "; ".join(dict.fromkeys(verdict.words for verdict in self.verdicts))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What decided it, each with its clause."""
        found = (
            f"{used.reason.says} ({used.reason.clause})"
            for verdict in self.verdicts
            for used in verdict.reasons
        )
        return tuple(dict.fromkeys(found))

    @property
    def sentence(self) -> str:
        """Why nothing is planned, and what would change that."""
        change = f" It would be inside if: {'; or: '.join(self.would_change)}." if self.would_change else ""
        return f"Nothing is planned: {self.words}. {' '.join(self.reasons)}{change}"


def outside(assessment: Assessment) -> Outside | None:
    """Return why no class applies, or `None` while one does or still may."""
    classes = assessment.in_group(CLASS)
    if not classes or any(verdict.applies is not Truth.FAILS for verdict in classes):
        return None
    names = dict.fromkeys(
        name
        for verdict in classes
        for name in verdict.decision.condition.facts
        if name in assessment.verdicts
    )
    deciding = tuple(
        assessment.verdicts[name] for name in names if assessment.verdicts[name].applies is not Truth.FAILS
    )
    if not deciding:
        return None
    return Outside(deciding, tuple(dict.fromkeys(_would_change(assessment, deciding, classes))))


def _would_change(
    assessment: Assessment, deciding: tuple[Verdict, ...], classes: tuple[Verdict, ...]
) -> Iterator[str]:
    facts = assessment.uses[0].facts
    for verdict in deciding:
        name = verdict.decision.id
        for flip in flips(assessment, name):
            then = {**facts, name: Held(flip.possible)}
            if any(found.decision.condition.truth(then) is not Truth.FAILS for found in classes):
                words = value_in_words(flip.question.id, flip.value, assessment.knowledge)
                yield f"{flip.question.ask} {words}"
