"""Products whose first impression leads elsewhere: the words of a tick say what is meant, and what is not."""

from __future__ import annotations

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
MOUTH: dict[str, FactValue] = {**MEDICAL, "invasiveness": "orifice", "orifice_site": "oral_to_pharynx"}


def words(said: str) -> str:
    """Return a text on one line."""
    return " ".join(said.split())


def test_what_keeps_blood_or_cells_for_a_patient_is_told_to_hold_no_specimen(
    interviewer: Interviewer,
) -> None:
    """Regulation (EU) 2017/746, Article 2(3): receptacles are for examination. Rule 2 has what goes into a body."""
    questionnaire = interviewer.knowledge.questionnaire
    specimen = questionnaire.questions["ivd_purpose"]
    straw: dict[str, FactValue] = {
        "medical_purposes": ("conception",),
        "conveys_for_introduction": True,
        "conveyed_matter": "blood_fluid_organ_tissue_cell",
    }

    assert interviewer.walk_case(straw).eu_class == "IIa"
    assert interviewer.walk_case({**straw, "ivd_purpose": True}).qualification == "ivd"
    assert specimen.tick.endswith("or holds them for a test")
    assert "what keeps blood, cells or organs that will go into a body" in words(
        questionnaire.screenings["scope"].help
    )
    assert "blood, sperm, embryos or organs that will go into a body: no" in words(specimen.near_miss)


def test_a_paste_that_sets_and_is_taken_out_is_told_to_be_no_substance(interviewer: Interviewer) -> None:
    """MDCG 2021-24, Rule 5: impression material is class I; spread like a gel it would be class IIa by Rule 21."""
    questionnaire = interviewer.knowledge.questionnaire
    substance = questionnaire.questions["substance_device"]
    paste = {**MOUTH, "duration": "transient"}
    spread = {
        **paste,
        "substance_device": True,
        "systemic_absorption": "none",
        "substance_action_site": "nasal_oral",
    }

    assert interviewer.walk_case(paste).eu_class == "I"
    assert interviewer.walk_case(spread).eu_class == "IIa"
    assert "a paste that sets and is taken out again" in words(questionnaire.screenings["what_passes"].help)
    assert "Impression paste" in substance.near_miss
    assert any(note.startswith("Guidance, not law") and "impression" in note for note in substance.notes)


@pytest.mark.parametrize("duration", ["transient", "short"])
def test_what_works_in_an_opened_tooth_is_told_to_enter_through_the_surface(
    interviewer: Interviewer, duration: str
) -> None:
    """MDCG 2021-24, Rules 6 and 7: a temporary filling is class IIa; told by the mouth, Rule 5 would give class I."""
    way_in = interviewer.knowledge.questionnaire.questions["invasiveness"]

    in_tooth = {**MEDICAL, "invasiveness": "surgical", "duration": duration, "in_teeth": True}

    assert interviewer.walk_case(in_tooth).eu_class == "IIa"
    assert interviewer.walk_case({**MOUTH, "duration": duration}).eu_class == "I"
    assert "a tooth that is drilled or opened" in words(way_in.choice_help["surgical"])
    assert any("our reading" in note and "root canal file" in words(note) for note in way_in.notes)


def test_a_mask_on_an_oxygen_regulator_is_told_that_gas_under_pressure_is_power(
    interviewer: Interviewer,
) -> None:
    """Rule 2, first indent: guidance has pressure regulators for medical gases in Rule 12, class IIb."""
    linked = interviewer.knowledge.questionnaire.questions["linked_active_class"]
    mask: dict[str, FactValue] = {**MEDICAL, "conveys_for_introduction": True, "conveyed_matter": "other"}

    assert interviewer.walk_case({**mask, "linked_active_class": "IIb"}).eu_class == "IIa"
    assert interviewer.walk_case(mask).eu_class == "I"
    assert "compressed gas or a vacuum counts as powered" in words(linked.help)
    assert "pressure regulator for oxygen (IIb)" in words(linked.example)
    assert any("prestored gas or vacuum" in words(note) for note in linked.notes)


def test_a_tray_for_implants_is_told_that_solid_things_are_not_channelled(interviewer: Interviewer) -> None:
    """Rule 2 names blood, body liquids, cells or tissues, liquids and gases: all else is left to Rule 1."""
    stores = interviewer.knowledge.questionnaire.questions["conveys_for_introduction"]
    solid: dict[str, FactValue] = {**MEDICAL, "conveys_for_introduction": True, "conveyed_matter": "other"}

    assert interviewer.walk_case(MEDICAL).rules == {"Rule 1"}
    assert interviewer.walk_case(solid).rules == {"Rule 2"}
    assert stores.tick == "Carries or stores liquid, gas, blood, cells or organs for the body"
    assert "nor do solid things such as tablets or an implant" in words(stores.help)
    assert "a tray for implants" in stores.near_miss
