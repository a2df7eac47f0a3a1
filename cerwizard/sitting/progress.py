"""How far the interview is, in words."""

from __future__ import annotations

from msgspec import Struct

from cerwizard.assessment import Assessment
from cerwizard.evidence import SEVERITIES
from cerwizard.facts import Truth
from cerwizard.questionnaire import Section
from cerwizard.sitting.steps import wanted
from cerwizard.sitting.uses import use_of


class Progress(Struct, frozen=True):
    """How many of the questions that matter now are answered."""

    answered: int
    open: int
    """Answered with "we don't know yet"."""
    total: int

    @property
    def words(self) -> str:
        """The progress as a person says it."""
        return f"{self.answered} of {self.total} that matter now"

    @property
    def short(self) -> str:
        """The same for a narrow place."""
        return f"{self.answered} of {self.total}"

    @property
    def is_done(self) -> bool:
        """Whether nothing that matters is left but what nobody knows yet."""
        return self.answered + self.open >= self.total


def progress(assessment: Assessment, *, quick: bool = False, use: str = "") -> Progress:
    """Return the progress over all sections."""
    return _progress(assessment, set(assessment.knowledge.questionnaire.questions), quick, use)


def section_progress(
    assessment: Assessment, section: Section, *, quick: bool = False, use: str = ""
) -> Progress:
    """Return the progress in one section."""
    return _progress(assessment, {question.id for question in section.questions}, quick, use)


def gap_words(assessment: Assessment) -> str:
    """Return the gaps that are due at the project's stage, by severity."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for gap in assessment.due:
        counts[gap.requirement.severity] += gap.is_gap
    return " · ".join(f"{count} {severity}" for severity, count in counts.items())


def _progress(assessment: Assessment, among: set[str], quick: bool, use: str) -> Progress:
    interview = use_of(assessment, use).interview
    waiting = wanted(assessment, quick=quick, use=use) & among
    answered = sum(
        1
        for question in interview.asked
        if question.id in among and (question.quick or not quick) and interview.is_answered(question.id)
    )
    parked = sum(
        1 for name in waiting if name in interview.answers.parked and interview.is_asked(name) is Truth.HOLDS
    )
    return Progress(answered, parked, answered + len(waiting))
