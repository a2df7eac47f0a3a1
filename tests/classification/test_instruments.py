"""Reusable surgical instruments: what makes one, what mark it carries, and which rules it does not come under."""

from __future__ import annotations

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import EU_CLASS, Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}


@pytest.mark.parametrize(
    ("way", "eu_class"),
    [
        ({"invasiveness": "none"}, "I"),
        ({"invasiveness": "orifice", "orifice_site": "other", "duration": "transient"}, "I"),
        ({"invasiveness": "orifice", "orifice_site": "oral_to_pharynx", "duration": "short"}, "I"),
        ({"invasiveness": "surgical", "duration": "transient"}, "I"),
    ],
    ids=["a towel clamp", "an eyelid speculum", "a mouth gag", "a bone chisel"],
)
def test_a_reusable_surgical_instrument_is_marked_whatever_its_way_in(
    interviewer: Interviewer, way: dict[str, FactValue], eu_class: str
) -> None:
    """2.3 and Article 52(7)(c): surgical use makes the instrument, not the cut in the skin."""
    facts = interviewer.every_answer({**MEDICAL, **way, "reusable_surgical_instrument": True})

    verdict = interviewer.assess(facts).verdicts[EU_CLASS]

    assert verdict.outcome == eu_class
    assert {mark.label for mark in verdict.marks} == {"Ir"}


@pytest.mark.parametrize(
    "connection",
    [
        {"invasiveness": "orifice", "orifice_site": "other", "linked_active_class": "I"},
        {"invasiveness": "surgical", "active": True},
    ],
    ids=["linked", "powered"],
)
def test_an_instrument_with_a_connection_to_a_powered_device_carries_no_mark(
    interviewer: Interviewer, connection: dict[str, FactValue]
) -> None:
    """2.3: it is no reusable surgical instrument, whatever was ticked."""
    facts = {**MEDICAL, "duration": "transient", "reusable_surgical_instrument": True, **connection}

    verdict = interviewer.assess(interviewer.every_answer(facts)).verdicts[EU_CLASS]

    assert verdict.marks == verdict.open_marks == ()


def test_an_instrument_is_one_more_tick_among_the_marks(interviewer: Interviewer) -> None:
    """A plain class I device is not asked one more question for it."""
    questionnaire = interviewer.knowledge.questionnaire
    walk = interviewer.walk_case({**MEDICAL, "invasiveness": "none"})

    marks = questionnaire.screenings["marks"]
    ticks = walk.end.interview.ticks(marks, set(questionnaire.questions))

    assert "reusable_surgical_instrument" in {question.id for question in ticks}


def test_rule_6_alone_lowers_the_class_of_an_instrument(interviewer: Interviewer) -> None:
    """Rule 6, second indent: in a body opening for longer, or in a wound, an instrument keeps its class."""
    orifice = {**MEDICAL, "invasiveness": "orifice", "orifice_site": "other", "duration": "short"}

    walk = interviewer.walk_case({**orifice, "reusable_surgical_instrument": True})

    assert walk.eu_class == "IIa"
    assert walk.rules == {"Rule 5"}


def test_an_instrument_is_told_that_it_is_no_dressing(interviewer: Interviewer) -> None:
    """MDCG 2021-24, Rule 4: primarily wound dressings; forceps that draw teeth stay class I, with their mark."""
    touching = interviewer.knowledge.questionnaire.questions["wound_contact"]
    forceps = {
        **MEDICAL,
        "invasiveness": "orifice",
        "orifice_site": "oral_to_pharynx",
        "duration": "transient",
        "reusable_surgical_instrument": True,
    }

    assert interviewer.walk_case(forceps).eu_class == "I"
    wound = interviewer.walk_case({**forceps, "wound_contact": "mucosa", "wound_purposes": ("other",)})
    assert wound.eu_class == "IIa"
    assert wound.rules == {"Rule 4"}
    assert "An instrument that makes the cut or works in it" in touching.near_miss
    assert any(note.startswith("Point of interpretation") and "Rule 4" in note for note in touching.notes)
