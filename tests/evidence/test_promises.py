"""What a question says of its answers, the requirements keep."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, COMPARED, ROD, assessed

APP: dict[str, FactValue] = {
    "software": True,
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "medical_purposes": ("disease",),
}
UNMET = ("missing", "partly")


def standing(knowledge: Knowledge, device: dict[str, FactValue], **tables: tuple[Row, ...]) -> dict[str, str]:
    """Return how each requirement stands for a device with these rows."""
    return {gap.requirement.id: gap.status for gap in assessed(knowledge, device, **tables).gaps}


def parameter(kind: str) -> Row:
    """Return a value of the state of the art that decides on this."""
    return {
        "id": kind,
        "kind": kind,
        "parameter": "Rate",
        "value": "At most 5 %",
        "derivation": "Pooled",
        "source": "S1",
    }


@pytest.mark.parametrize("alone", ["safety", "performance", "benefit_risk"])
def test_benefit_against_risk_is_judged_by_parameters_of_both(knowledge: Knowledge, alone: str) -> None:
    """One of safety and one of performance (Annex XIV Part A, 1(a), sixth indent; MDCG 2020-13, section C)."""
    both = (parameter("safety"), parameter("performance"))

    assert standing(knowledge, BANDAGE, benchmark=both)["EU-B-06"] == "met"
    assert standing(knowledge, BANDAGE, benchmark=(parameter(alone),))["EU-B-06"] in UNMET


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"kind": "clinical_investigation", "about": "own"}, "met"),
        ({"kind": "real_world_data", "about": "state_of_the_art"}, "met"),
        ({"kind": "clinical_investigation", "about": "own", "status": "planned"}, "partly"),
        ({"kind": "clinical_investigation", "about": "own", "weight": "rejected"}, "missing"),
        ({"kind": "literature", "about": "state_of_the_art"}, "missing"),
        ({"kind": "literature", "about": "similar"}, "missing"),
    ],
    ids=str,
)
def test_a_new_clinical_association_is_shown_by_new_data(
    knowledge: Knowledge, change: dict[str, FactValue], status: str
) -> None:
    """Guidelines and reviews show only what is accepted already (MDCG 2020-1, 4.2)."""
    item: Row = {"id": "E1", "status": "available", "pillar": ("clinical_association",), **change}

    assert (
        standing(knowledge, {**APP, "clinical_association": "novel"}, evidence=(item,))["EU-M-21"] == status
    )
    known = standing(knowledge, {**APP, "clinical_association": "well_established"}, evidence=(item,))
    assert "EU-M-21" not in known


def test_no_reason_replaces_follow_up_that_an_exemption_asks_for(knowledge: Knowledge) -> None:
    """Case 1 is complete, so a reason for no follow-up meets nothing (Article 61(4), second subparagraph)."""
    device: dict[str, FactValue] = {
        **ROD,
        "own_modification": True,
        "predecessor_ce_mark": "mdr",
        "equivalence_endorsed": True,
        "predecessor_evaluation_sufficient": True,
        "pmcf_methods": (),
        "no_pmcf_rationale": "Well known.",
    }
    predecessor: Row = {**COMPARED, "maker": "own", "ce_marked": "mdr"}
    study: Row = {"id": "E1", "kind": "pmcf_study", "about": "own", "status": "planned"}

    exempt = standing(knowledge, device, equivalent=(predecessor,), evidence=(study,))
    bandage = standing(knowledge, {**BANDAGE, "pmcf_methods": (), "no_pmcf_rationale": "Low risk."})

    assert (exempt["EU-N-01"], exempt["EU-N-18"]) == ("blocked", "blocked")
    assert (bandage["EU-N-01"], bandage["EU-N-18"]) == ("met", "met")


@pytest.mark.parametrize(
    ("status", "ages", "asked"),
    [("planned", ("children",), True), ("available", ("children",), False), ("planned", ("adults",), False)],
)
def test_whoever_studies_children_is_told_that_special_rules_apply(
    knowledge: Knowledge, status: str, ages: tuple[str, ...], asked: bool
) -> None:
    """The plan of an investigation to come describes vulnerable subjects (Annex XV, Chapter II, 3.6.3)."""
    study: Row = {"id": "E1", "kind": "clinical_investigation", "about": "own", "status": status}

    stands = standing(knowledge, {**BANDAGE, "age_groups": ages, "vulnerable_groups": ()}, evidence=(study,))

    assert ("EU-S-12" in stands) == asked
