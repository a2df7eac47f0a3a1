"""Whether the product is inside what cerwizard plans, and what would change that."""

from __future__ import annotations

from dataclasses import dataclass

from cerwizard.assessment import Assessment, Verdict
from cerwizard.facts import Truth

CLASS = "class"
"""The group of decisions that say how strict the rules are; where none applies, nothing is planned."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Why nothing is planned for this product."""

    verdicts: tuple[Verdict, ...]
    """The decisions on which the classes hang: what the product is."""

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
    return Outside(deciding) if deciding else None
