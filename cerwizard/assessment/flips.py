"""Finds the single answers that would change a verdict: what stands between the device and another class."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import assess_use
from cerwizard.facts import FactValue
from cerwizard.questionnaire import Question


class Flip(Struct, frozen=True):
    """One answer that, given otherwise, would change a verdict."""

    question: Question
    value: FactValue
    """The other answer."""
    possible: tuple[str, ...]
    """The outcomes that would then be possible."""


def flips(assessment: Assessment, decision_id: str, use_id: str = "") -> Iterator[Flip]:
    """Give every single answer that would change what this decision comes to for a use; none named is the base.

    An answer that opens further questions gives the outcomes that would then be possible.
    """
    asked_of = next(use for use in assessment.uses if use.id == use_id)
    now = asked_of.results[decision_id].possible
    leading = _leading_to(decision_id, assessment.knowledge)
    for question in asked_of.interview.asked:
        given = asked_of.interview.answers.facts.get(question.id)
        if given is None or question.id not in leading:
            continue
        for value in _others(question, given):
            changed = assessment.project.with_answer(question.id, value, use_id or None)
            use = assess_use(changed, use_id, assessment.knowledge, assessment.markets, asked_of)
            possible = use.results[decision_id].possible
            if possible != now:
                yield Flip(question, value, possible)


def _leading_to(decision_id: str, knowledge: Knowledge) -> frozenset[str]:
    """Return the facts that a decision rests on, also by what the rows of a table come to."""
    found: frozenset[str] = frozenset()
    more = knowledge.rests_on((decision_id,))
    while more != found:
        found = more
        appraising = [
            fact for step in knowledge.appraisals.values() if step.table in found for fact in step.facts
        ]
        more = knowledge.rests_on((*found, *appraising))
    return found


def _others(question: Question, given: FactValue) -> Iterator[FactValue]:
    if question.domain is not None:
        yield from (value for value in question.domain if value != given)
    elif question.kind == "some_of" and isinstance(given, tuple):
        for choice in question.choices:
            if choice in given:
                yield tuple(part for part in given if part != choice)
            else:
                yield tuple(part for part in question.choices if part in given or part == choice)
