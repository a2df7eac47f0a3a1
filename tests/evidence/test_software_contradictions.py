"""Answers on software that do not go together are named, each with the answer that settles it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import assessed, said_of

SOFTWARE: dict[str, FactValue] = {
    "software": True,
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
}
ALONE: dict[str, FactValue] = {
    **SOFTWARE,
    "software_decision_impact": "serious_or_surgery",
    "output_reader": "none_acts_alone",
}
NO_LOOP = "nobody reads the output in between"
NO_DECISION = "No decision is said to rest on its information"
INFORMS = "said only to inform"
SAMD: dict[str, FactValue] = {**SOFTWARE, "samd": True}
NOT_DRIVEN = "said to drive no device, or one of a lower class"
BELOW_SERIOUS = "means serious harm; a lower impact is recorded"
BELOW_DEATH = "means death or lasting harm; a lower impact is recorded"

PAIRS: dict[str, tuple[Mapping[str, FactValue], Mapping[str, FactValue], str]] = {
    "it drives a device alone and steers no therapy": (
        {**ALONE, "driven_device_class": "IIb"},
        {"output_reader": "specialist"},
        NO_LOOP,
    ),
    "it drives a device alone, and treats": (
        {**ALONE, "driven_device_class": "IIb"},
        {"therapeutic_active": True},
        NO_LOOP,
    ),
    "it controls a therapy alone without a loop": (
        {**ALONE, "driven_device_class": "IIb", "controls_therapeutic_class": "IIb"},
        {"diagnostic_closed_loop": True},
        NO_LOOP,
    ),
    "it controls a therapy and no decision rests on it": (
        {**ALONE, "driven_device_class": "IIb", "controls_therapeutic_class": "IIb"},
        {"software_decision_impact": "none"},
        NO_LOOP,
    ),
    **{
        f"it watches a therapy of class {watched} and drives {driven}": (
            {**SOFTWARE, "controls_therapeutic_class": watched, "driven_device_class": driven},
            {"driven_device_class": watched},
            NOT_DRIVEN,
        )
        for driven, watched in [
            *(("none", watched) for watched in ("I", "IIa", "IIb", "III")),
            ("I", "IIa"),
            ("I", "III"),
            ("IIa", "IIb"),
            ("IIb", "III"),
        ]
    },
    **{
        f"it is said to {significance} in a {situation} situation and no decision rests on it": (
            {**SAMD, "imdrf_significance": significance, "imdrf_situation": situation},
            {"software_decision_impact": "ordinary"},
            NO_DECISION,
        )
        for significance, situation in [
            ("treat_or_diagnose", "non_serious"),
            ("drive", "serious"),
            ("drive", "non_serious"),
        ]
    },
    "it drives the next step, where it ought only to inform": (
        {**SAMD, "imdrf_significance": "drive", "imdrf_situation": "serious"},
        {"imdrf_significance": "inform"},
        NO_DECISION,
    ),
    "it acts alone and no decision rests on it": (
        {**ALONE, "software_decision_impact": "none"},
        {"output_reader": "specialist"},
        NO_DECISION,
    ),
    "it acts alone, no decision rests on it, and it is a pump": (
        {**ALONE, "software_decision_impact": "none"},
        {"software": False, "active": True, "built_in_software": True},
        NO_DECISION,
    ),
    "it acts alone and informs": (
        {**ALONE, **SAMD, "imdrf_significance": "inform", "imdrf_situation": "critical"},
        {"imdrf_significance": "drive"},
        INFORMS,
    ),
    "it informs and nobody is in between": (
        {**ALONE, **SAMD, "imdrf_significance": "inform", "imdrf_situation": "critical"},
        {"output_reader": "specialist"},
        INFORMS,
    ),
    **{
        f"it is said to {significance} in a {situation} situation and its impact is {impact}": (
            {
                **SAMD,
                "imdrf_significance": significance,
                "imdrf_situation": situation,
                "software_decision_impact": impact,
            },
            {"software_decision_impact": enough},
            words,
        )
        for significance, situation, impact, enough, words in [
            ("drive", "critical", "ordinary", "serious_or_surgery", BELOW_SERIOUS),
            ("drive", "critical", "none", "death_or_irreversible", BELOW_SERIOUS),
            ("treat_or_diagnose", "serious", "ordinary", "serious_or_surgery", BELOW_SERIOUS),
            ("treat_or_diagnose", "critical", "serious_or_surgery", "death_or_irreversible", BELOW_DEATH),
        ]
    },
    "it watches a therapy, drives nothing, and is a box": (
        {**SOFTWARE, "controls_therapeutic_class": "III"},
        {"software": False, "active": True},
        NOT_DRIVEN,
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_answers_on_software_that_do_not_go_together_are_named(knowledge: Knowledge, pair: str) -> None:
    """And fall silent with the answer that fits."""
    answers, better, words = PAIRS[pair]

    assert len(said_of(knowledge, answers, words)) == 1
    assert not said_of(knowledge, {**answers, **better}, words)


SETS_THE_RATE: Row = {
    "id": "F1",
    "text": "sets the pump rate",
    "medical_purpose": True,
    "drives_device": True,
}


@pytest.mark.parametrize(
    ("device", "row"),
    [
        ({"driven_device_class": "IIb"}, SETS_THE_RATE),
        ({}, {**SETS_THE_RATE, "drives_device": False}),
        ({}, {**SETS_THE_RATE, "use": "rate"}),
    ],
    ids=["the software drives it", "the function drives nothing", "a use of its own drives it"],
)
def test_a_function_that_drives_a_device_is_a_finding_beside_software_that_drives_none(
    knowledge: Knowledge, device: Mapping[str, FactValue], row: Row
) -> None:
    """3.3: the function counts for the class only where the class of the device it drives is said."""

    def rows_named(answers: Mapping[str, FactValue], function: Row) -> list[str]:
        found = assessed(knowledge, {**SOFTWARE, **answers}, software_function=(function,)).findings
        return [finding.row for finding in found if "said to drive or influence a device" in finding.says]

    assert rows_named({}, SETS_THE_RATE) == ["F1"]
    assert rows_named(device, row) == []
