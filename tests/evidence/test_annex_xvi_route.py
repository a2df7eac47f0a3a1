"""Article 61(9) is for products without a medical purpose; a medical purpose beside it keeps Article 61(4)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Assessment, Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import COMPARED, ROD, assessed

MEDICAL: dict[str, FactValue] = {**ROD, "common_specification": "complied"}
BOTH: dict[str, FactValue] = {**MEDICAL, "annex_xvi_group": "2", "analogous_device_justified": True}
LOOKS: dict[str, FactValue] = {**BOTH, "medical_purposes": ()}
LIGHT: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "annex_xvi_group": "5",
    "analogous_device_justified": True,
    "invasiveness": "none",
    "active": True,
}
LEGACY: dict[str, FactValue] = {
    "market_status": "directive",
    "mdd_class": "IIb",
    "sufficient_clinical_data": True,
}
CONTRACT: Row = {**COMPARED, "contract": True, "ce_marked": "mdr", "access": "full"}
CASES: dict[str, Mapping[str, FactValue]] = {
    "EU-I-03": {"own_modification": True},
    "EU-H-24": {"own_modification": True},
    "EU-I-04": {"market_status": "directive"},
    "EU-I-05": {"listed_type": True},
    "EU-I-21": {"market_status": "directive", "own_modification": True},
    "EU-H-30": {"listed_type": True},
}


def route(knowledge: Knowledge, device: Mapping[str, FactValue], *equivalent: Row) -> Assessment:
    """Return the assessment of a device with these candidates for equivalence."""
    return assessed(knowledge, device, equivalent=equivalent)


def test_an_analogous_device_spares_only_the_purpose_it_stands_for(knowledge: Knowledge) -> None:
    """An implant with both kinds of purpose still needs an exemption from Article 61(4) for the medical one."""
    both = route(knowledge, BOTH)

    assert both.reported["investigation"].possible == ("mandatory",)
    assert {"EU-E-09", "EU-E-15"} <= {gap.requirement.id for gap in both.gaps}
    assert route(knowledge, LOOKS).reported["investigation"].possible == ("exempt",)


def test_of_both_purposes_each_has_its_exemption(knowledge: Knowledge) -> None:
    """With case 2 complete the analogous device decides the rest; without it the other purpose is investigated."""
    legacy = {**BOTH, **LEGACY}

    assert route(knowledge, legacy).reported["investigation"].possible == ("exempt",)
    alone = {**legacy, "analogous_device_justified": False}
    assert route(knowledge, alone).reported["investigation"].possible == ("mandatory",)


def test_below_class_iii_and_without_an_implant_the_analogous_device_decides(knowledge: Knowledge) -> None:
    """Article 61(4) is about implants and class III alone."""
    assert route(knowledge, LIGHT).reported["investigation"].possible == ("exempt",)


def test_a_contract_matters_where_a_medical_purpose_is_to_be_spared(knowledge: Knowledge) -> None:
    """For the other purpose case 4 is not asked (Article 61(9))."""
    assert route(knowledge, BOTH, CONTRACT).reported["contract"].possible == ("in_place",)
    assert route(knowledge, LOOKS, CONTRACT).reported["contract"].possible == ("not_needed",)


def test_the_route_is_settled_by_the_way_out_that_the_product_has(knowledge: Knowledge) -> None:
    """The four cases free no product without a medical purpose, and an analogous device frees no other."""
    (asked,) = (gap.requirement for gap in route(knowledge, LOOKS).gaps if gap.requirement.id == "EU-I-02")

    assert "analogous device" in asked.says
    assert "61(4) to (6) and (9)" in asked.clause


@pytest.mark.parametrize("requirement", CASES)
def test_the_four_cases_are_asked_of_no_device_that_they_cannot_free(
    knowledge: Knowledge, requirement: str
) -> None:
    """Neither a product without a medical purpose nor a custom-made device, whose equivalence nobody endorses."""
    other: Row = {"id": "Q1", "maker": "other", "contract": False}

    def asked(device: Mapping[str, FactValue]) -> bool:
        found = route(knowledge, {**device, **CASES[requirement]}, other)
        return requirement in {gap.requirement.id for gap in found.gaps}

    assert asked(MEDICAL)
    assert asked(BOTH)
    assert not asked(LOOKS)
    assert not asked({**MEDICAL, "custom_made": True})


@pytest.mark.parametrize(
    ("device", "status"),
    [
        (MEDICAL, "met"),
        (BOTH, "met"),
        (LOOKS, "blocked"),
        ({**MEDICAL, "custom_made": True}, "blocked"),
        ({**BOTH, "non_clinical_only": True}, "blocked"),
    ],
    ids=["medical", "both", "looks alone", "custom-made", "without clinical data"],
)
def test_the_orphan_guidance_leaves_out_what_has_no_medical_purpose(
    knowledge: Knowledge, device: Mapping[str, FactValue], status: str
) -> None:
    """A product of Annex XVI that has one besides is for patients with the rare disease (MDCG 2024-10, section 3)."""
    found = route(knowledge, {**device, "orphan": True})

    assert next(gap.status for gap in found.gaps if gap.requirement.id == "EU-S-11") == status


@pytest.mark.parametrize("mark", ["mdr", "directive"])
def test_a_predecessor_that_frees_nothing_is_no_contradiction(knowledge: Knowledge, mark: str) -> None:
    """That case 1 rests on the predecessor itself is said where case 1 is open."""
    own: Row = {"id": "Q1", "maker": "own", "ce_marked": "none"}

    def said(device: Mapping[str, FactValue]) -> bool:
        modified = {**device, "own_modification": True, "predecessor_ce_mark": mark}
        return any("exemption case 1" in finding.says for finding in route(knowledge, modified, own).findings)

    assert said(MEDICAL)
    assert not said(LOOKS)
    assert not said({**MEDICAL, "custom_made": True})
