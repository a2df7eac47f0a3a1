"""The single answers that would move a class: what a person may want to try first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from cerwizard.assessment import CLASS, Assessment, Verdict, flips
from cerwizard.facts import FactValue, Truth
from cerwizard.questionnaire import Question

Way: TypeAlias = Literal["milder", "stricter", "either", "outside"]
"""Where an answer moves the classes."""
WAYS: tuple[Way, ...] = ("milder", "stricter", "either", "outside")
"""In the order in which they are offered: what may spare evidence first."""


class Lever(Struct, frozen=True):
    """One other answer, and what each class would then be."""

    question: Question
    value: FactValue
    then: tuple[tuple[Verdict, tuple[str, ...]], ...]
    """Each class that moves, with the outcomes that would then be possible."""

    @property
    def way(self) -> Way:
        """Where it moves the classes, by the first that it moves."""
        verdict, possible = self.then[0]
        if not possible:
            return "outside"
        ranks = verdict.decision.outcomes.index
        now = verdict.possible or verdict.decision.outcomes[:1]
        lower, higher = (ranks(possible[at]) - ranks(now[at]) for at in (0, -1))
        if lower <= 0 and higher <= 0:
            return "milder"
        return "stricter" if lower >= 0 and higher >= 0 else "either"

    @property
    def words(self) -> str:
        """What each class would then be, in words."""
        return "; ".join(
            f"{verdict.decision.title}: {verdict.decision.words(possible) if possible else 'does not apply'}"
            for verdict, possible in self.then
        )


def levers(assessment: Assessment, use: str = "") -> tuple[Lever, ...]:
    """Return every single answer that moves a class of this use, those that make it milder first."""
    found: dict[tuple[str, FactValue], Lever] = {}
    for verdict in classes(assessment):
        for flip in flips(assessment, verdict.decision.id, use):
            key = (flip.question.id, flip.value)
            before = found[key].then if key in found else ()
            found[key] = Lever(flip.question, flip.value, (*before, (verdict, flip.possible)))
    return tuple(sorted(found.values(), key=lambda lever: WAYS.index(lever.way)))


def classes(assessment: Assessment) -> Sequence[Verdict]:
    """Return the classes that apply or may apply."""
    return [found for found in assessment.in_group(CLASS) if found.applies is not Truth.FAILS]


def deciding_use(assessment: Assessment) -> str:
    """Return the use that decides the first class; empty when it is the device as described."""
    return next((reason.use for verdict in classes(assessment) for reason in verdict.reasons[:1]), "")
