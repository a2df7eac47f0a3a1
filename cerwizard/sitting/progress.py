"""How far the interview is, in words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cerwizard.assessment import Assessment
from cerwizard.evidence import SEVERITIES
from cerwizard.facts import Truth
from cerwizard.questionnaire import Question, Section
from cerwizard.sitting.uses import matters_for, use_of


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

    def __add__(self, other: Progress) -> Progress:
        """Return how far both are together."""
        return Progress(self.answered + other.answered, self.open + other.open, self.total + other.total)

    @property
    def is_done(self) -> bool:
        """Whether nothing that matters is left but what nobody knows yet."""
        return self.answered + self.open >= self.total


def progress(assessment: Assessment, *, quick: bool = False) -> Progress:
    """Return the progress over all sections, with what is said and still asked of each further use for itself."""
    questions = assessment.knowledge.questionnaire.questions
    made = _progress(assessment, questions.values(), quick, "")
    for use in assessment.project.uses:
        own = {*use.answers, *matters_for(assessment, use.id)}
        made += _progress(assessment, [questions[name] for name in questions if name in own], quick, use.id)
    return made


def section_progress(
    assessment: Assessment, section: Section, *, quick: bool = False, use: str = ""
) -> Progress:
    """Return the progress in one section."""
    return _progress(assessment, section.questions, quick, use)


def gaps_due(assessment: Assessment) -> dict[str, int]:
    """Return how many gaps are due at the project's stage, by severity, and as `open` what cannot be judged yet."""
    counts: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
    for gap in assessment.due:
        counts[gap.requirement.severity] += gap.is_gap
    return {**counts, "open": sum(gap.status == "open" for gap in assessment.due)}


def gap_words(assessment: Assessment) -> str:
    """Return what is due at the project's stage, in words; what cannot be judged yet is named where there is some."""
    counts = gaps_due(assessment)
    return " · ".join(f"{count} {name}" for name, count in counts.items() if count or name in SEVERITIES)


def left_words(assessment: Assessment) -> str:
    """Return how much more there is than what is due: later, and once more is answered."""
    return f"{assessment.left_for_later} due later · {len(assessment.may_apply)} may apply"


def _progress(assessment: Assessment, questions: Iterable[Question], quick: bool, use: str) -> Progress:
    interview, matters = use_of(assessment, use).interview, matters_for(assessment, use)
    answered = parked = waiting = 0
    for question in questions:
        if quick and not question.quick:
            continue
        is_asked = interview.is_asked(question.id) is Truth.HOLDS
        if is_asked and interview.is_answered(question.id):
            answered += 1  # what still matters of it matters of another use
        elif question.id in matters:
            waiting += 1
            parked += is_asked and question.id in interview.answers.parked
    return Progress(answered, parked, answered + waiting)
