"""A common specification may be missing for a medical device, and never for a product of Annex XVI."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue
from tests.evidence.items import BANDAGE, assessed

SHAPER: dict[str, FactValue] = {"medical_purposes": (), "annex_xvi_group": "1", "invasiveness": "none"}


@pytest.mark.parametrize(
    ("device", "found", "status"),
    [
        (BANDAGE, "none", "met"),
        (BANDAGE, "complied", "met"),
        (SHAPER, "none", "blocked"),
        (SHAPER, "not_complied", "blocked"),
        (SHAPER, "complied", "met"),
    ],
)
def test_none_found_is_an_answer_for_medical_devices_alone(
    knowledge: Knowledge, device: dict[str, FactValue], found: str, status: str
) -> None:
    """Products without a medical purpose are held to the specification of their group (MDR Article 9)."""
    gaps = assessed(knowledge, {**device, "common_specification": found}).gaps

    assert {gap.status for gap in gaps if gap.requirement.id == "EU-I-19"} == {status}
