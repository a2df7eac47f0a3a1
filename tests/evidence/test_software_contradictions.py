"""Answers on software that do not go together are named, each with the answer that settles it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue
from tests.evidence.items import assessed

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
        {**ALONE, "controls_therapeutic_class": "IIb"},
        {"diagnostic_closed_loop": True},
        NO_LOOP,
    ),
    "it controls a therapy and no decision rests on it": (
        {**ALONE, "controls_therapeutic_class": "IIb"},
        {"software_decision_impact": "none"},
        NO_LOOP,
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_answers_on_software_that_do_not_go_together_are_named(knowledge: Knowledge, pair: str) -> None:
    """And fall silent with the answer that fits."""
    answers, better, words = PAIRS[pair]

    before = [finding for finding in assessed(knowledge, answers).findings if words in finding.says]
    after = [
        finding for finding in assessed(knowledge, {**answers, **better}).findings if words in finding.says
    ]

    assert len(before) == 1
    assert not after
