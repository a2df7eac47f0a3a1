"""Products whose first impression leads elsewhere: the words of a tick say what is meant, and what is not."""

from __future__ import annotations

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import Interviewer
from tests.wording import words

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
MOUTH: dict[str, FactValue] = {**MEDICAL, "invasiveness": "orifice", "orifice_site": "oral_to_pharynx"}


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
    assert "blood, sperm, embryos or organs that will go into a body" in words(specimen.near_miss)


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
    assert "oxygen regulator with flow meter (IIb)" in words(linked.example)
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


def test_a_warming_blanket_for_the_unconscious_is_told_that_they_cannot_react(
    interviewer: Interviewer,
) -> None:
    """Rule 9: mild heat is no mild matter where nobody pulls away; guidance has it in class IIb."""
    energy = interviewer.knowledge.questionnaire.questions["energy_transfer"]
    blanket: dict[str, FactValue] = {**MEDICAL, "active": True, "therapeutic_active": True}

    assert interviewer.walk_case({**blanket, "energy_transfer": "hazardous"}).eu_class == "IIb"
    assert interviewer.walk_case({**blanket, "energy_transfer": "ordinary"}).eu_class == "IIa"
    assert "warming or cooling someone who cannot feel it or react" in words(energy.help)
    assert any("MEDDEV 2.4/1" in note and "cannot react or feel" in words(note) for note in energy.notes)


def test_a_moisture_exchanger_without_power_is_told_of_both_readings(interviewer: Interviewer) -> None:
    """By the wording a link in the breathing circuit, Rule 2; guidance has it among active devices, class IIb."""
    notes = interviewer.knowledge.questionnaire.questions["linked_active_class"].notes

    assert any("Point of interpretation" in note and "moisture exchangers" in words(note) for note in notes)


def test_a_swab_that_samples_a_wound_is_told_to_go_in(interviewer: Interviewer) -> None:
    """MDCG 2021-24, Rule 6: class IIa; as a tool that only examines it would be left at class I."""
    way_in = interviewer.knowledge.questionnaire.questions["invasiveness"]
    swab: dict[str, FactValue] = {**MEDICAL, "invasiveness": "surgical", "duration": "transient"}

    assert interviewer.walk_case(swab).eu_class == "IIa"
    assert interviewer.walk_case(MEDICAL).eu_class == "I"
    assert "so does a swab that samples from inside a wound" in words(way_in.help)
    assert any(note.startswith("Guidance, not law") and "swabs" in note for note in way_in.notes)


def test_gauze_with_an_ointment_is_told_to_do_more_than_cover(interviewer: Interviewer) -> None:
    """Rule 4, fourth indent: by guidance neither it nor a glue for the skin is a mere barrier."""
    purposes = interviewer.knowledge.questionnaire.questions["wound_purposes"]
    on_a_wound: dict[str, FactValue] = {**MEDICAL, "wound_contact": "skin"}

    assert interviewer.walk_case({**on_a_wound, "wound_purposes": ("other",)}).eu_class == "IIa"
    assert "Gauze soaked with an ointment" in words(purposes.example)
    assert any("glues" in note and "class IIa" in words(note) for note in purposes.notes)


def test_an_oxygen_concentrator_is_told_that_oxygen_is_no_ordinary_substance(
    interviewer: Interviewer,
) -> None:
    """Rule 12: by guidance class IIb, also at home."""
    transfer = interviewer.knowledge.questionnaire.questions["substance_transfer"]
    gives: dict[str, FactValue] = {**MEDICAL, "active": True}

    assert interviewer.walk_case({**gives, "substance_transfer": "hazardous"}).eu_class == "IIb"
    assert interviewer.walk_case({**gives, "substance_transfer": "ordinary"}).eu_class == "IIa"
    assert "oxygen from a concentrator, a regulator or in a pressure chamber: hazardous" in words(
        transfer.help
    )
    assert any("oxygen concentrators" in note and "Rule 12" in note for note in transfer.notes)


def test_hyaluronic_acid_from_animals_is_told_to_be_animal_tissue(interviewer: Interviewer) -> None:
    """Rule 18 and MEDDEV 2.4/1 rev.9, Rule 17: an extract, unlike what bacteria make."""
    origin = interviewer.knowledge.questionnaire.questions["tissue_origin"]
    gel: dict[str, FactValue] = {**MEDICAL, "invasiveness": "surgical", "duration": "short"}

    assert interviewer.walk_case({**gel, "tissue_origin": "animal"}).eu_class == "III"
    assert "hyaluronic acid taken from animals" in words(origin.help)


def test_software_that_administers_devices_is_told_that_it_drives_none(interviewer: Interviewer) -> None:
    """MDCG 2019-11 rev.1, Annex I, e: a planner of maintenance would else have the class of the scanner."""
    drives = interviewer.knowledge.questionnaire.questions["driven_device_class"]
    planner: dict[str, FactValue] = {"software": True, "medical_purposes": ()}

    assert interviewer.walk_case(planner).qualification == "not_a_device"
    driving = interviewer.walk_case({**planner, "driven_device_class": "IIb"})
    assert (driving.qualification, driving.eu_class) == ("accessory", "IIb")
    assert "only administers a fleet of devices" in words(drives.help)
    assert "plans the maintenance of scanners" in words(drives.near_miss)
    assert any("Annex I, e" in note and "maintenance" in note for note in drives.notes)


def test_software_that_plots_laboratory_results_is_told_that_it_does_not_act_on_them(
    interviewer: Interviewer,
) -> None:
    """MDCG 2019-11 rev.1, Annex I, f.1: results that can be read without it stay what they are."""
    acts = interviewer.knowledge.questionnaire.questions["software_acts_on_data"]
    plot: dict[str, FactValue] = {**MEDICAL, "software": True, "software_acts_on_data": False}

    assert interviewer.walk_case(plot).qualification == "not_a_device"
    assert "laboratory results shown as a mean" in words(acts.near_miss)
    assert any("Annex I, f.1" in note for note in acts.notes)
