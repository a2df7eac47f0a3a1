"""Radioactive sources: decay is read as energy, and who reads it otherwise is asked for the reason."""

from __future__ import annotations

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue
from cerwizard.project import Project
from tests.classification.devices import Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
IN_AN_OPENING: dict[str, FactValue] = {
    **MEDICAL,
    "software": False,
    "invasiveness": "orifice",
    "orifice_site": "other",
    "duration": "transient",
    "implantable": False,
    "ionising_role": "emits_therapeutic",
}


def test_a_radioactive_source_outside_the_body_is_judged_by_its_radiation(interviewer: Interviewer) -> None:
    """Article 2(4), as we read it: decay is a source of energy, and Rules 9 and 10 give class IIb."""
    paste = {**MEDICAL, "active": True, "ionising_role": "emits_therapeutic"}

    walk = interviewer.walk_case(paste)

    assert walk.eu_class == "IIb"
    assert walk.rules == {"Rule 9", "Rule 10"}


def test_a_radioactive_source_in_a_body_opening_is_judged_by_its_radiation(interviewer: Interviewer) -> None:
    """Rule 5 names no radiation: as with MEDDEV's source for afterloading, decay is read as energy (Article 2(4))."""
    energy = interviewer.knowledge.questionnaire.questions["active"]

    walk = interviewer.walk_case({**IN_AN_OPENING, "active": True})

    assert walk.eu_class == "IIb"
    assert walk.rules == {"Rule 9", "Rule 10"}
    assert "through a body opening" in energy.example
    assert any("through a body opening" in note and "Rule 5" in note for note in energy.notes)


def test_a_source_in_an_opening_that_is_said_not_to_be_active_is_named(
    interviewer: Interviewer, knowledge: Knowledge
) -> None:
    """It comes out as class I, so both answers are named; not so an implant, or what other rules look at."""

    def named(*markets: str, **other: FactValue) -> bool:
        answers = interviewer.every_answer({**IN_AN_OPENING, "active": False, **other})
        findings = assess(Project(answers=answers, markets=markets), knowledge).findings
        return any(
            "Rule 5 names no radiation" in found.says and found.severity == "major" for found in findings
        )

    assert interviewer.walk_case({**IN_AN_OPENING, "active": False}).eu_class == "I"
    assert named("eu")
    assert named("gb")
    assert named("eu", ionising_role="emits_diagnostic")
    assert not named("eu", active=True)
    assert not named("eu", ionising_role="none")
    assert not named("eu", implantable=True)
    assert not named("eu", invasiveness="surgical")


def test_a_source_in_an_opening_is_asked_for_its_radiation_and_for_the_reason(
    interviewer: Interviewer, knowledge: Knowledge
) -> None:
    """Annex II, 1.1(f): without power too, so that the rule applied is justified."""
    answers = interviewer.every_answer({**IN_AN_OPENING, "active": False, "human_use": True})
    unsaid = {fact: value for fact, value in answers.items() if fact != "ionising_role"}

    def reason(**other: FactValue) -> list[str]:
        gaps = assess(Project(answers={**answers, **other}), knowledge).gaps
        return [gap.status for gap in gaps if gap.requirement.id == "EU-A-18"]

    assert "ionising_role" in assess(Project(answers=unsaid), knowledge).matters
    assert reason() == ["missing"]
    assert reason(active=True) == reason(implantable=True) == []
