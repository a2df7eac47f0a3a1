"""What remains is followed risk by risk."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import Row
from tests.evidence.items import BANDAGE, assessed

ITCH: Row = {"id": "R1", "harm": "Itch", "severity": "minor", "place": "RM-04, 7: asked in each survey"}
BURN: Row = {"id": "R2", "harm": "Burn", "severity": "serious"}


@pytest.mark.parametrize(
    ("risks", "expected"), [((ITCH,), "met"), ((ITCH, BURN), "partly"), ((), "partly")], ids=str
)
def test_each_residual_risk_says_what_watches_it(
    knowledge: Knowledge, risks: tuple[Row, ...], expected: str
) -> None:
    """A statement on all leaves out none that is listed, and "none" is no answer (MEDDEV 2.7/1 rev.4, 10.2(d))."""
    found = assessed(knowledge, BANDAGE, "EU-F-17", risk=risks)

    gap = next(gap for gap in found.gaps if gap.requirement.id == "EU-F-17")
    assert gap.status == expected
    assert expected == "met" or not risks or "R2" in gap.why
