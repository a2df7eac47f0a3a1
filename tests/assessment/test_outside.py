"""A product that is no device is told what it is, by which clause, and what would make it one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Knowledge, assess, load_knowledge, outside
from cerwizard.project import Project

STEP_COUNTER = Project(
    markets=("eu",),
    answers={
        "software": True,
        "medical_purposes": (),
        "driven_device_class": "none",
        "accessory_to": "none",
        "annex_xvi_group": "none",
        "ivd_purpose": False,
        "excluded_product": "none",
    },
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return the knowledge that ships."""
    return load_knowledge()


def test_a_product_without_a_medical_purpose_is_outside(knowledge: Knowledge) -> None:
    """What it is, the clause, and the answers that would bring it inside."""
    found = outside(assess(STEP_COUNTER, knowledge))

    assert found is not None
    assert found.words == "Not a device under the MDR"
    assert found.reasons[0].clause.startswith("MDR Article 2(1)")
    assert any("medical purposes" in other.ask for other in found.would_change)


def test_one_sentence_says_it_all(knowledge: Knowledge) -> None:
    """Where there is room for a paragraph only, reason, clause and way back stand in it."""
    found = outside(assess(STEP_COUNTER, knowledge))

    assert found is not None
    assert found.sentence.startswith("Nothing is planned: Not a device under the MDR. ")
    assert "MDR Article 2(1)" in found.sentence
    assert "It would be inside if: " in found.sentence


def test_each_market_says_what_the_product_is(knowledge: Knowledge) -> None:
    """For two markets both laws are named, each reason once."""
    found = outside(assess(replace(STEP_COUNTER, markets=("eu", "gb")), knowledge))

    assert found is not None
    assert len(found.verdicts) == 2
    assert len(set(found.reasons)) == len(found.reasons)


def test_while_a_class_may_apply_nothing_is_outside(knowledge: Knowledge) -> None:
    """A project in which nothing is answered may still become a device."""
    assert outside(assess(Project(), knowledge)) is None
