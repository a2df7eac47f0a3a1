"""Finds answers that let one rule or sub-rule decide, by reading its condition backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from cerwizard.assessment import Knowledge
from cerwizard.decisions import Rule, SubRule
from cerwizard.facts import Check, Condition, FactValue, IsGiven, IsOneOf
from tests.classification.devices import EU_CLASS, Interviewer, Walk

TRIES = 200
IN_SCOPE: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
}
"""A plain device: what a part says itself takes its place."""


@dataclass(frozen=True)
class Part:
    """A rule's general outcome, or one of its sub-rules."""

    decision: str
    rule: Rule
    sub_rule: SubRule | None

    @property
    def id(self) -> str:
        """The id that a reason names when this part decides."""
        return self.sub_rule.id if self.sub_rule else self.rule.id

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What has to hold for it."""
        return (self.rule.condition, *([self.sub_rule.condition] if self.sub_rule else []))


def parts_of(knowledge: Knowledge, decisions: Mapping[str, str]) -> Iterator[Part]:
    """Give every rule with an outcome and every sub-rule of decisions, each with what the walks see it as."""
    for decision, seen_as in decisions.items():
        for rule in knowledge.decisions[decision].rules:
            if rule.outcome or rule.outcome_of:
                yield Part(seen_as, rule, None)
            for sub_rule in rule.sub_rules:
                yield Part(seen_as, rule, sub_rule)


def reach(interviewer: Interviewer, part: Part) -> Walk | None:
    """Return a device that this part decides, or `None` when none was found."""
    for seed in range(TRIES):
        random = Random(f"{part.id} {seed}")
        wanted = dict(IN_SCOPE) if part.decision == EU_CLASS else {}
        for condition in part.conditions:
            want(condition, interviewer.knowledge, random, wanted)
        walk = interviewer.walk_at_random(random, wanted, ticks=0)
        if part.id in walk.deciding:
            return walk
    return None


def want(condition: Condition, knowledge: Knowledge, random: Random, wanted: dict[str, FactValue]) -> None:
    """Note what has to be answered for one line of a condition to hold, and for its questions to be asked."""
    if not condition.when:
        return
    for check in random.choice(condition.when):
        if check.fact in knowledge.derived:
            want(knowledge.derived[check.fact].condition, knowledge, random, wanted)
        elif check.fact in knowledge.questionnaire.questions:
            question = knowledge.questionnaire.questions[check.fact]
            wanted[check.fact] = _value(
                check, tuple(question.choices), is_list=question.kind == "some_of", random=random
            )
            want(question.condition, knowledge, random, wanted)


def _value(check: Check, choices: tuple[str, ...], *, is_list: bool, random: Random) -> FactValue:
    match check.test:
        case IsOneOf(values):
            value = random.choice(values)
            return (str(value),) if is_list else value
        case IsGiven(given):
            return (random.choice(choices),) if given else ()
        case _:
            raise NotImplementedError(check)
