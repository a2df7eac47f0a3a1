"""Holds every requirement against the project: which apply, and how each stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge, Regime
from cerwizard.assessment.row_words import match_words
from cerwizard.assessment.use import UseAssessment
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
    regimes = [regime for regime in knowledge.regimes if not regime.market or regime.market in markets]
    judged = [_use(project, knowledge, use, regimes) for use in uses]
    actions = {action.requirement: action for action in reversed(project.actions)}
    may_apply = set().union(*(use.standing for use in judged))
    found: list[Gap] = []
    for regime in regimes:
        for requirement in regime.requirements:
            name = requirement.id
            if name in may_apply:
                standing = [use for use in judged if name in use.standing]
                found += _gaps(requirement, standing, actions.get(name, NOTHING_DECIDED))
    return tuple(sorted(found, key=_RANK))


class _Explains(Struct, frozen=True):
    """Says why a requirement applies by the answers for a use."""

    facts: Facts
    knowledge: Knowledge

    def __call__(self, requirement: Requirement) -> str:
        return requirement.because or because(requirement.condition, self.facts, self.knowledge)


class _Use(Struct, frozen=True):
    """One use, and how requirements stand for it."""

    assessed: UseAssessment
    hand: InHand
    explains: _Explains
    standing: Mapping[str, tuple[Truth, frozenset[str]]]
    """The requirements that apply or may, by id, with the facts they wait for."""


def _use(project: Project, knowledge: Knowledge, use: UseAssessment, regimes: Sequence[Regime]) -> _Use:
    facts = use.facts
    by_condition = [pair for regime in regimes for pair in knowledge.requirements_by_condition[regime.id]]
    if use.id:
        # A further use adds nothing to a requirement unless it says something else of what that looks at.
        read = knowledge.requirements_reading
        adds_to = knowledge.requirements_on_each_use.union(*(read.get(fact, ()) for fact in use.differs))
        by_condition = [(condition, names & adds_to) for condition, names in by_condition]
    standing = {}
    for condition, names in by_condition:
        if names:
            found = condition.weighed(facts)
            if found[0] is not FAILS:
                standing.update(dict.fromkeys(names, found))
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


def _gaps(requirement: Requirement, standing: Sequence[_Use], action: Action) -> Sequence[Gap]:
    """Return the gaps of a requirement that applies or may for these uses: one, or one for each use or row."""
    applying = [use for use in standing if use.standing[requirement.id][0] is HOLDS]
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
