"""Holds every requirement against the project: which apply, and how each stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.row_words import match_words
from cerwizard.assessment.use import UseAssessment
from cerwizard.dataclass import dataclass
from cerwizard.evidence import STATUSES, Finding, Gap, InHand, Requirement, judge, rows_of
from cerwizard.facts import FAILS, HOLDS, OPEN, Facts, Row, Truth
from cerwizard.project import Action, Project
from cerwizard.questionnaire import Answers, Question

NOTHING_DECIDED = Action(requirement="")
"""What is said of a gap that nobody took on."""
_RANK = attrgetter("rank")


def gaps_of(
    project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...], markets: Collection[str]
) -> tuple[Gap, ...]:
    """Return how every requirement of these markets stands, what blocks a submission first."""
    requirements = [
        requirement
        for regime in knowledge.regimes
        if not regime.market or regime.market in markets
        for requirement in regime.requirements
    ]
    judged = [_use(project, knowledge, use, requirements) for use in uses]
    may_apply = set().union(*(use.standing for use in judged))
    actions = {action.requirement: action for action in reversed(project.actions)}
    found: list[Gap] = []
    for requirement in requirements:
        if requirement.id in may_apply:
            found += _gaps(requirement, judged, actions.get(requirement.id, NOTHING_DECIDED))
    return tuple(sorted(found, key=_RANK))


@dataclass(frozen=True, slots=True)
class _Explains:
    """Says why a requirement applies by the answers for a use."""

    facts: Facts
    knowledge: Knowledge

    def __call__(self, requirement: Requirement) -> str:
        return requirement.because or because(requirement.condition, self.facts, self.knowledge)


@dataclass(frozen=True, slots=True)
class _Use:
    """One use, and how requirements stand for it."""

    assessed: UseAssessment
    hand: InHand
    explains: _Explains
    standing: Mapping[str, tuple[Truth, frozenset[str]]]
    """The requirements that apply or may, by id, with the facts they wait for."""


def _use(
    project: Project, knowledge: Knowledge, use: UseAssessment, requirements: Sequence[Requirement]
) -> _Use:
    if use.id:
        # A further use adds nothing to a requirement unless it says something else of what that looks at.
        read = knowledge.requirements_reading
        adds_to = knowledge.requirements_on_each_use.union(*(read.get(fact, ()) for fact in use.differs))
        requirements = [requirement for requirement in requirements if requirement.id in adds_to]
    facts = use.facts
    # Half of the requirements share their condition with others: it is weighed once.
    conditions = {id(requirement.condition): requirement.condition for requirement in requirements}
    weighed = {key: condition.weighed(facts) for key, condition in conditions.items()}
    standing = {
        requirement.id: weighed[id(requirement.condition)]
        for requirement in requirements
        if weighed[id(requirement.condition)][0] is not FAILS
    }
    return _Use(use, _in_hand(project, knowledge, use), _Explains(facts, knowledge), standing)


def _in_hand(project: Project, knowledge: Knowledge, use: UseAssessment) -> InHand:
    own = next((other for other in project.uses if other.id == use.id), None)
    justified = set(project.justifications) | set(own.justifications if own else ())
    return InHand(
        facts=use.facts,
        parked=use.interview.answers.parked,
        unjustified={
            question.id
            for question in knowledge.questionnaire.judgements
            if question.id not in justified and _needs_reason(question, use.interview.answers)
        },
        statements={statement.requirement for statement in project.statements},
        sections=knowledge.sections,
        words=knowledge.words,
        row_words=partial(match_words, knowledge),
        use=use.id if project.uses else None,
    )


def _needs_reason(question: Question, answers: Answers) -> bool:
    value = answers.facts.get(question.id)
    return value is not None and question.needs_justification(value)


def _gaps(requirement: Requirement, uses: Sequence[_Use], action: Action) -> Sequence[Gap]:
    """Return the gaps of a requirement that applies or may: one, or one for each use or row."""
    name = requirement.id
    standing = [use for use in uses if name in use.standing]
    applying = [use for use in standing if use.standing[name][0] is HOLDS]
    if not applying:
        return (_open(requirement, standing[0], action),)
    if requirement.each == "use":
        return [
            _gap(requirement, use, judge(requirement, use.hand), action, use.assessed.id) for use in applying
        ]
    first = applying[0]
    rows = rows_of(first.hand.facts, requirement.each) if requirement.each else ()
    if rows:
        return [
            _gap(requirement, first, judge(requirement, replace(first.hand, row=row)), action, _name(row))
            for row in rows
        ]
    worst, finding = first, judge(requirement, first.hand)
    for use in applying[1:] if not requirement.each else ():
        other = judge(requirement, use.hand)
        if STATUSES.index(other.status) < STATUSES.index(finding.status):
            worst, finding = use, other
    return (_gap(requirement, worst, finding, action),)


def _gap(requirement: Requirement, use: _Use, finding: Finding, action: Action, instance: str = "") -> Gap:
    return Gap(
        requirement,
        HOLDS,
        finding.status,
        finding.why,
        use.explains,
        instance,
        action.owner,
        action.due,
        action.note,
        action.status,
    )


def _open(requirement: Requirement, use: _Use, action: Action) -> Gap:
    return Gap(
        requirement,
        OPEN,
        "open",
        "it is not clear yet whether this applies",
        use.explains,
        "",
        action.owner,
        action.due,
        action.note,
        action.status,
        use.assessed.askable(use.standing[requirement.id][1]),
    )


def _name(row: Row) -> str:
    return str(row.get("id", ""))
