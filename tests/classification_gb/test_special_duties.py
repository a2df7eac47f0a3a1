"""Devices that stand apart in Great Britain: custom-made, old class I, active implants, investigated ones."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from tests.classification_gb.devices import ORIFICE, BritishInterviewer, class_of
from tests.classification_gb.duties import (
    ACTIVE_IMPLANT,
    CE_MDR,
    CE_OLD,
    CLASS_I,
    CLASS_IIA,
    CLASS_IIB,
    CLASS_III,
    UKCA,
    assessed,
)


@pytest.mark.parametrize("facts", [CLASS_I, CLASS_IIB, ACTIVE_IMPLANT])
def test_a_custom_made_device_keeps_surveillance_and_has_no_mark_to_apply_for(
    interviewer: BritishInterviewer, knowledge: Knowledge, facts: dict[str, FactValue]
) -> None:
    """Part 4A but for its reports and trends; no application with a report, and no mark to be recognised."""
    found = assessed(interviewer, knowledge, {**facts, **UKCA, "custom_made": True})
    asked = {gap.requirement.id for gap in found.gaps}

    assert "GB-16" in asked
    assert not asked & {"GB-01", "GB-08", "GB-09", "GB-10"}
    assert found.reported["gb_cer"].outcome == "custom_made"
    assert found.reported["gb_ce_recognition"].outcome == "custom_made"
    assert found.reported["gb_pms_report"].applies is Truth.FAILS


@pytest.mark.parametrize(
    ("facts", "route", "recognition", "is_found"),
    [
        (CLASS_I, "none_stands", "not_accepted", True),
        ({**CLASS_I, "sterile": True}, "ce_mark", "until_2028", False),
        ({**CLASS_I, "measuring_function": True}, "ce_mark", "until_2028", False),
        ({**CLASS_IIA, "reusable_surgical_instrument": True}, "ce_mark", "until_2028", False),
        (CLASS_IIA, "ce_mark", "until_2028", False),
    ],
    ids=["stays class I", "sterile", "measuring", "reusable instrument", "moved up"],
)
def test_class_i_of_the_directive_has_a_transition_only_where_the_mdr_asks_for_a_notified_body(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    facts: dict[str, FactValue],
    route: str,
    recognition: str,
    is_found: bool,
) -> None:
    """MDCG 2022-21, 1.2, in the EU; Great Britain draws the same line, as its guidance is reported."""
    found = assessed(interviewer, knowledge, {**facts, **CE_OLD, "mdd_class": "I"})
    asked = {gap.requirement.id for gap in found.gaps}

    assert found.reported["gb_conformity"].outcome == route
    assert found.reported["gb_ce_recognition"].outcome == recognition
    assert found.reported["gb_cer"].outcome == ("required" if is_found else "through_ce")
    assert ("GB-01" in asked) is is_found
    assert any("no transition" in one.says for one in found.findings) is is_found
    assert ("EU-O-08" not in asked and "EU-S-09" not in asked) is is_found
    assert found.reported["psur"].outcome == "pmsr"
    assert any("legacy" in one.reason.says for one in found.reported["psur"].reasons) is not is_found


def test_a_custom_made_device_under_the_mdr_is_accepted_as_ce_marked_ones_are(
    interviewer: BritishInterviewer, knowledge: Knowledge
) -> None:
    """It carries no CE mark, so the procedure is that for custom-made devices, and the date is the one of the MDR."""
    route = assessed(interviewer, knowledge, {**CLASS_I, **CE_MDR, "custom_made": True}).reported

    assert route["gb_conformity"].outcome == "custom_made"
    assert route["gb_ce_recognition"].outcome == "until_2030"


@pytest.mark.parametrize(("facts", "asked"), [(CLASS_III, {"GB-02", "GB-03"}), (ACTIVE_IMPLANT, {"GB-18"})])
def test_an_active_implant_is_measured_by_part_iii(
    interviewer: BritishInterviewer, knowledge: Knowledge, facts: dict[str, FactValue], asked: set[str]
) -> None:
    """Neither a class nor the essential requirements of Part II are asked of it, and the clauses say so."""
    found = assessed(interviewer, knowledge, {**facts, **UKCA})
    reasons = found.reported["gb_investigation"].reasons

    assert {gap.requirement.id for gap in found.gaps} & {"GB-02", "GB-03", "GB-18"} == asked
    assert all(("90/385" in one.reason.clause) is (asked == {"GB-18"}) for one in reasons)


@pytest.mark.parametrize(
    ("row", "is_asked"),
    [
        ({"kind": "clinical_investigation", "about": "own", "status": "planned"}, True),
        ({"kind": "clinical_investigation", "about": "own_earlier", "status": "running"}, True),
        ({"kind": "clinical_investigation", "about": "own", "status": "available"}, False),
        ({"kind": "clinical_investigation", "about": "similar", "status": "running"}, False),
        ({"kind": "pmcf_study", "about": "own", "status": "planned"}, False),
    ],
)
def test_an_investigation_that_is_not_over_is_notified(
    interviewer: BritishInterviewer, knowledge: Knowledge, row: dict[str, FactValue], is_asked: bool
) -> None:
    """Regulations 16 and 29(1); what is over needs no notice any more."""
    answers = dict(interviewer.every_answer({**CLASS_IIB, **UKCA}))
    project = Project(
        answers=answers, tables={"evidence": ({"id": "E1", **row},)}, complete=("evidence",), markets=("gb",)
    )

    asked = {gap.requirement.id for gap in assess(project, knowledge).gaps}

    assert ("GB-17" in asked) is is_asked


def test_a_source_in_an_opening_that_is_said_not_to_be_active_is_asked_for_its_radiation(
    interviewer: BritishInterviewer, knowledge: Knowledge
) -> None:
    """For Great Britain alone too: MEDDEV 2.4/1 rev.9, 4.2, has a source for afterloading under Rule 9, class IIb."""
    opening: dict[str, FactValue] = {
        **ORIFICE,
        "software": False,
        "duration": "transient",
        "implantable": False,
        "active": False,
    }
    walk = interviewer.walk_case({**opening, "human_use": True})
    assert class_of(walk) == "I"

    def assessed_with(**other: FactValue) -> Assessment:
        answers = {**walk.end.project.answers, **UKCA, **other}
        return assess(Project(answers=answers, markets=("gb",)), knowledge)

    def reason(**other: FactValue) -> list[str]:
        gaps = assessed_with(ionising_role="emits_therapeutic", **other).gaps
        return [gap.status for gap in gaps if gap.requirement.id == "GB-20" and gap.applies is Truth.HOLDS]

    assert "ionising_role" in assessed_with().matters
    assert reason() == ["missing"]
    assert reason(active=True) == reason(implantable=True) == reason(gb_marking="ce") == []
    assert reason(invasiveness="surgical") == []
