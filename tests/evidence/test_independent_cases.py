"""The four exemption cases are independent: the conditions of one are not asked of a device that meets another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project
from tests.evidence.items import ROD, assessed, silent

MODIFIED: dict[str, FactValue] = {
    **ROD,
    "own_modification": True,
    "predecessor_ce_mark": "mdr",
    "common_specification": "none",
    "sufficient_clinical_data": True,
}
LISTED: dict[str, FactValue] = {**MODIFIED, "listed_type": True}
LEGACY: dict[str, FactValue] = {**MODIFIED, "market_status": "directive", "mdd_class": "IIb"}
ENDORSED: dict[str, FactValue] = {"equivalence_endorsed": True, "predecessor_evaluation_sufficient": True}
PREDECESSOR: Row = {
    "id": "Q1",
    "maker": "own",
    "ce_marked": "mdr",
    "access": "full",
    "technical": "similar",
    "biological": "same",
    "clinical": "same",
}
PMCF_STUDY: Row = {"id": "E1", "kind": "pmcf_study", "about": "own", "status": "planned"}


def found(knowledge: Knowledge, device: Mapping[str, FactValue], *evidence: Row) -> Assessment:
    """Return the assessment of an implant modified from an own device to which the comparison is recorded."""
    return assessed(knowledge, device, equivalent=(PREDECESSOR,), evidence=evidence)


def asked(assessment: Assessment) -> set[str]:
    """Return the requirements that apply."""
    return {gap.requirement.id for gap in assessment.gaps}


def test_a_listed_or_legacy_device_is_not_asked_for_the_conditions_of_case_1(knowledge: Knowledge) -> None:
    """Its own case is complete (MDCG 2023-7, section 4, notes 1 and 2); outside both, case 1 is asked for."""
    for device, case in ((LISTED, "case_3"), (LEGACY, "case_2")):
        assessment = found(knowledge, device)

        assert assessment.reported["cases"].possible == (case,)
        assert "EU-I-03" not in asked(assessment)
        assert "EU-I-08" in asked(assessment)

    assert "EU-I-03" in asked(found(knowledge, MODIFIED))


def test_with_two_cases_complete_the_one_of_the_listed_or_legacy_device_counts(knowledge: Knowledge) -> None:
    """So the exemption is justified in the report (Article 61(7)), and a study is planned or its absence argued."""
    for device, case in ((LISTED, "case_3"), (LEGACY, "case_2")):
        assessment = found(knowledge, {**device, **ENDORSED}, PMCF_STUDY)

        assert assessment.reported["exemption_case_1"].possible == ("met",)
        assert assessment.reported["cases"].possible == (case,)
        assert assessment.reported["pmcf"].possible == ("study_or_reason",)
        assert "EU-I-08" in asked(assessment)

    alone = found(knowledge, {**MODIFIED, **ENDORSED}, PMCF_STUDY)
    assert alone.reported["cases"].possible == ("case_1",)
    assert alone.reported["pmcf"].possible == ("study",)


def test_the_reason_for_no_follow_up_is_the_reason_for_no_study(knowledge: Knowledge) -> None:
    """Asked for once, in cases 2 and 3; without it and without a study both are missing (MDCG 2020-13, F)."""

    def stands(device: dict[str, FactValue]) -> set[str]:
        gaps = found(knowledge, {**device, "pmcf_methods": ()}).gaps
        return {gap.status for gap in gaps if gap.requirement.id in ("EU-I-09", "EU-N-18")}

    for device in (LISTED, LEGACY):
        assert stands({**device, "no_pmcf_rationale": "A suture with data of twenty years of our own."}) == {
            "met"
        }
        assert stands(device) == {"missing"}


CASE_1: dict[str, FactValue] = {**MODIFIED, **ENDORSED}
COMPETITOR: Row = {**PREDECESSOR, "id": "Q2", "maker": "other", "contract": False}
ON_CONTRACT = ("EU-H-18", "EU-H-19", "EU-I-07")


@pytest.mark.parametrize("deal", [{}, {"contract": True, "ce_marked": "directive"}], ids=str)
def test_beside_a_complete_case_1_another_makers_device_needs_no_contract(
    knowledge: Knowledge, deal: Row
) -> None:
    """Its data may be used without one in cases 1 to 3 (MDCG 2023-7, section 4); what case 4 wants is not asked."""
    devices = (PREDECESSOR, {**COMPETITOR, **deal})
    beside = assessed(knowledge, CASE_1, equivalent=devices, evidence=(PMCF_STUDY,))
    unfinished = assessed(
        knowledge, {**CASE_1, "equivalence_endorsed": False}, equivalent=devices, evidence=(PMCF_STUDY,)
    )

    assert beside.reported["cases"].possible == ("case_1",)
    assert beside.reported["contract"].possible == ("not_needed",)
    assert not asked(beside) & set(ON_CONTRACT)
    assert "EU-H-18" in asked(unfinished)
    assert not any("no CE mark under the MDR" in one.says for one in beside.findings)


def test_the_template_is_answered_with_case_1_where_there_is_no_contract(knowledge: Knowledge) -> None:
    """It asks for a contract whatever the case (MDCG 2020-13, section C)."""
    beside = assessed(knowledge, CASE_1, equivalent=(PREDECESSOR, COMPETITOR), evidence=(PMCF_STUDY,))

    assert "EU-H-30" in asked(beside)
    assert "EU-H-30" not in asked(found(knowledge, CASE_1, PMCF_STUDY))


def test_a_device_with_a_complete_case_4_is_not_asked_for_the_conditions_of_case_1(
    knowledge: Knowledge,
) -> None:
    """It need not be a modification of an own one, and is not barred if it is (MDCG 2023-7, note 8)."""
    device: dict[str, FactValue] = {
        **MODIFIED,
        "predecessor_ce_mark": "none",
        "equivalence_endorsed": True,
        "original_evaluation_under_mdr": True,
        "equivalent_evaluation_sufficient": True,
    }
    under_contract: Row = {**COMPETITOR, "contract": True}
    assessment = assessed(knowledge, device, equivalent=(under_contract,), evidence=(PMCF_STUDY,))

    assert assessment.reported["cases"].possible == ("case_4",)
    assert "EU-I-03" not in asked(assessment)
    assert "EU-I-07" in asked(assessment)


def test_of_a_custom_made_implant_no_contract_is_demanded(knowledge: Knowledge) -> None:
    """Whether an investigation is due is judged by a person, and the contract with it."""
    for contract in (True, False):
        devices = ({**COMPETITOR, "contract": contract},)
        assessment = assessed(knowledge, {**ROD, "custom_made": True}, equivalent=devices)

        assert assessment.reported["investigation"].possible == ("case_by_case",)
        assert assessment.reported["contract"].possible == ("case_by_case",)
        assert not asked(assessment) & set(ON_CONTRACT)

    before = assess(
        Project(answers={**silent(knowledge), **ROD, "custom_made": True}, markets=("eu",)), knowledge
    )
    assert before.reported["contract"].possible == ("not_needed", "case_by_case")
