"""The quick gap assessment: it settles what the device is and its class with few questions."""

from __future__ import annotations

from statistics import median

import pytest

from cerwizard.assessment import CLASS, Knowledge, assess, load_knowledge
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting import Sitting
from tests.classification.devices import EU_CLASS, QUALIFICATION, Facts, has_no, read_cases, silent

EACH = 12
"""Every so many cases one is walked: the whole list takes a minute."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The questions and rules of cerwizard itself."""
    return load_knowledge()


@pytest.fixture(scope="module")
def walked(knowledge: Knowledge) -> list[tuple[int, Sitting]]:
    """Some of the devices of guidance after the quick questions, with how many were asked."""
    known = [case.facts for case in read_cases() if case.facts is not None]
    return [walk(facts, knowledge) for facts in known[::EACH]]


def walk(facts: Facts, knowledge: Knowledge, markets: tuple[str, ...] = ()) -> tuple[int, Sitting]:
    """Answer the quick questions with these facts, with *no* where they are silent, else with "don't know"."""
    sitting = Sitting.begun(assess(Project(markets=markets), knowledge), quick=True)
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


def test_half_of_the_devices_need_sixteen_questions_or_fewer(walked: list[tuple[int, Sitting]]) -> None:
    """For every market at once; for one market it is less.

    Two of them are lists: one of the marks, one of what is special (custom-made, orphan, breakthrough). Without them
    the notified body and the marks of class I stay open.
    """
    counts = [count for count, _ in walked]

    assert median(counts) <= 16
    assert max(counts) <= 20


def test_the_quick_questions_settle_the_class(walked: list[tuple[int, Sitting]]) -> None:
    """Whatever else is left for later, what the product is and its class are not."""
    for _, sitting in walked:
        verdicts = sitting.assessment.verdicts
        assert verdicts[QUALIFICATION].is_settled
        assert verdicts[EU_CLASS].is_settled


EQUIPMENT: Facts = {
    "software": False,
    "medical_purposes": ("injury_disability",),
    "invasiveness": "none",
    "human_use": True,
}
DEVICES: dict[str, tuple[tuple[str, ...], Facts, tuple[str, ...]]] = {
    "a wheelchair": (("eu",), {**EQUIPMENT, "market_status": "not_marketed"}, ()),
    "sterile gauze": (
        ("eu", "gb"),
        {
            **EQUIPMENT,
            "wound_contact": "skin",
            "wound_purposes": ("barrier_compression_absorption",),
            "sterile": True,
            "gb_marking": "ce",
            "market_status": "not_marketed",
        },
        ("Is",),
    ),
    "spectacles under the Directive": (
        ("eu", "gb"),
        {**EQUIPMENT, "market_status": "directive", "mdd_class": "I", "gb_marking": "ce"},
        (),
    ),
    "spectacles in Great Britain": (("gb",), {**EQUIPMENT, "market_status": "mdr", "gb_marking": "ce"}, ()),
    "an app that measures": (
        ("eu", "gb"),
        {
            "software": True,
            "medical_purposes": ("disease",),
            "human_use": True,
            "software_acts_on_data": True,
            "software_benefits_individual": True,
            "software_decision_impact": "none",
            "measuring_function": True,
            "gb_marking": "ukca",
            "market_status": "not_marketed",
        },
        ("Im",),
    ),
}
"""The markets, what is answered, and the marks that it comes to in class I."""
ON_TABLES = {"evidence", "equivalent"}
"""What has to be written out, and is left for later."""


@pytest.mark.parametrize(("markets", "facts", "marks"), DEVICES.values(), ids=list(DEVICES))
def test_the_quick_questions_settle_marks_notified_body_and_route(
    markets: tuple[str, ...], facts: Facts, marks: tuple[str, ...], knowledge: Knowledge
) -> None:
    """Class I is not the whole answer while nobody knows whether a notified body comes in for a part of it."""
    _, sitting = walk(facts, knowledge, markets)

    reported = [found for found in sitting.assessment.reported.values() if found.applies is not Truth.FAILS]
    waiting = {found.decision.id: found.open for found in reported if set(found.open) - ON_TABLES}
    classes = [found for found in reported if found.decision.group == CLASS]
    assert waiting == {}
    assert classes
    assert [found.open_marks for found in classes] == [()] * len(classes)
    assert {mark.label for found in classes for mark in found.marks} == set(marks)
