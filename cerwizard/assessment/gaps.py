"""Holds every requirement against the project: which apply, and how each stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import UseAssessment
from cerwizard.evidence import STATUSES, Gap, InHand, Requirement, judge
from cerwizard.facts import Row, TableValue, Truth
from cerwizard.project import Action, Project
from cerwizard.questionnaire import Answers, Question

NOTHING_DECIDED = Action(requirement="")
"""What is said of a gap that nobody took on."""


def gaps_of(
    project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...], markets: Collection[str]
) -> tuple[Gap, ...]:
    """Return how every requirement of these markets stands, what blocks a submission first."""
    hands = {use.id: _in_hand(project, knowledge, use) for use in uses}
    found = [
        gap
        for regime in knowledge.regimes
        if not regime.market or regime.market in markets
        for requirement in regime.requirements
        for gap in _gaps(requirement, project, knowledge, uses, hands)
    ]
    return tuple(sorted(found, key=lambda gap: gap.sort_key))


def _in_hand(project: Project, knowledge: Knowledge, use: UseAssessment) -> InHand:
    own = next((other for other in project.uses if other.id == use.id), None)
    justified = set(project.justifications) | set(own.justifications if own else ())
    return InHand(
        facts=use.facts,
        parked=use.interview.answers.parked,
        unjustified={
            question.id
            for question in knowledge.questionnaire.questions.values()
            if question.id not in justified and _needs_reason(question, use.interview.answers)
        },
        statements={statement.requirement for statement in project.statements},
        sections=knowledge.sections,
        words=knowledge.words,
    )


def _needs_reason(question: Question, answers: Answers) -> bool:
    value = answers.facts.get(question.id)
    return value is not None and question.needs_justification(value)


def _gaps(
    requirement: Requirement,
    project: Project,
    knowledge: Knowledge,
    uses: tuple[UseAssessment, ...],
    hands: dict[str, InHand],
) -> Iterator[Gap]:
    weighed = [(use, *requirement.condition.weighed(use.facts)) for use in uses]
    applying = [use for use, truth, _ in weighed if truth is Truth.HOLDS]
    if not applying:
        for use, truth, waiting in weighed:
            if truth is Truth.OPEN:
                yield _open_gap(requirement, project, knowledge, use, use.askable(waiting))
                return
        return
    if requirement.each == "use":
        for use in applying:
            yield _judged(
                requirement, project, knowledge, use, hands[use.id], use.id if len(uses) > 1 else ""
            )
        return
    if requirement.each:
        yield from _of_rows(requirement, project, knowledge, applying[0], hands[applying[0].id])
        return
    judged = [_judged(requirement, project, knowledge, use, hands[use.id], "") for use in applying]
    yield min(judged, key=lambda gap: STATUSES.index(gap.status))


def _of_rows(
    requirement: Requirement, project: Project, knowledge: Knowledge, use: UseAssessment, hand: InHand
) -> Iterator[Gap]:
    """Give one gap for each row of the table, or one for the table as long as it is empty."""
    value = use.facts[requirement.each].value
    rows: tuple[Row, ...] = value.rows if isinstance(value, TableValue) else ()
    if not rows:
        yield _judged(requirement, project, knowledge, use, hand, "")
    for row in rows:
        of_row = replace(hand, row=row)
        yield _judged(requirement, project, knowledge, use, of_row, str(row.get("id", "")))


def _judged(
    requirement: Requirement,
    project: Project,
    knowledge: Knowledge,
    use: UseAssessment,
    hand: InHand,
    instance: str,
) -> Gap:
    finding = judge(requirement, hand)
    action = _action_on(requirement, project)
    return Gap(
        requirement,
        Truth.HOLDS,
        finding.status,
        finding.why,
        _explains(requirement, use, knowledge),
        instance,
        owner=action.owner,
        due_date=action.due,
        note=action.note,
    )


def _open_gap(
    requirement: Requirement,
    project: Project,
    knowledge: Knowledge,
    use: UseAssessment,
    waits_for: frozenset[str],
) -> Gap:
    action = _action_on(requirement, project)
    return Gap(
        requirement,
        Truth.OPEN,
        "open",
        "it is not clear yet whether this applies",
        _explains(requirement, use, knowledge),
        owner=action.owner,
        due_date=action.due,
        note=action.note,
        waits_for=waits_for,
    )


def _action_on(requirement: Requirement, project: Project) -> Action:
    """Return what was decided about a requirement."""
    found = (action for action in project.actions if action.requirement == requirement.id)
    return next(found, NOTHING_DECIDED)


def _explains(requirement: Requirement, use: UseAssessment, knowledge: Knowledge) -> Callable[[], str]:
    return lambda: requirement.because or because(requirement.condition, use.facts, knowledge)
