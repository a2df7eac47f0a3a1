"""What can be jumped to: every question that is asked, and every requirement that applies, each with its clause."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import answer_in_words
from cerwizard.facts import Truth
from cerwizard.sitting import Sitting, shortened
from cerwizard.tui.dialogs import Thing
from cerwizard.tui.screens.gap_words import SIGNS

QUESTION, REQUIREMENT = "question", "requirement"
LONGEST = 60
"""Letters of an answer shown behind its question."""


def questions(sitting: Sitting) -> Iterator[Thing]:
    """Give every question that is asked of the use, with its answer and its clause."""
    assessment, interview = sitting.assessment, sitting.of_use.interview
    for question in interview.asked:
        value = (
            sitting.project.tables.get(question.id, ())
            if question.kind == "table"
            else interview.answers.facts.get(question.id)
        )
        said = answer_in_words(question.id, value, assessment.knowledge).replace("\n", " ")
        sign = (
            "✓"
            if interview.is_answered(question.id)
            else "?"
            if question.id in interview.answers.parked
            else "…"
        )
        yield Thing(
            f"{QUESTION} {question.id}",
            sign,
            question.ask,
            f"{shortened(said, LONGEST)} · {question.clause} · {question.id}",
        )


def requirements(sitting: Sitting) -> Iterator[Thing]:
    """Give every requirement that applies, with its clause and how it stands."""
    seen: set[str] = set()
    for gap in sitting.assessment.gaps:
        requirement = gap.requirement
        if gap.applies is Truth.HOLDS and requirement.id not in seen:
            seen.add(requirement.id)
            yield Thing(
                f"{REQUIREMENT} {requirement.id}",
                SIGNS[gap.status],
                requirement.says,
                f"{requirement.severity}, {gap.status} · {requirement.clause} · {requirement.id}",
            )
