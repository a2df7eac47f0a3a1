"""What remains is followed risk by risk, and whoever acts on an output is a user."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, assessed

SCORE: dict[str, FactValue] = {
    "software": True,
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_decision_impact": "ordinary",
    "users": ("specialist",),
}
ITCH: Row = {"id": "R1", "harm": "Itch", "severity": "minor", "place": "RM-04, 7: asked in each survey"}
BURN: Row = {"id": "R2", "harm": "Burn", "severity": "serious"}


@pytest.mark.parametrize(
    ("risks", "expected"), [((ITCH,), "met"), ((ITCH, BURN), "partly"), ((), "met")], ids=str
)
def test_each_residual_risk_says_what_watches_it(
    knowledge: Knowledge, risks: tuple[Row, ...], expected: str
) -> None:
    """A statement on all of them leaves out none that is listed (MEDDEV 2.7/1 rev.4, 10.2(d))."""
    found = assessed(knowledge, BANDAGE, "EU-F-17", risk=risks)

    gap = next(gap for gap in found.gaps if gap.requirement.id == "EU-F-17")
    assert gap.status == expected
    assert expected == "met" or "R2" in gap.why


@pytest.mark.parametrize(
    ("reader", "expected"),
    [("lay_person", True), ("specialist", False), ("none_acts_alone", False)],
)
def test_who_reads_the_output_as_a_lay_person_is_a_lay_user(
    knowledge: Knowledge, reader: str, expected: bool
) -> None:
    """Performance is shown in these hands too (MDR Annex I, 22.1), whoever else uses the software."""
    found = assessed(knowledge, {**SCORE, "output_reader": reader})

    assert ("EU-F-15" in {gap.requirement.id for gap in found.gaps}) is expected
