"""What a report says was found rests on searches that were run: on the device itself, and on the state of the art."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, assessed

DEVICE: Row = {"id": "S1", "purpose": "device", "status": "available", "place": "TD-08"}
FIELD: Row = {"id": "S2", "purpose": "state_of_the_art", "status": "available", "place": "TD-09"}
UNMET = ("missing", "partly")


def standing(knowledge: Knowledge, *searches: Row) -> dict[str, str]:
    """Return how each requirement stands for a bandage with these searches."""
    found = assessed(knowledge, BANDAGE, search=searches)
    return {gap.requirement.id: gap.status for gap in found.gaps}


def test_two_searches_that_were_run_and_can_be_read_are_documented(knowledge: Knowledge) -> None:
    """One on the device, one on the state of the art, each with its place."""
    stands = standing(knowledge, DEVICE, FIELD)

    assert (stands["EU-C-01"], stands["EU-C-06"]) == ("met", "met")


@pytest.mark.parametrize("change", [{"status": "planned"}, {"status": "running"}, {"place": ""}], ids=str)
def test_a_search_that_was_not_run_or_stands_nowhere_documents_nothing(
    knowledge: Knowledge, change: dict[str, FactValue]
) -> None:
    """What is planned can be neither criticised nor repeated (MDCG 2020-13, section D)."""
    assert standing(knowledge, DEVICE, {**FIELD, **change})["EU-C-06"] in UNMET
    assert standing(knowledge, {**DEVICE, **change}, {**FIELD, **change})["EU-C-06"] in UNMET


def test_a_search_on_another_device_replaces_none_on_the_own(knowledge: Knowledge) -> None:
    """Searches on the device, on equivalent ones and on the field are described separately."""
    stands = standing(knowledge, {**DEVICE, "purpose": "equivalent"}, FIELD)

    assert stands["EU-C-01"] == "missing"
