"""The four exemption cases are independent: the conditions of one are not asked of a device that meets another."""

from __future__ import annotations

from collections.abc import Mapping

from cerwizard.assessment import Assessment, Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import ROD, assessed

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
