"""An exemption by equivalence rests on one device: comparison, contract and evaluation belong to it together."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project
from tests.evidence.items import ROD, silent

VALVE: dict[str, FactValue] = {**ROD, "vital_contact": "specific", "common_specification": "none"}
OF_ANOTHER: dict[str, FactValue] = {
    **VALVE,
    "original_evaluation_under_mdr": True,
    "equivalence_endorsed": True,
    "equivalent_evaluation_sufficient": True,
}
MODIFIED: dict[str, FactValue] = {
    **VALVE,
    "own_modification": True,
    "predecessor_ce_mark": "mdr",
    "equivalence_endorsed": True,
    "predecessor_evaluation_sufficient": True,
}
RECORDED: Row = {"access": "full", "technical": "similar", "biological": "same", "clinical": "same"}
CONTRACT: Row = {"id": "Q1", "maker": "other", "contract": True, "ce_marked": "mdr", **RECORDED}
NO_CONTRACT: Row = {**CONTRACT, "id": "Q2", "contract": False}
PREDECESSOR: Row = {"id": "Q1", "maker": "own", "ce_marked": "mdr", **RECORDED}
PMCF_STUDY: Row = {"id": "E1", "kind": "pmcf_study", "about": "own", "status": "planned"}
BREAKS: list[dict[str, FactValue]] = [
    {"materials": "different"},
    {"medicinal": "differs"},
    {"biological": "different"},
    {"access": "insufficient"},
]


def found(
    knowledge: Knowledge, device: Mapping[str, FactValue], *rows: Row, is_complete: bool = True
) -> Assessment:
    """Return the assessment of a class III implant with these devices claimed to be equivalent."""
    project = Project(
        answers={**silent(knowledge), **device},
        justifications=dict.fromkeys(device, "TD-3"),
        tables={"equivalent": rows, "evidence": (PMCF_STUDY,)},
        complete=("evidence", "equivalent", "development_step") if is_complete else ("evidence",),
        markets=("eu",),
    )
    return assess(project, knowledge)


def route(assessment: Assessment, *names: str) -> tuple[tuple[str, ...], ...]:
    """Return what is still possible of these lines of the route."""
    return tuple(assessment.reported[name].possible for name in names)


def standing(assessment: Assessment) -> dict[str, str]:
    """Return how each requirement stands."""
    return {gap.requirement.id: gap.status for gap in assessment.gaps}


def said(assessment: Assessment) -> str:
    """Return all that does not go together."""
    return "\n".join(one.says for one in assessment.findings)


@pytest.mark.parametrize("difference", BREAKS, ids=str)
def test_a_contract_on_a_broken_comparison_exempts_from_nothing(
    knowledge: Knowledge, difference: Row
) -> None:
    """Case 4 with a whole comparison, and the same with one difference (Article 61(5))."""
    whole = found(knowledge, OF_ANOTHER, CONTRACT)
    broken = found(knowledge, OF_ANOTHER, {**CONTRACT, **difference})

    assert route(whole, "cases", "investigation", "contract") == (("case_4",), ("exempt",), ("in_place",))
    assert standing(whole)["EU-I-07"] == "met"
    assert route(broken, "cases", "investigation", "contract") == (("none",), ("mandatory",), ("not_needed",))
    assert standing(broken)["EU-E-15"] == "missing"


def test_the_contract_and_the_comparison_are_about_one_device(knowledge: Knowledge) -> None:
    """A contract on the broken one does not serve the other one (MDCG 2023-7, notes 3 and 11)."""
    broken: Row = {**CONTRACT, "materials": "different"}
    assessment = found(knowledge, OF_ANOTHER, broken, NO_CONTRACT)

    assert route(assessment, "cases", "investigation", "contract") == (("none",), ("mandatory",), ("needed",))
    assert standing(assessment)["EU-H-18"] in ("missing", "partly")
    assert route(found(knowledge, OF_ANOTHER, CONTRACT, NO_CONTRACT), "cases") == (("case_4",),)


@pytest.mark.parametrize("difference", BREAKS, ids=str)
def test_a_broken_predecessor_is_not_mended_by_another_device(knowledge: Knowledge, difference: Row) -> None:
    """Case 1 rests on the own marketed device (Article 61(4), second indent)."""
    broken = found(knowledge, MODIFIED, {**PREDECESSOR, **difference}, NO_CONTRACT)

    assert route(found(knowledge, MODIFIED, PREDECESSOR, NO_CONTRACT), "cases") == (("case_1",),)
    assert route(broken, "cases", "investigation") == (("none",), ("mandatory",))
    assert standing(broken)["EU-I-03"] in ("missing", "partly")


@pytest.mark.parametrize("mark", ["directive", "none"])
def test_a_predecessor_is_compared_under_the_mark_that_it_has(knowledge: Knowledge, mark: str) -> None:
    """A device that is not CE marked, or not as the predecessor is, carries no case 1 (MDCG 2020-5, 4(d))."""
    another = found(knowledge, MODIFIED, {**PREDECESSOR, "ce_marked": mark})
    sister = found(
        knowledge,
        MODIFIED,
        {**PREDECESSOR, "materials": "different"},
        {**PREDECESSOR, "id": "Q2", "ce_marked": mark},
    )

    assert route(another, "cases", "investigation") == (("none",), ("mandatory",))
    assert standing(another)["EU-I-03"] in ("missing", "partly")
    assert "no own device with that mark is compared" in said(another)
    assert route(sister, "cases", "investigation") == (("none",), ("mandatory",))
    assert "no own device with that mark" not in said(found(knowledge, MODIFIED, PREDECESSOR))


def test_the_mark_of_a_device_that_nobody_compared_carries_no_case_1(knowledge: Knowledge) -> None:
    """One device is compared, another has the mark: no predecessor is both (Article 61(4), second indent)."""
    compared: Row = {**PREDECESSOR, "ce_marked": "directive"}
    marked: Row = {"id": "Q2", "name": "Sister", "maker": "own", "ce_marked": "mdr"}

    assert standing(found(knowledge, MODIFIED, compared, marked))["EU-I-03"] == "partly"


def test_a_predecessor_under_a_directive_carries_case_1_as_well(knowledge: Knowledge) -> None:
    """The mark is one under the MDR or under a Directive, as long as it is valid (MDCG 2020-5, 4(d))."""
    old = {**MODIFIED, "predecessor_ce_mark": "directive"}
    under_directive = found(knowledge, old, {**PREDECESSOR, "ce_marked": "directive"})

    assert route(under_directive, "cases", "investigation") == (("case_1",), ("exempt",))
    assert standing(under_directive)["EU-I-03"] == "met"
    assert route(found(knowledge, old, PREDECESSOR), "cases") == (("none",),)


@pytest.mark.parametrize("mark", ["directive", "none"])
def test_a_device_not_certified_under_the_mdr_carries_no_case_4(knowledge: Knowledge, mark: str) -> None:
    """By guidance an evaluation performed under the MDR implies an MDR certificate (MDCG 2020-5, 4(d))."""
    assessment = found(knowledge, OF_ANOTHER, {**CONTRACT, "ce_marked": mark})

    assert route(assessment, "cases", "investigation") == (("none",), ("mandatory",))
    stands = standing(assessment)
    assert stands["EU-H-18"] in ("missing", "partly")
    assert stands["EU-I-07"] in ("missing", "partly")
    assert "no CE mark under the MDR" in said(assessment)
    assert "no CE mark under the MDR" not in said(found(knowledge, OF_ANOTHER, CONTRACT))


def test_a_comparison_that_was_not_endorsed_completes_no_case_4(knowledge: Knowledge) -> None:
    """The endorsement of the notified body is one of its conditions (Article 61(5) with 61(4), second indent)."""
    refused = found(knowledge, {**OF_ANOTHER, "equivalence_endorsed": False}, CONTRACT)

    assert route(refused, "cases") == (("none",),)
    assert standing(refused)["EU-I-07"] in ("missing", "partly")


def test_without_need_for_a_contract_the_ce_mark_of_the_other_device_is_no_finding(
    knowledge: Knowledge,
) -> None:
    """A device neither implantable nor in class III may rely on one certified under a Directive (4(e))."""
    bandage: dict[str, FactValue] = {"medical_purposes": ("injury_disability",), "invasiveness": "none"}

    assert "no CE mark" not in said(found(knowledge, bandage, {**CONTRACT, "ce_marked": "directive"}))


def test_more_devices_may_come_while_the_list_is_not_finished(knowledge: Knowledge) -> None:
    """A broken comparison then leaves the route open, and never exempt."""
    broken = found(knowledge, OF_ANOTHER, {**CONTRACT, "materials": "different"}, is_complete=False)

    assert route(broken, "investigation") == (("exempt", "mandatory"),)
