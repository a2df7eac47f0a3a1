"""Only a relevant investigation is the mandatory one, or stands in for an exemption that is not complete."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.test_mandatory_investigation import (
    COMPETITOR,
    INDICATION,
    PIVOTAL,
    PLANNED,
    SECOND,
    SHAPER,
    STEP,
    UNMET,
    VALVE,
    standing,
)

NOT_RELEVANT: list[dict[str, FactValue]] = [
    {"application": "major_deviation"},
    {"coverage": "none"},
    {"patients": "different"},
]
ASIDE: list[dict[str, FactValue]] = [*NOT_RELEVANT, {"weight": "background"}]
REFUSED: dict[str, FactValue] = {
    **VALVE,
    "own_modification": True,
    "predecessor_ce_mark": "none",
    "sufficient_clinical_data": False,
    "original_evaluation_under_mdr": False,
}
UNDER_CONTRACT: Row = {**COMPETITOR, "contract": True}


@pytest.mark.parametrize(
    ("requirement", "device"),
    [
        ("EU-E-09", REFUSED),
        ("EU-E-15", REFUSED),
        ("EU-H-18", REFUSED),
        ("EU-H-24", REFUSED),
        ("EU-I-03", REFUSED),
        ("EU-I-04", {**REFUSED, "market_status": "directive"}),
        ("EU-I-05", {**REFUSED, "listed_type": True}),
        ("EU-I-07", REFUSED),
        ("EU-I-14", SHAPER),
    ],
)
@pytest.mark.parametrize("aside", ASIDE, ids=str)
def test_an_investigation_in_another_use_or_for_background_stands_in_for_nothing(
    knowledge: Knowledge, requirement: str, device: dict[str, FactValue], aside: dict[str, FactValue]
) -> None:
    """What is mandatory is a pivotal one for the claimed indication (MDCG 2023-7, section 4; MEDDEV, 9.3.2)."""
    tables = {"equivalent": (UNDER_CONTRACT,)}

    assert standing(knowledge, device, evidence=(PIVOTAL,), **tables)[requirement] == "met"
    assert standing(knowledge, device, evidence=({**PIVOTAL, **aside},), **tables)[requirement] in UNMET


@pytest.mark.parametrize("aside", ASIDE, ids=str)
def test_a_study_planned_in_another_use_is_no_plan_for_the_indication(
    knowledge: Knowledge, aside: dict[str, FactValue]
) -> None:
    """The step in the development plan alone does not make it one."""
    stands = standing(knowledge, development_step=(STEP,), evidence=({**PLANNED, **aside},))

    assert stands["EU-E-09"] == "partly"


@pytest.mark.parametrize("aside", NOT_RELEVANT, ids=str)
def test_beside_it_no_exemption_of_another_indication_is_stated(
    knowledge: Knowledge, aside: dict[str, FactValue]
) -> None:
    """The statement counts beside a pivotal investigation that is relevant."""
    both = {"indication": (INDICATION, SECOND), "evidence": ({**PIVOTAL, **aside},)}
    stands = standing(knowledge, VALVE, "EU-E-09", "EU-E-15", **both)

    assert stands["EU-E-09"] in UNMET
    assert stands["EU-E-15"] in UNMET
