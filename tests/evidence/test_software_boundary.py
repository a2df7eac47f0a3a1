"""What is evaluated together with software, and what is said of modules and AI built into hardware."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import assessed

DRIVER: dict[str, FactValue] = {"software": True, "driven_device_class": "IIb"}
ACCESSORY: dict[str, FactValue] = {"software": True, "accessory_to": "md"}
SCORE: dict[str, FactValue] = {
    "software": True,
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_decision_impact": "ordinary",
}
PUMP: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "active": True,
    "substance_transfer": "hazardous",
    "built_in_software": True,
}


def asked_of(knowledge: Knowledge, device: dict[str, FactValue]) -> set[str]:
    """Return the requirements that apply to this device."""
    return {gap.requirement.id for gap in assessed(knowledge, device).gaps}


@pytest.mark.parametrize(
    "device",
    [
        DRIVER,
        ACCESSORY,
        {**ACCESSORY, "accessory_to": "annex_xvi"},
        {**ACCESSORY, "accessory_to": "aimd"},
        PUMP,
    ],
    ids=[
        "it drives a device",
        "it serves a device",
        "it serves an Annex XVI product",
        "it serves an implant",
        "it is built in",
    ],
)
def test_software_that_belongs_to_a_device_is_evaluated_with_it(
    knowledge: Knowledge, device: dict[str, FactValue]
) -> None:
    """A component or accessory without a purpose of its own (MDCG 2020-1, Table 1)."""
    assert "EU-M-05" in asked_of(knowledge, device)


@pytest.mark.parametrize(
    "device", [SCORE, {**ACCESSORY, "accessory_to": "ivd"}], ids=["it stands alone", "it serves an analyser"]
)
def test_software_that_stands_alone_has_no_boundary_to_draw(
    knowledge: Knowledge, device: dict[str, FactValue]
) -> None:
    """Only software that belongs to a device of this law is asked."""
    assert "EU-M-05" not in asked_of(knowledge, device)


def test_a_closed_loop_is_evaluated_as_a_whole(knowledge: Knowledge) -> None:
    """The duty says so, with the example of the guidance (MDCG 2020-1, Annex II (f))."""
    boundary = knowledge.requirements["EU-M-05"]

    assert "closed loop as the whole system" in boundary.says
    assert "Annex II (d) to (f)" in boundary.clause


def test_the_notice_on_high_risk_ai_names_both_conditions(knowledge: Knowledge) -> None:
    """A notified body alone does not make AI built into a device high-risk (MDCG 2025-6, question 2)."""
    notice = knowledge.requirements["EU-M-11"]

    assert "EU-M-11" in asked_of(knowledge, {**PUMP, "uses_ai": True})
    assert "itself the device or a safety component" in notice.says
    assert "not asked" in notice.because


def test_users_are_told_which_modules_are_no_device(knowledge: Knowledge) -> None:
    """Which modules make up the product, and what covers each (MDCG 2019-11 rev.1, section 7)."""
    rating: Row = {"id": "F1", "text": "rates the rash", "medical_purpose": True}
    booking: Row = {"id": "F2", "text": "books appointments", "medical_purpose": False}

    def status(*functions: Row) -> str | None:
        gaps = assessed(knowledge, SCORE, software_function=functions).gaps
        return next((gap.status for gap in gaps if gap.requirement.id == "EU-Q-09"), None)

    assert status(rating, booking) == "missing"
    assert status(rating) != "missing"
