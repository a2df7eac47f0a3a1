"""What the body takes up is looked into, however it gets there."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, COMPARED, ROD, assessed

GEL: dict[str, FactValue] = {**ROD, "wholly_mainly_absorbed": True}
SPRAY: dict[str, FactValue] = {**BANDAGE, "substance_device": True}
BROKEN: Row = {**COMPARED, "materials": "different"}


def asked(knowledge: Knowledge, device: dict[str, FactValue], *equivalent: Row) -> set[str]:
    """Return the requirements on a device with these candidates for equivalence."""
    return {gap.requirement.id for gap in assessed(knowledge, device, equivalent=equivalent).gaps}


@pytest.mark.parametrize(("device", "expected"), [(GEL, True), (SPRAY, True), (ROD, False), (BANDAGE, False)])
def test_substances_put_in_by_surgery_are_no_exception(
    knowledge: Knowledge, device: dict[str, FactValue], expected: bool
) -> None:
    """Annex I, 12.2 and Annex II, 6.2(c) speak of what goes into the body, not only of openings and skin."""
    assert ("EU-P-08" in asked(knowledge, device)) is expected


@pytest.mark.parametrize(("device", "expected"), [(GEL, True), (SPRAY, True), (ROD, False)])
def test_an_equivalent_has_the_same_substances(
    knowledge: Knowledge, device: dict[str, FactValue], expected: bool
) -> None:
    """MDCG 2020-5, 3.2(c), on the devices of Annex I, 12.2; of a broken claim nothing is compared."""
    assert ("EU-H-23" in asked(knowledge, device, COMPARED)) is expected
    assert "EU-H-23" not in asked(knowledge, device, BROKEN)
