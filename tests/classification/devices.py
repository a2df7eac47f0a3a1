"""Devices for the classification tests: each is a walk through the interview, answered as it is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from msgspec.structs import replace

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from cerwizard.questionnaire import Question, Questionnaire, Screening

CASES_FOLDER = Path(__file__).resolve().parents[1] / "cases"
QUALIFICATION = "qualification"
EU_CLASS = "eu_class"
CLASSES = ("I", "IIa", "IIb", "III")
EXCLUDED = (
    "medicinal_product",
    "atmp",
    "blood_product",
    "cosmetic",
    "food",
    "animal_tissue_viable",
    "human_tissue",
    "viable_biological",
    "integral_drug_device",
    "medicinal_or_tissue_action_principal",
)
"""The products that have a law of their own (MDR Article 1(6), (8), (9) and (10); UK MDR 2002, regulation 3)."""

Facts: TypeAlias = Mapping[str, FactValue]
Answer: TypeAlias = Callable[[Question], FactValue]
Bounds: TypeAlias = tuple[frozenset[str | None], frozenset[str | None]]
"""What qualification and class can still be; `None` where it may not apply."""


@dataclass(frozen=True)
class Case:
    """A device from guidance, with the result that its source states."""

    id: str
    description: str
    outcome: str
    """A class, or the qualification where the source gives no class."""
    rules: tuple[str, ...]
    sub_rule: str
    is_ambiguous: bool
    note: str
    facts: Facts | None
    """Absent where the source says too little to answer the questions."""

    @property
    def states_a_class(self) -> bool:
        """Whether the source gives a class, not just a qualification."""
        return self.outcome in CLASSES


@dataclass(frozen=True)
class Walk:
    """An interview from the first question until qualification and class are settled."""

    answers: Facts
    asked: tuple[str, ...]
    """The questions and screening questions shown, in order."""
    bounds: tuple[Bounds, ...]
    """What was still possible before each question, and at the end."""
    end: Assessment

    @property
    def qualification(self) -> str | None:
        """What the product is, if that is settled."""
        return self.end.verdicts[QUALIFICATION].outcome

    @property
    def eu_class(self) -> str | None:
        """The class, if one applies and it is settled."""
        return self.end.verdicts[EU_CLASS].outcome

    @property
    def rules(self) -> frozenset[str]:
        """The names of the rules that decide the class."""
        return frozenset(found.reason.rule for found in self.end.verdicts[EU_CLASS].reasons)

    @property
    def deciding(self) -> frozenset[str]:
        """The ids of the rules and sub-rules that decide qualification and class."""
        decided = [self.end.verdicts[QUALIFICATION], self.end.verdicts[EU_CLASS]]
        return frozenset(found.reason.rule_id for verdict in decided for found in verdict.reasons)


class Interviewer:
    """Asks as the product asks, of qualification and class alone, and remembers every assessment."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = only_classification(knowledge)
        self._assessed: dict[frozenset[tuple[str, FactValue]], Assessment] = {}

    def assess(self, answers: Facts) -> Assessment:
        """Return what these answers come to."""
        key = frozenset(answers.items())
        if key not in self._assessed:
            self._assessed[key] = assess(Project(answers=dict(answers)), self.knowledge)
        return self._assessed[key]

    def walk(self, answer: Answer) -> Walk:
        """Ask until nothing open can change qualification or class."""
        answers: dict[str, FactValue] = {}
        asked: list[str] = []
        bounds: list[Bounds] = []
        while True:
            now = self.assess(answers)
            bounds.append(bounds_of(now))
            matters = {*now.verdicts[QUALIFICATION].open, *now.verdicts[EU_CLASS].open}
            item = now.interview.next(matters, asked)
            if item is None:
                return Walk(answers, tuple(asked), tuple(bounds), now)
            asked.append(item.id)
            if isinstance(item, Screening):
                ticked = [
                    question.id
                    for question in now.interview.ticks(item, matters)
                    if answer(question) != question.no
                ]
                answers |= now.interview.screened(item, ticked, matters)
            else:
                answers[item.id] = answer(item)

    def walk_case(self, facts: Facts) -> Walk:
        """Answer with these facts, and with *no* wherever they are silent."""
        return self.walk(lambda question: facts[question.id] if question.id in facts else silent(question))

    def every_answer(self, facts: Facts) -> Facts:
        """Return these facts, and *no* for every other question, asked or not, that has such an answer."""
        questions = self.knowledge.questionnaire.questions.values()
        return {**{question.id: silent(question) for question in questions if has_no(question)}, **facts}

    def walk_at_random(self, random: Random, wanted: Facts | None = None, ticks: float = 0.15) -> Walk:
        """Answer at random, but for what is wanted; a screened fact is ticked this often."""
        drawn: dict[str, FactValue] = dict(wanted or {})

        def answer(question: Question) -> FactValue:
            if question.id not in drawn:
                drawn[question.id] = any_answer(question, random, ticks)
            return drawn[question.id]

        return self.walk(answer)


def only_classification(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge cut off below the class: a condition only looks up, so nothing above misses it."""
    regime = knowledge.regime_of[EU_CLASS]
    last = next(at for at, step in enumerate(regime.steps) if step.id == EU_CLASS)
    sections = knowledge.questionnaire.sections
    home = knowledge.questionnaire.section_of("invasiveness")
    return replace(
        knowledge,
        questionnaire=Questionnaire(sections[: sections.index(home) + 1]),
        regimes=(
            replace(regime, steps=regime.steps[: last + 1], requirements=(), consistency=(), prompts=()),
        ),
        sections={},
    )


def bounds_of(assessment: Assessment) -> Bounds:
    """Return what qualification and class can still be."""
    first, second = (
        frozenset([*verdict.possible, *([] if verdict.applies is Truth.HOLDS else [None])])
        for verdict in (assessment.verdicts[QUALIFICATION], assessment.verdicts[EU_CLASS])
    )
    return first, second


def silent(question: Question) -> FactValue:
    """Return the answer of a case that says nothing about this question."""
    if not has_no(question):
        raise LookupError(f"`{question.id}` must be answered and the case is silent")
    return () if question.kind == "some_of" else question.no


def has_no(question: Question) -> bool:
    """Return whether the question can be answered with *no* or *none*."""
    return question.kind in ("yes_no", "some_of") or question.no in question.choices


def any_answer(question: Question, random: Random, ticks: float) -> FactValue:
    """Return a random answer; what a screening can cover is mostly *no*."""
    if question.tick and random.random() > ticks:
        return question.no
    match question.kind:
        case "yes_no":
            return not question.no if question.tick else random.random() < 0.5
        case "some_of":
            return tuple(choice for choice in question.choices if random.random() < 0.3)
        case _:
            others = [choice for choice in question.choices if not question.tick or choice != question.no]
            return random.choice(others)


def read_cases(name: str = "annex8_cases.json") -> tuple[Case, ...]:
    """Return the cases of a file, those with too few facts included; none named is that of Annex VIII."""
    return tuple(_case(raw) for raw in json.loads((CASES_FOLDER / name).read_text("utf-8")))


def _case(raw: dict[str, Any]) -> Case:
    facts = raw["facts"]
    return Case(
        id=raw["id"],
        description=raw["description"],
        outcome=raw["outcome"].replace("-", "_"),
        rules=tuple(raw["rules"]),
        sub_rule=raw["subrule"],
        is_ambiguous=raw["ambiguous"],
        note=raw["note"],
        facts=None
        if facts is None
        else {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()},
    )
