"""Holds every requirement against the project: which apply, and how each stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge, Sharing
from cerwizard.assessment.row_words import match_words
from cerwizard.assessment.use import UseAssessment
from cerwizard.evidence import STATUSES, Gap, InHand, Requirement, judge, rows_of
from cerwizard.facts import HOLDS, OPEN, Facts, Row, Truth
from cerwizard.project import Action, Project
from cerwizard.questionnaire import Answers, Question

NOTHING_DECIDED = Action(requirement="")
"""What is said of a gap that nobody took on."""
_RANK = attrgetter("rank")


def gaps_of(
    project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...], markets: Collection[str]
) -> tuple[Gap, ...]:
    """Return how every requirement of these markets stands, what blocks a submission first."""
    judged = [_use(project, knowledge, use) for use in uses]
    actions = {action.requirement: action for action in reversed(project.actions)}
    found: list[Gap] = []
    for regime in knowledge.regimes:
        if not regime.market or regime.market in markets:
            found += _of_regime(knowledge.requirements_by_condition[regime.id], judged, actions)
    found.sort(key=_RANK)
    return tuple(found)


def _of_regime(sharing: Sharing, judged: Sequence[_Use], actions: Mapping[str, Action]) -> list[Gap]:
    """Return how the requirements of one regime stand; a condition is weighed once for all that share it."""
    base, *further = judged
    facts = base.hand.facts
    by_answers = [condition.weighed(facts) for condition in sharing.conditions]
    added = frozenset[str]().union(*[use.adds_to for use in further])
    found: list[Gap] = []
    for requirement, place in sharing.requirements:
        truth, waiting = by_answers[place]
        name = requirement.id
        if name in added:
            found += _of_uses(requirement, by_answers[place], judged, actions.get(name, NOTHING_DECIDED))
        elif truth is OPEN:
            found.append(_open(requirement, base, waiting, actions.get(name, NOTHING_DECIDED)))
        elif truth is HOLDS:
            action = actions.get(name, NOTHING_DECIDED)
            if requirement.each:
                found += _gaps(requirement, (base,), action)
            else:
                found.append(_gap(requirement, base, base.hand, action))
    return found


def _of_uses(
    requirement: Requirement,
    by_answers: tuple[Truth, frozenset[str]],
    judged: Sequence[_Use],
    action: Action,
) -> Sequence[Gap]:
    """Return the gaps of a requirement of which further uses say something else than the base answers."""
    base = judged[0]
    applying: list[_Use] = []
    unclear: list[tuple[_Use, frozenset[str]]] = []
    for use in judged:
        if use is base or requirement.id in use.adds_to:
            truth, waiting = by_answers if use is base else requirement.condition.weighed(use.hand.facts)
            if truth is HOLDS:
                applying.append(use)
            elif truth is OPEN:
                unclear.append((use, waiting))
    if applying:
        return _gaps(requirement, applying, action)
    return (_open(requirement, *unclear[0], action),) if unclear else ()


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
    adds_to: frozenset[str]
    """For a further use: the requirements of which it says something that the base answers do not."""
    waits_for: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    """The questions that lead to the facts on which a condition hangs: one looked up for all that share it."""


def _use(project: Project, knowledge: Knowledge, use: UseAssessment) -> _Use:
    adds_to = frozenset[str]()
    if use.id:
        # A further use adds nothing to a requirement unless it says something else of what that looks at.
        read = knowledge.requirements_reading
        adds_to = knowledge.requirements_on_each_use.union(*(read.get(fact, ()) for fact in use.differs))
    return _Use(use, _in_hand(project, knowledge, use), _Explains(use.facts, knowledge), adds_to)


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


def _gaps(requirement: Requirement, applying: Sequence[_Use], action: Action) -> Sequence[Gap]:
    """Return the gaps of a requirement that applies for these uses: one, or one for each use or row."""
    if requirement.each == "use":
        return [_gap(requirement, use, use.hand, action, use.assessed.id) for use in applying]
    first = applying[0]
    rows = rows_of(first.hand.facts, requirement.each) if requirement.each else ()
    if rows:
        return [_gap(requirement, first, replace(first.hand, row=row), action, _name(row)) for row in rows]
    alike = applying[:1] if requirement.each else applying
    return (min([_gap(requirement, use, use.hand, action) for use in alike], key=_attention),)


def _gap(requirement: Requirement, use: _Use, hand: InHand, action: Action, instance: str = "") -> Gap:
    finding = judge(requirement, hand)
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


def _open(requirement: Requirement, use: _Use, waiting: frozenset[str], action: Action) -> Gap:
    waits_for = use.waits_for.get(waiting)
    if waits_for is None:
        waits_for = use.waits_for[waiting] = use.assessed.askable(waiting)
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
        waits_for,
    )


def _attention(gap: Gap) -> int:
    return STATUSES.index(gap.status)


def _name(row: Row) -> str:
    return str(row.get("id", ""))
