"""A device of class I or IIa that can be used safely without instructions needs none (MDR Annex I, 23.1(d))."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, ROD, assessed

TUBE: dict[str, FactValue] = {**BANDAGE, "conveys_for_introduction": True, "linked_active_class": "IIa"}
NONE: Row = {"id": "O1", "kind": "ifu", "status": "not_applicable", "place": "Safe without: RM-04, 3"}
IN_HAND: Row = {"id": "O1", "kind": "ifu", "status": "available", "place": "IFU-02"}
RISKS: Row = {"id": "O2", "kind": "risk_file", "status": "available", "place": "RM-04"}


def standing(knowledge: Knowledge, device: dict[str, FactValue], instructions: Row) -> tuple[str, str]:
    """Return how the instructions and their agreement with the rest stand, the latter stated with its place."""
    found = assessed(knowledge, device, "EU-F-16", controlled_document=(instructions, RISKS))
    stands = {gap.requirement.id: gap.status for gap in found.gaps}
    return stands["EU-Q-01"], stands["EU-F-16"]


@pytest.mark.parametrize("device", [BANDAGE, TUBE], ids=["class I", "class IIa"])
def test_where_none_are_needed_the_reason_is_enough(
    knowledge: Knowledge, device: dict[str, FactValue]
) -> None:
    """The list says that they do not apply, and where it is argued; a bare tick argues nothing."""
    bare: Row = {**NONE, "place": ""}

    assert standing(knowledge, device, NONE) == ("met", "met")
    assert standing(knowledge, device, IN_HAND) == ("met", "met")
    assert "met" not in standing(knowledge, device, bare)


def test_an_implant_is_not_without_instructions(knowledge: Knowledge) -> None:
    """The exception ends with class IIa."""
    assert "met" not in standing(knowledge, ROD, NONE)
    assert standing(knowledge, ROD, IN_HAND) == ("met", "met")
