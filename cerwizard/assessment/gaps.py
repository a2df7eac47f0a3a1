"""Holds every requirement against the project: which apply, and how each stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import field, replace
from functools import partial

from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.row_words import match_words
from cerwizard.assessment.use import UseAssessment
from cerwizard.dataclass import dataclass
from cerwizard.evidence import STATUSES, Finding, Gap, InHand, Requirement, judge
from cerwizard.facts import HOLDS, OPEN, Row, TableValue, Truth
from cerwizard.project import Action, Project
from cerwizard.questionnaire import Answers, Question

NOTHING_DECIDED = Action(requirement="")
"""What is said of a gap that nobody took on."""


def gaps_of(
    project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...], markets: Collection[str]
) -> tuple[Gap, ...]:
    """Return how every requirement of these markets stands, what blocks a submission first."""
    judging = _Judging(
        knowledge,
        uses,
        {use.id: _in_hand(project, knowledge, use) for use in uses},
        {action.requirement: action for action in reversed(project.actions)},
    )
    found = [
        gap
        for regime in knowledge.regimes
        if not regime.market or regime.market in markets
        for requirement in regime.requirements
        for gap in judging.gaps(requirement)
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
class _Judging:
    """What every requirement of a project is held against."""

    knowledge: Knowledge
    uses: tuple[UseAssessment, ...]
    hands: Mapping[str, InHand]
    actions: Mapping[str, Action]
    """The first that the project plans for each requirement."""
    weighed: dict[tuple[str, int], tuple[Truth, frozenset[str]]] = field(default_factory=dict)
    """How each condition stands for each use: half of the requirements share theirs with others."""

    def gaps(self, requirement: Requirement) -> tuple[Gap, ...]:
        """Return the gaps of one requirement: one, or one for each use or row; none where it does not apply."""
        applying, waiting = [], None
        for use in self.uses:
            if use.id and self._stands_as_base(requirement, use):
                continue
            key = use.id, id(requirement.condition)
            if key not in self.weighed:
                self.weighed[key] = requirement.condition.weighed(use.facts)
            truth, facts = self.weighed[key]
            if truth is HOLDS:
                applying.append(use)
            elif truth is OPEN and waiting is None:
                waiting = use, facts
        if not applying:
            return (self._open(requirement, *waiting),) if waiting else ()
        if requirement.each == "use":
            return tuple(
                self._gap(
                    requirement,
                    use,
                    judge(requirement, self.hands[use.id]),
                    use.id if len(self.uses) > 1 else "",
                )
                for use in applying
            )
        if requirement.each:
            return self._of_rows(requirement, applying[0])
        findings = [judge(requirement, self.hands[use.id]) for use in applying]
        worst = 0
        for at, finding in enumerate(findings):
            if STATUSES.index(finding.status) < STATUSES.index(findings[worst].status):
                worst = at
        return (self._gap(requirement, applying[worst], findings[worst]),)

    def _stands_as_base(self, requirement: Requirement, use: UseAssessment) -> bool:
        """Whether a use says nothing else of all that the requirement looks at, and so adds nothing to it."""
        read = self.knowledge.read_by_requirement[requirement.id]
        return requirement.each != "use" and use.differs.isdisjoint(read)

    def _of_rows(self, requirement: Requirement, use: UseAssessment) -> tuple[Gap, ...]:
        """Return one gap for each row of the table, or one for the table as long as it is empty."""
        hand = self.hands[use.id]
        value = use.facts[requirement.each].value
        rows: tuple[Row, ...] = value.rows if isinstance(value, TableValue) else ()
        if not rows:
            return (self._gap(requirement, use, judge(requirement, hand)),)
        return tuple(
            self._gap(requirement, use, judge(requirement, replace(hand, row=row)), str(row.get("id", "")))
            for row in rows
        )

    def _gap(self, requirement: Requirement, use: UseAssessment, finding: Finding, instance: str = "") -> Gap:
        action = self.actions.get(requirement.id, NOTHING_DECIDED)
        return Gap(
            requirement,
            HOLDS,
            finding.status,
            finding.why,
            _explains(requirement, use, self.knowledge),
            instance,
            owner=action.owner,
            due_date=action.due,
            note=action.note,
            action_status=action.status,
        )

    def _open(self, requirement: Requirement, use: UseAssessment, waiting: frozenset[str]) -> Gap:
        action = self.actions.get(requirement.id, NOTHING_DECIDED)
        return Gap(
            requirement,
            OPEN,
            "open",
            "it is not clear yet whether this applies",
            _explains(requirement, use, self.knowledge),
            owner=action.owner,
            due_date=action.due,
            note=action.note,
            action_status=action.status,
            waits_for=use.askable(waiting),
        )


def _explains(requirement: Requirement, use: UseAssessment, knowledge: Knowledge) -> Callable[[], str]:
    return lambda: requirement.because or because(requirement.condition, use.facts, knowledge)
