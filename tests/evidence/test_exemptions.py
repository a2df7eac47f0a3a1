"""What spares a modified device the expert panel, and for whom the exemption cases are there at all."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import Truth
from tests.evidence.route_vectors import FILLER, HEART_IMPLANT, Answers, Vector, assessed

KEPT: Answers = {"same_intended_purpose": True, "benefit_risk_kept": True}
ONLY_WHAT_THE_MDR_ASKS: Answers = {**KEPT, "changes_limited_to_mdr": True}
WAYS: dict[str, tuple[Answers, Answers]] = {
    "certified under the MDR": ({"own_modification": True, "predecessor_ce_mark": "mdr"}, KEPT),
    "certified under a Directive": (
        {"own_modification": True, "predecessor_ce_mark": "directive"},
        ONLY_WHAT_THE_MDR_ASKS,
    ),
    "a legacy device itself": ({"market_status": "directive", "mdd_class": "III"}, ONLY_WHAT_THE_MDR_ASKS),
}
"""Where the device comes from, and what has to hold of its changes (MDR Article 54(2)(b); MDCG 2020-13, section I)."""


def consultation(knowledge: Knowledge, answers: Answers) -> str | None:
    """Return whether the panel is consulted about a class III implant with these answers."""
    return assessed(knowledge, Vector("implant", {**HEART_IMPLANT, **answers}, {})).reported["cecp"].outcome


@pytest.mark.parametrize("way", WAYS)
def test_a_modification_that_harms_nothing_is_spared_the_panel(knowledge: Knowledge, way: str) -> None:
    """Of a device under a Directive, the changes are besides only those that the MDR asks for."""
    origin, changes = WAYS[way]

    assert consultation(knowledge, {**origin, **changes}) == "exempt"


@pytest.mark.parametrize(
    ("way", "lacking"), [(way, name) for way, (_, changes) in WAYS.items() for name in changes]
)
def test_each_condition_on_the_changes_is_needed(knowledge: Knowledge, way: str, lacking: str) -> None:
    """A no to one of them sends the device to the panel."""
    origin, changes = WAYS[way]

    assert consultation(knowledge, {**origin, **changes, lacking: False}) == "yes"


def test_what_was_never_marketed_with_a_mark_is_not_spared_the_panel(knowledge: Knowledge) -> None:
    """MDR Article 54(2)(b) speaks of a device that is already marketed."""
    answers = {"own_modification": True, "predecessor_ce_mark": "none", **ONLY_WHAT_THE_MDR_ASKS}

    assert consultation(knowledge, answers) == "yes"


@pytest.mark.parametrize("case", [1, 2, 3, 4])
def test_the_exemption_cases_are_there_for_implants_and_class_iii_with_a_medical_purpose(
    knowledge: Knowledge, case: int
) -> None:
    """MDR Article 61(9): of a product without one, reliance on an analogous device decides instead."""
    implant, filler = (
        assessed(knowledge, Vector("device", answers, {})).reported[f"exemption_case_{case}"]
        for answers in (HEART_IMPLANT, FILLER)
    )

    assert (implant.applies, filler.applies) == (Truth.HOLDS, Truth.FAILS)
