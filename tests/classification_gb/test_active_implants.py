"""Active implants and what belongs to them have no class in Great Britain: Part III stands above class III."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from tests.classification_gb.devices import (
    ACTIVE_IMPLANTABLE,
    GB_CLASS,
    IMPLANT,
    POWERED,
    SOFTWARE,
    SURGICAL,
    BritishInterviewer,
    class_of,
    is_active_implantable,
)

ACTIVE_IMPLANTS: dict[str, dict[str, FactValue]] = {
    "a pacemaker": {**IMPLANT, "active": True, "therapeutic_active": True, "vital_contact": "intended"},
    "a lead of a pacemaker": {"medical_purposes": (), "accessory_to": "aimd", **SURGICAL, "duration": "long"},
    "a charger for an implanted stimulator": {"medical_purposes": (), "accessory_to": "aimd", "active": True},
    "a programmer for pacemakers": {**POWERED, "controls_active_implant": True},
    "software that follows pacemakers at home": {
        **SOFTWARE,
        "diagnostic_active": True,
        "controls_active_implant": True,
    },
}
OTHERS: dict[str, dict[str, FactValue]] = {
    "an implant without power": IMPLANT,
    "a powered device outside the body": POWERED,
    "an accessory to another device": {"medical_purposes": (), "accessory_to": "md"},
    "a powered device that enters and leaves": {**SURGICAL, "duration": "short", "active": True},
}


@pytest.mark.parametrize("device", ACTIVE_IMPLANTS)
def test_an_active_implant_has_no_class(interviewer: BritishInterviewer, device: str) -> None:
    """Neither class III nor any other is shown, and the clause names Part III."""
    walk = interviewer.walk_case(ACTIVE_IMPLANTS[device])
    verdict = walk.end.verdicts[ACTIVE_IMPLANTABLE]

    assert is_active_implantable(walk)
    assert class_of(walk) is None
    assert walk.end.verdicts[GB_CLASS].possible == ()
    assert all("Part III" in found.reason.clause for found in verdict.reasons)


@pytest.mark.parametrize("device", OTHERS)
def test_what_is_no_active_implant_keeps_its_class(interviewer: BritishInterviewer, device: str) -> None:
    """Power alone, or staying in the body alone, does not lead to Part III."""
    walk = interviewer.walk_case(OTHERS[device])

    assert not is_active_implantable(walk)
    assert class_of(walk) is not None


@pytest.mark.parametrize("device", ACTIVE_IMPLANTS)
def test_the_report_shows_whichever_applies(interviewer: BritishInterviewer, device: str) -> None:
    """Both decisions share one key: the class stands there for devices with one, `aimd` for the others."""
    implant = interviewer.walk_case(ACTIVE_IMPLANTS[device]).end
    other = interviewer.walk_case(POWERED).end

    assert implant.reported["gb_mdr"].outcome == "aimd"
    assert other.reported["gb_mdr"].outcome == "I"


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({**SURGICAL, "duration": "short", "active": True}, True),
        ({**SURGICAL, "duration": "transient", "active": True}, False),
        ({**SURGICAL, "duration": "short", "active": False}, False),
        (ACTIVE_IMPLANTS["a pacemaker"], False),
    ],
    ids=["a lead for ten days", "an instrument", "a drain", "a pacemaker"],
)
def test_both_readings_of_a_short_stay_are_told(
    knowledge: Knowledge, interviewer: BritishInterviewer, facts: dict[str, FactValue], is_told: bool
) -> None:
    """Regulation 2(1) names no 30 days: the class is given, and the other reading stands beside it."""
    project = Project(answers=dict(interviewer.every_answer(facts)), markets=("gb",))

    assert ("GB-19" in {gap.requirement.id for gap in assess(project, knowledge).gaps}) is is_told


def test_an_open_answer_leaves_both_possible(interviewer: BritishInterviewer) -> None:
    """While nobody has said whether the implant is powered, neither a class nor Part III is claimed."""
    answers = dict(interviewer.walk_case(ACTIVE_IMPLANTS["a pacemaker"]).answers)
    del answers["active"]

    verdicts = interviewer.assess(answers).verdicts

    assert verdicts[ACTIVE_IMPLANTABLE].outcome is None
    assert verdicts[GB_CLASS].outcome is None
    assert "active" in verdicts[GB_CLASS].open


def test_each_use_is_looked_at_on_its_own(interviewer: BritishInterviewer) -> None:
    """A stimulator with a separate skin electrode: Part III for the one, a class for the other."""
    base = interviewer.walk_case(ACTIVE_IMPLANTS["a pacemaker"])
    other = interviewer.walk_case({**POWERED, "diagnostic_active": True, "diagnostic_energy": "other"})
    use = Use(id="electrode", answers=other.answers)
    project = Project(answers=base.answers, uses=(use,), markets=("gb",))

    verdicts = assess(project, interviewer.knowledge).verdicts

    assert verdicts[ACTIVE_IMPLANTABLE].outcome == "aimd"
    assert verdicts[GB_CLASS].outcome == "IIa"
