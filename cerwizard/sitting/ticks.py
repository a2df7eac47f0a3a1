"""A screening question as a list of ticks, also when a person comes back to it."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from cerwizard.assessment import Assessment, UseAssessment
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting.uses import matters_for, use_of, with_answer_for


class Tick(Struct, frozen=True):
    """One fact in a screening."""

    question: Question
    value: FactValue | None
    """What was answered."""
    is_parked: bool
    """Whether the answer was "we don't know yet"."""
    is_answered: bool

    @property
    def is_ticked(self) -> bool:
        """Whether the answer is another than no."""
        return self.value is not None and self.value != self.question.no


def ticks(assessment: Assessment, screening: Screening, use: str = "") -> tuple[Tick, ...]:
    """Return what the screening shows: what it would settle now, and what it or a later answer settled."""
    interview = use_of(assessment, use).interview
    given, parked = interview.answers.facts, interview.answers.parked
    pending = {question.id for question in interview.ticks(screening, matters_for(assessment, use))}
    covered = (assessment.knowledge.questionnaire.questions[fact] for fact in screening.covers)
    return tuple(
        Tick(
            question,
            given.get(question.id),
            is_parked=question.id in parked,
            is_answered=interview.is_answered(question.id),
        )
        for question in covered
        if interview.is_asked(question.id) is Truth.HOLDS
        and (question.id in pending or interview.is_answered(question.id) or question.id in parked)
    )


def screened(
    project: Project,
    shown: Collection[Tick],
    ticked: Collection[str],
    of_use: UseAssessment,
    own: Collection[str] = (),
) -> Project:
    """Return the project with what the ticks say of a use.

    What it says of its `own` is written also where the base says the same. An unticked fact takes its *no*. A ticked
    yes/no fact takes the other answer; any other ticked fact that was answered *no* is forgotten, so that its own
    question is asked. Open points stay open until they are ticked.
    """
    use = of_use.id
    for tick in shown:
        question = tick.question
        is_no = tick.value == question.no
        if question.id not in ticked:
            if not tick.is_parked and (not is_no or question.id in own):
                project = with_answer_for(project, question.id, question.no, use, own)
        elif question.kind == "yes_no":
            project = with_answer_for(project, question.id, not question.no, use, own)
        elif use and is_no and question.id not in of_use.anew:
            # The base says no; until this use says otherwise, it is an open point of its own.
            project = project.with_open(question.id, use=use)
        elif is_no or tick.is_parked:
            project = project.without_answer(question.id, use or None)
    return project
