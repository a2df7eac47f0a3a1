"""Holds every requirement against the project: which apply, and how each stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from functools import partial
from operator import attrgetter

from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.row_words import match_words
from cerwizard.assessment.use import UseAssessment
from cerwizard.dataclass import dataclass
from cerwizard.evidence import STATUSES, Finding, Gap, InHand, Requirement, judge, rows_of
from cerwizard.facts import FAILS, HOLDS, Condition, Facts, Truth
from cerwizard.project import Action, Project
from cerwizard.questionnaire import Answers, Question

NOTHING_DECIDED = Action(requirement="")
"""What is said of a gap that nobody took on."""
_RANK = attrgetter("rank")


def gaps_of(
    project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...], markets: Collection[str]
) -> tuple[Gap, ...]:
    """Return how every requirement of these markets stands, what blocks a submission first."""
    judging = _Judging(
        tuple(_use(project, knowledge, use) for use in uses),
        {action.requirement: action for action in reversed(project.actions)},
    )
    found: list[Gap] = []
    for regime in knowledge.regimes:
        if not regime.market or regime.market in markets:
            for requirement in regime.requirements:
                found += judging.gaps(requirement)
    return tuple(sorted(found, key=_RANK))


def _use(project: Project, knowledge: Knowledge, use: UseAssessment) -> _Use:
    explains = _Explains(use.facts, knowledge)
    return _Use(use, _in_hand(project, knowledge, use), explains, _adds_to(use, knowledge))


def _adds_to(use: UseAssessment, knowledge: Knowledge) -> frozenset[str] | None:
    """Return the requirements to which a use can add something, as it says something else of what they look at.

    None where it can to all of them: the base answers come first.
    """
    if not use.id:
        return None
    read = knowledge.requirements_reading
    return knowledge.requirements_on_each_use.union(*(read[fact] for fact in use.differs if fact in read))


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


@dataclass(frozen=True, slots=True)
class _Explains:
    """Says why a requirement applies by the answers for a use."""

    facts: Facts
    knowledge: Knowledge

    def __call__(self, requirement: Requirement) -> str:
        return requirement.because or because(requirement.condition, self.facts, self.knowledge)


@dataclass(frozen=True, slots=True)
class _Use:
    """One use, and what of the requirements is looked at for it."""

    assessed: UseAssessment
    hand: InHand
    explains: _Explains
    adds_to: frozenset[str] | None
    weighed: dict[int, tuple[Truth, frozenset[str]]] = field(default_factory=dict)
    """How each condition stands: half of the requirements share theirs with others."""

    def stands(self, condition: Condition) -> tuple[Truth, frozenset[str]]:
        """Return how a condition stands for this use."""
        found = self.weighed.get(id(condition))
        if found is None:
            found = self.weighed[id(condition)] = condition.weighed(self.assessed.facts)
        return found


@dataclass(frozen=True, slots=True)
class _Judging:
    """What every requirement of a project is held against."""

    uses: tuple[_Use, ...]
    actions: Mapping[str, Action]
    """The first that the project plans for each requirement."""

    def gaps(self, requirement: Requirement) -> tuple[Gap, ...]:
        """Return the gaps of one requirement: one, or one for each use or row; none where it does not apply."""
        applying: list[_Use] = []
        waiting: list[_Use] = []
        for use in self.uses:
            if use.adds_to is None or requirement.id in use.adds_to:
                truth = use.stands(requirement.condition)[0]
                if truth is not FAILS:
                    (applying if truth is HOLDS else waiting).append(use)
        if not applying:
            return (self._open(requirement, waiting[0]),) if waiting else ()
        if requirement.each == "use":
            return tuple(
                self._gap(requirement, use, judge(requirement, use.hand), use.assessed.id) for use in applying
            )
        if requirement.each:
            return self._of_rows(requirement, applying[0])
        worst, finding = applying[0], judge(requirement, applying[0].hand)
        for use in applying[1:]:
            other = judge(requirement, use.hand)
            if STATUSES.index(other.status) < STATUSES.index(finding.status):
                worst, finding = use, other
        return (self._gap(requirement, worst, finding),)

    def _of_rows(self, requirement: Requirement, use: _Use) -> tuple[Gap, ...]:
        """Return one gap for each row of the table, or one for the table as long as it is empty."""
        rows = rows_of(use.hand.facts, requirement.each)
        if not rows:
            return (self._gap(requirement, use, judge(requirement, use.hand)),)
        return tuple(
            self._gap(
                requirement, use, judge(requirement, replace(use.hand, row=row)), str(row.get("id", ""))
            )
            for row in rows
        )

    def _gap(self, requirement: Requirement, use: _Use, finding: Finding, instance: str = "") -> Gap:
        action = self.actions.get(requirement.id, NOTHING_DECIDED)
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

    def _open(self, requirement: Requirement, use: _Use) -> Gap:
        action = self.actions.get(requirement.id, NOTHING_DECIDED)
        return Gap(
            requirement,
            Truth.OPEN,
            "open",
            "it is not clear yet whether this applies",
            use.explains,
            "",
            action.owner,
            action.due,
            action.note,
            action.status,
            use.assessed.askable(use.stands(requirement.condition)[1]),
        )
