"""What is due in a document at the project's stage and not met, and the sentences that count it."""

from __future__ import annotations

from collections.abc import Sequence

from cerwizard.assessment import counted
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.outline.sections import Outline
from cerwizard.evidence import SEVERITIES, Gap
from cerwizard.facts import Truth


def due_gaps(gaps: Sequence[Gap], told: Told) -> tuple[Gap, ...]:
    """Return those that are due at the project's stage and not met."""
    stage = told.assessment.project.stage
    return tuple(
        gap for gap in gaps if gap.applies is Truth.HOLDS and gap.is_due(stage) and gap.status != "met"
    )


def due_words(due: Sequence[Gap], told: Told, outline: Outline) -> str:
    """Say how many are due of those a document shows: all requirements, or those that bear on it alone."""
    at = f"ue at the stage “{told.assessment.project.stage}” and not met: {_counted(due)}."
    return f"Of what bears on this document, d{at}" if outline.where or outline.regime else f"D{at}"


def later_words(later: int) -> str:
    """Say how many more there are that are not due, or not yet known to apply."""
    becomes = counted(later, "more becomes", "more become")
    waits, applies = ("waits", "it applies") if later == 1 else ("wait", "they apply")
    return f"{becomes} due later, or {waits} for an answer that decides whether {applies}."


def _counted(gaps: Sequence[Gap]) -> str:
    """Return how many there are of each severity, the open ones apart: `3 major, 1 minor, 0 advice; 2 still open`."""
    judged = [gap.requirement.severity for gap in gaps if gap.status != "open"]
    counts = ", ".join(f"{judged.count(severity)} {severity}" for severity in SEVERITIES)
    waiting = len(gaps) - len(judged)
    return f"{counts}; {waiting} still open" if waiting else counts
