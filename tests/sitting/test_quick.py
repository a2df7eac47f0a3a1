"""The quick gap assessment: it settles what the device is and its class with few questions."""

from __future__ import annotations

from statistics import median

import pytest

from cerwizard.assessment import Knowledge, assess, load_knowledge
from cerwizard.facts import FactValue
from cerwizard.project import Project
from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting import Sitting
from tests.classification.devices import EU_CLASS, QUALIFICATION, Facts, has_no, read_cases, silent

EACH = 12
"""Every so many cases one is walked: the whole list takes a minute."""


@pytest.fixture(scope="module")
def walked() -> list[tuple[int, Sitting]]:
    """Some of the devices of guidance after the quick questions, with how many were asked."""
    knowledge = load_knowledge()
    known = [case.facts for case in read_cases() if case.facts is not None]
    return [walk(facts, knowledge) for facts in known[::EACH]]


def walk(facts: Facts, knowledge: Knowledge) -> tuple[int, Sitting]:
    """Answer the quick questions with these facts, with *no* where they are silent, else with "don't know"."""
    sitting = Sitting.begun(assess(Project(), knowledge), quick=True)
    asked: set[str] = set()
    while sitting.asked is not None and sitting.item_id not in asked:
        item = sitting.asked.item
        asked.add(item.id)
        if isinstance(item, Screening):
            ticks = [tick.question for tick in sitting.asked.ticks]
            sitting = sitting.screened([found.id for found in ticks if answer(found, facts) != found.no])
        else:
            value = answer(item, facts)
            sitting = sitting.parked(item.id, {}) if value is None else sitting.answered(value)
        sitting = sitting.gone_on()
    return len(asked), sitting


def answer(question: Question, facts: Facts) -> FactValue | None:
    """Return what the case says, *no* where it is silent, and nothing where there is no such answer."""
    if question.id in facts:
        return facts[question.id]
    return silent(question) if has_no(question) else None


def test_half_of_the_devices_need_fewer_than_fifteen_questions(walked: list[tuple[int, Sitting]]) -> None:
    """For every market at once; for one market it is less."""
    assert median(count for count, _ in walked) < 15


def test_the_quick_questions_settle_the_class(walked: list[tuple[int, Sitting]]) -> None:
    """Whatever else is left for later, what the product is and its class are not."""
    for _, sitting in walked:
        verdicts = sitting.assessment.verdicts
        assert verdicts[QUALIFICATION].is_settled
        assert verdicts[EU_CLASS].is_settled
