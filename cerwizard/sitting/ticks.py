"""A screening question as a list of ticks, also when a person comes back to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cerwizard.assessment import Assessment
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from cerwizard.questionnaire import Question, Screening


@dataclass(frozen=True, slots=True)
class Tick:
    """One fact in a screening."""

    question: Question
    is_ticked: bool
    is_parked: bool
    """Whether the answer was "we don't know yet"."""
    is_answered: bool


def ticks(assessment: Assessment, screening: Screening) -> tuple[Tick, ...]:
    """Return what the screening shows: what it would settle now, and what it or a later answer settled."""
    interview, project = assessment.interview, assessment.project
    pending = {question.id for question in interview.ticks(screening, assessment.matters)}
    covered = (assessment.knowledge.questionnaire.questions[fact] for fact in screening.covers)
    return tuple(
        Tick(
            question,
            _is_ticked(project.answers.get(question.id), question),
            is_parked=question.id in project.open,
            is_answered=interview.is_answered(question.id),
        )
        for question in covered
        if interview.is_asked(question.id) is Truth.HOLDS
        and (question.id in pending or interview.is_answered(question.id) or question.id in project.open)
    )


def screened(project: Project, shown: Collection[Tick], ticked: Collection[str]) -> Project:
    """Return the project with what the ticks say.

    An unticked fact takes its *no*. A ticked yes/no fact takes the other answer; any other ticked fact that was
    answered *no* is forgotten, so that its own question is asked. Open points stay open until they are ticked.
    """
    for tick in shown:
        question = tick.question
        is_no = project.answers.get(question.id) == question.no
        if question.id not in ticked:
            if not tick.is_parked and not is_no:
                project = project.with_answer(question.id, question.no)
        elif question.kind == "yes_no":
            project = project.with_answer(question.id, not question.no)
        elif is_no or tick.is_parked:
            project = project.without_answer(question.id)
    return project


def _is_ticked(value: FactValue | None, question: Question) -> bool:
    return value is not None and value != question.no
