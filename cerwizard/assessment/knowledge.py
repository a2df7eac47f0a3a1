"""Everything the tool knows: the questionnaire and the rulebooks, read once and checked against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct, field

from cerwizard.assessment.contents import Printed
from cerwizard.decisions import Decision
from cerwizard.evidence import (
    Appraisal,
    ConsistencyRule,
    Holds,
    MatrixPlan,
    Prompt,
    Requirement,
    RowsWanted,
    SectionFilled,
    facts_named,
)
from cerwizard.facts import Condition
from cerwizard.questionnaire import Derived, Question, Questionnaire
from cerwizard.tables import KeyPath, Source

Step: TypeAlias = Decision | Derived | Appraisal
"""What a rulebook computes, in reading order."""


class Instrument(Struct, frozen=True, gc=False):
    """A law, guidance document or page that the rulebook rests on."""

    id: str
    title: str
    edition: str
    date: str
    address: str
    verified: str
    """Empty when it was read; else what could not be verified."""


class FollowUpLimit(Struct, frozen=True):
    """Why follow-up after the mark does not close a gap in clinical data."""

    may_not: str
    clause: str


class Regime(Struct, frozen=True):
    """The rules of one market or forum."""

    id: str
    title: str
    edition: str
    """The date of the rulebook, year and month."""
    market: str
    """The market it is for; empty for any."""
    steps: tuple[Step, ...]
    requirements: tuple[Requirement, ...]
    consistency: tuple[ConsistencyRule, ...]
    sources: tuple[Instrument, ...]
    prompts: tuple[Prompt, ...] = ()
    matrix: MatrixPlan | None = None
    """What the evidence is held against, item by item."""
    pmcf: FollowUpLimit | None = None
    """`None` where the regime says nothing of it."""

    def counts_in(self, markets: Collection[str]) -> bool:
        """Return whether its rules count for a project in these markets."""
        return not self.market or self.market in markets


class Sharing(Struct, frozen=True):
    """Requirements with the conditions that they share, so that an assessment weighs each condition once."""

    conditions: tuple[Condition, ...]
    requirements: tuple[tuple[Requirement, int], ...]
    """In reading order, each with the place of its condition."""
    places: Mapping[str, int]
    """The same place by the id of the requirement."""


class Knowledge(Struct, frozen=True, dict=True):
    """Everything the tool knows."""

    questionnaire: Questionnaire
    regimes: tuple[Regime, ...]
    sections: Mapping[str, tuple[str, ...]]
    """The facts and tables that each section of the documents is made of."""
    section_names: Mapping[str, str] = field(default_factory=dict)
    """What each of these sections is called: its document and its number."""
    origins: Mapping[str, tuple[Source, KeyPath]] = field(default_factory=dict)
    """Where each question, derived fact, decision, requirement and prompt stands."""
    printed: tuple[Printed, ...] = ()
    """What the documents print, by the markets for which they are written."""

    @property
    def first_question(self) -> Question | None:
        """The question that everything begins with, where it is one of yes or no."""
        first = next(iter(self.questionnaire.items), None)
        return first if isinstance(first, Question) and first.kind == "yes_no" else None

    @cached_property
    def markets(self) -> tuple[str, ...]:
        """The markets that there are rulebooks for."""
        return tuple(dict.fromkeys(regime.market for regime in self.regimes if regime.market))

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """Every decision by its id, in reading order."""
        return {step.id: step for step in self._steps() if isinstance(step, Decision)}

    @cached_property
    def decision_groups(self) -> Mapping[str, tuple[str, ...]]:
        """The decisions of each group, by its name."""
        found: dict[str, tuple[str, ...]] = {}
        for decision in self.decisions.values():
            found[decision.group] = (*found.get(decision.group, ()), decision.id)
        return found

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        """Every derived fact by its id, of the questions and of the rulebooks."""
        asked = [item for item in self.questionnaire.items if isinstance(item, Derived)]
        return {step.id: step for step in (*asked, *self._steps()) if isinstance(step, Derived)}

    @cached_property
    def appraisals(self) -> Mapping[str, Appraisal]:
        """Every appraisal of the rows of a table, by its id, in reading order."""
        return {step.id: step for step in self._steps() if isinstance(step, Appraisal)}

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """Every requirement by its id, in reading order."""
        return {requirement.id: requirement for regime in self.regimes for requirement in regime.requirements}

    @cached_property
    def requirement_places(self) -> Mapping[str, int]:
        """The place of each requirement in reading order, by its id."""
        return {name: place for place, name in enumerate(self.requirements)}

    @cached_property
    def prompts(self) -> Mapping[str, Prompt]:
        """Every prompt by its id, in reading order."""
        return {prompt.id: prompt for regime in self.regimes for prompt in regime.prompts}

    @cached_property
    def regime_of(self) -> Mapping[str, Regime]:
        """The regime that each requirement and each decision belongs to, by its id."""
        return {part.id: regime for regime in self.regimes for part in (*regime.steps, *regime.requirements)}

    @cached_property
    def read_by_step(self) -> Mapping[str, frozenset[str]]:
        """The facts that each decision and each derived fact of the rulebooks looks at, by its id."""
        return {step.id: facts_read(step) for step in self._steps()}

    @cached_property
    def read_by_requirement(self) -> Mapping[str, frozenset[str]]:
        """The facts and tables that each requirement looks at, when it applies or what meets it, by its id."""
        return {
            requirement.id: facts_read(requirement).union(*self._looked_at(requirement))
            for requirement in self.requirements.values()
        }

    @cached_property
    def requirements_reading(self) -> Mapping[str, frozenset[str]]:
        """The requirements that look at each fact or table, by its name."""
        found: dict[str, set[str]] = {}
        for requirement, facts in self.read_by_requirement.items():
            for fact in facts:
                found.setdefault(fact, set()).add(requirement)
        return {fact: frozenset(requirements) for fact, requirements in found.items()}

    @cached_property
    def requirements_on_each_use(self) -> frozenset[str]:
        """The requirements that every use has to meet on its own."""
        return frozenset(found.id for found in self.requirements.values() if found.each == "use")

    @cached_property
    def requirements_by_condition(self) -> Mapping[str, Sharing]:
        """The requirements of each regime, by its id, with the conditions that they share."""
        return {regime.id: _sharing(regime.requirements) for regime in self.regimes}

    def _looked_at(self, requirement: Requirement) -> Iterator[tuple[str, ...]]:
        """Give what proofs and breaches look at, but for conditions."""
        if requirement.each in self.questionnaire.questions:
            yield (requirement.each,)
        yield tuple(rows.table for rows in requirement.only_uses)
        for breach in requirement.blocked_by:
            if isinstance(breach, RowsWanted):
                yield (breach.table,)
        for proof in requirement.proofs:
            yield self.sections[proof.section] if isinstance(proof, SectionFilled) else facts_named(proof)

    @cached_property
    def read_by_rules(self) -> frozenset[str]:
        """The facts that some decision, derived fact or requirement looks at to decide something."""
        steps: list[Step | Requirement] = [
            *self.decisions.values(),
            *self.derived.values(),
            *self.appraisals.values(),
            *self.requirements.values(),
        ]
        rules = [rule for regime in self.regimes for rule in regime.consistency]
        read = frozenset(fact for step in steps for fact in facts_read(step))
        return read.union(*(rule.condition.facts for rule in rules))

    def only_printed(self, markets: Collection[str]) -> tuple[str, ...]:
        """Return the facts that documents of these markets print and no rule looks at: wanted for their own sake."""
        parts = [part.facts for part in self.printed if part.markets.issubset(markets)]
        return tuple(filter(frozenset().union(*parts).__contains__, self._printed_alone))

    @cached_property
    def _printed_alone(self) -> tuple[str, ...]:
        """The facts of which sections are made and which no rule looks at."""
        printed = dict.fromkeys(fact for facts in self.sections.values() for fact in facts)
        questions = self.questionnaire.questions
        return tuple(fact for fact in printed if fact in questions and fact not in self.read_by_rules)

    @cached_property
    def only_advised(self) -> tuple[str, ...]:
        """The facts that prompts look at and no rule: advice alone does not lengthen the way to a class."""
        asked = dict.fromkeys(fact for prompt in self.prompts.values() for fact in prompt.condition.facts)
        questions = self.questionnaire.questions
        return tuple(sorted(fact for fact in asked if fact in questions and fact not in self.read_by_rules))

    def rests_on(self, facts: Iterable[str]) -> frozenset[str]:
        """Return these facts and all that they rest on: through decisions, derived facts and what is asked when."""
        conditions = {item.id: item.condition for item in self.questionnaire.items}
        conditions |= {fact: derived.condition for fact, derived in self.derived.items()}
        found: set[str] = set()
        waiting = list(facts)
        while waiting:
            fact = waiting.pop()
            if fact in found:
                continue
            found.add(fact)
            if fact in self.decisions:
                waiting += facts_read(self.decisions[fact])
            elif fact in conditions:
                waiting += conditions[fact].facts
        return frozenset(found)

    def words(self, fact: str) -> str:
        """Return what a fact is, or which section of which document, in words for a sentence."""
        return self._words.get(fact, fact)

    @cached_property
    def _words(self) -> Mapping[str, str]:
        questions = self.questionnaire.questions.values()
        return {
            **self.section_names,
            **{fact: derived.says.rstrip(".") for fact, derived in self.derived.items()},
            **{fact: decision.title for fact, decision in self.decisions.items()},
            **{question.id: question.tick or question.ask for question in questions},
        }

    def _steps(self) -> Iterator[Step]:
        return (step for regime in self.regimes for step in regime.steps)


def _sharing(requirements: Sequence[Requirement]) -> Sharing:
    conditions = {id(found.condition): found.condition for found in requirements}
    places = {name: place for place, name in enumerate(conditions)}
    placed = tuple((found, places[id(found.condition)]) for found in requirements)
    return Sharing(tuple(conditions.values()), placed, {found.id: place for found, place in placed})


def facts_read(step: Step | Requirement) -> frozenset[str]:
    """Return every fact that a decision, a derived fact or the condition of a requirement looks at."""
    match step:
        case Derived():
            return step.condition.facts
        case Appraisal():
            return step.facts
        case Requirement():
            breaches = [breach.facts for breach in step.blocked_by if isinstance(breach, Condition)]
            held = [proof.condition.facts for proof in step.proofs if isinstance(proof, Holds)]
            return step.condition.facts.union(*breaches, *held)
        case Decision():
            conditioned = (step, *step.parts, *step.otherwise, *step.marks)
            sources = {part.outcome_of for part in step.parts if part.outcome_of}
            return frozenset(sources).union(*(part.condition.facts for part in conditioned))
