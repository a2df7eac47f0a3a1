"""A mandatory investigation is met by the investigation, neither by words about it nor by a line in the plan."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project, Statement
from tests.evidence.items import silent

VALVE: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "vital_contact": "specific",
    "market_status": "not_marketed",
    "common_specification": "none",
    "no_investigation_rationale": "Literature suffices.",
}
SHAPER: dict[str, FactValue] = {
    "medical_purposes": (),
    "annex_xvi_group": "1",
    "invasiveness": "none",
    "analogous_device_justified": False,
}
PIVOTAL: Row = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "available",
    "weight": "pivotal",
    "quality": "high",
    "supports": ("I1",),
}
PLANNED: Row = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "planned",
    "supports": ("I1",),
}
INDICATION: Row = {"id": "I1", "text": "Stenosis"}
SECOND: Row = {"id": "I2", "text": "Regurgitation"}
STEP: Row = {
    "id": "K1",
    "stage": "confirmatory",
    "used": True,
    "study": "E1",
    "milestone": "last patient out in 2029",
}
NONE_PLANNED: Row = {
    **STEP,
    "used": False,
    "study": "None: literature suffices",
    "milestone": "not applicable",
}
COMPETITOR: Row = {"id": "Q1", "maker": "other", "contract": False, "access": "sufficient"}
UNMET = ("missing", "partly")


def standing(
    knowledge: Knowledge, device: Mapping[str, FactValue] = VALVE, /, *stated: str, **tables: tuple[Row, ...]
) -> dict[str, str]:
    """Return how each requirement stands, with the route to a mandatory investigation; all tables are finished."""
    project = Project(
        answers={**silent(knowledge), **device},
        tables={"indication": (INDICATION,), **tables},
        statements=tuple(Statement(requirement=name, place="CER 4.5") for name in stated),
        complete=("evidence", "equivalent", "development_step", "indication"),
        markets=("eu",),
    )
    found = assess(project, knowledge)
    assert found.reported["investigation"].possible == ("mandatory",)
    return {gap.requirement.id: gap.status for gap in found.gaps}


def test_a_reason_why_there_is_none_replaces_no_investigation(knowledge: Knowledge) -> None:
    """Neither as a step of the development plan nor as the rationale (Article 61(4); MDCG 2023-7, section 4)."""
    stands = standing(knowledge, development_step=(NONE_PLANNED,))

    assert stands["EU-E-02"] in UNMET
    assert stands["EU-E-09"] in UNMET
    assert stands["EU-E-15"] == "missing"


def test_a_planned_study_meets_the_plan_and_not_the_report(knowledge: Knowledge) -> None:
    """The step with its milestone is what the plan needs; the report needs the results."""
    stands = standing(knowledge, development_step=(STEP,), evidence=(PLANNED,))

    assert stands["EU-E-09"] == "met"
    assert stands["EU-E-15"] in UNMET


def test_a_stage_that_nobody_marked_is_neither_a_study_nor_none(knowledge: Knowledge) -> None:
    """A row from before the question was asked is listed, and waits for the answer."""
    unmarked = {name: value for name, value in STEP.items() if name != "used"}
    stands = standing(knowledge, development_step=(unmarked,), evidence=(PLANNED,))

    assert stands["EU-E-09"] == "partly"


def test_each_claimed_indication_has_its_own_investigation(knowledge: Knowledge) -> None:
    """One study on one of two indications serves that one (MDCG 2023-7, section 4)."""
    both = (INDICATION, SECOND)
    one = standing(knowledge, indication=both, development_step=(STEP,), evidence=(PIVOTAL,))
    wide: Row = {**PIVOTAL, "supports": ("I1", "I2")}
    served = standing(knowledge, indication=both, evidence=(wide,))
    exempt = standing(
        knowledge, VALVE, "EU-E-09", "EU-E-15", indication=both, development_step=(STEP,), evidence=(PIVOTAL,)
    )
    only_said = standing(knowledge, VALVE, "EU-E-09", "EU-E-15", indication=both, evidence=(PLANNED,))

    assert (one["EU-E-09"], one["EU-E-15"]) == ("partly", "partly")
    assert (served["EU-E-09"], served["EU-E-15"]) == ("met", "met")
    assert (exempt["EU-E-09"], exempt["EU-E-15"]) == ("met", "met")
    assert only_said["EU-E-09"] in UNMET
    assert only_said["EU-E-15"] in UNMET


@pytest.mark.parametrize(
    ("requirement", "refused"),
    [
        (
            "EU-I-03",
            {
                "own_modification": True,
                "predecessor_ce_mark": "none",
                "equivalence_endorsed": False,
                "predecessor_evaluation_sufficient": False,
            },
        ),
        (
            "EU-I-04",
            {
                "market_status": "directive",
                "sufficient_clinical_data": False,
                "common_specification": "not_complied",
            },
        ),
        (
            "EU-I-05",
            {"listed_type": True, "sufficient_clinical_data": False, "common_specification": "not_complied"},
        ),
        ("EU-I-14", SHAPER),
    ],
)
def test_an_exemption_of_which_every_condition_is_denied_is_not_half_met(
    knowledge: Knowledge, requirement: str, refused: dict[str, FactValue]
) -> None:
    """An honest no is an answer, and no part of the proof."""
    assert standing(knowledge, {**VALVE, **refused})[requirement] == "missing"


EXPLORED: Row = {
    "id": "K2",
    "stage": "exploratory",
    "used": False,
    "study": "None: predecessor on the market",
}
FOLLOWED: Row = {
    "id": "K3",
    "stage": "pmcf",
    "used": True,
    "study": "E2",
    "milestone": "2030",
    "acceptance": "rate below 2 %",
}
UNAIMED: Row = {"id": "K4", "stage": "pmcf", "used": True, "study": "Survey of 200 users"}
AIMED: Row = {**STEP, "acceptance": "rate below 5 %"}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((EXPLORED, AIMED, FOLLOWED), "met"),
        ((EXPLORED, {**NONE_PLANNED, "milestone": ""}, FOLLOWED), "met"),
        ((EXPLORED, {**NONE_PLANNED, "milestone": ""}, {**EXPLORED, "id": "K3", "stage": "pmcf"}), "met"),
        (
            (EXPLORED, {**NONE_PLANNED, "milestone": ""}, {**EXPLORED, "id": "K3", "stage": "pmcf"}, UNAIMED),
            "partly",
        ),
        ((FOLLOWED,), "partly"),
        ((EXPLORED, FOLLOWED), "partly"),
        ((EXPLORED, STEP, FOLLOWED), "partly"),
        ((EXPLORED, {**AIMED, "used": ""}, FOLLOWED), "partly"),
        (({**EXPLORED, "study": ""}, AIMED, FOLLOWED), "partly"),
        ((), "missing"),
    ],
    ids=str,
)
def test_the_development_plan_has_all_three_stages(
    knowledge: Knowledge, steps: tuple[Row, ...], expected: str
) -> None:
    """A study has milestone and criterion; a stage without one has its reason and needs neither."""
    assert standing(knowledge, development_step=steps)["EU-B-08"] == expected


def test_a_pivotal_investigation_in_hand_needs_no_further_plan(knowledge: Knowledge) -> None:
    """Who has made it is not asked to plan it."""
    stands = standing(knowledge, evidence=(PIVOTAL,))

    assert (stands["EU-E-09"], stands["EU-E-15"]) == ("met", "met")


@pytest.mark.parametrize(
    "change",
    [
        {"status": "running"},
        {"weight": "supporting"},
        {"weight": "rejected"},
        {"quality": "unsuitable"},
        {"about": "equivalent"},
        {"kind": "literature"},
    ],
    ids=str,
)
def test_only_a_pivotal_investigation_of_the_own_device_meets_the_report(
    knowledge: Knowledge, change: dict[str, FactValue]
) -> None:
    """A pilot, a study of another device, one that still runs or one set aside does not."""
    assert standing(knowledge, evidence=({**PIVOTAL, **change},))["EU-E-15"] in UNMET


def test_without_a_contract_only_an_investigation_with_a_milestone_will_do(knowledge: Knowledge) -> None:
    """Another maker's device lends data beside an own investigation, not instead of one (Article 61(5))."""
    for tables, met in (
        ({"development_step": (NONE_PLANNED,)}, False),
        ({"development_step": (STEP,)}, True),
        ({"evidence": (PIVOTAL,)}, True),
    ):
        stands = standing(knowledge, equivalent=(COMPETITOR,), **tables)

        assert (stands["EU-H-18"] == "met") == met


def test_a_product_without_medical_purpose_is_held_to_the_same(knowledge: Knowledge) -> None:
    """No analogous device is justified, so the investigation is to be performed (Article 61(9))."""
    planned_none = standing(knowledge, SHAPER, development_step=(NONE_PLANNED,))
    planned = standing(knowledge, SHAPER, development_step=(STEP,))
    done = standing(knowledge, SHAPER, evidence=(PIVOTAL,))

    assert planned_none["EU-I-14"] in UNMET
    assert planned["EU-I-14"] == "met"
    assert planned["EU-E-15"] in UNMET
    assert (done["EU-I-14"], done["EU-E-15"]) == ("met", "met")
