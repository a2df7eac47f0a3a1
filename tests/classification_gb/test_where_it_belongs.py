"""British points that a first impression answers wrongly, or that are asked where nothing hangs on them."""

from __future__ import annotations

from cerwizard.facts import FactValue
from tests.classification_gb.devices import (
    GB_CLASS,
    GB_QUALIFICATION,
    MEDICAL,
    ORIFICE,
    SOFTWARE,
    SURGICAL,
    BritishInterviewer,
    class_of,
)
from tests.wording import words

STERILISER: dict[str, FactValue] = {
    **MEDICAL,
    "medical_purposes": ("device_reprocessing",),
    "active": True,
    "reprocessing": "disinfect_or_sterilise_other",
}
SLIDE_READER: dict[str, FactValue] = {
    **SOFTWARE,
    "software_gives_ivd_information": True,
    "software_data_source": "ivd_only",
}


def test_a_steriliser_is_told_that_it_does_not_disinfect(interviewer: BritishInterviewer) -> None:
    """Rule 15, second paragraph: the exception for invasive devices names disinfecting alone."""
    questionnaire = interviewer.knowledge.questionnaire
    disinfects = questionnaire.questions["gb_disinfects_invasive"]

    assert class_of(interviewer.walk_case(STERILISER)) == "IIa"
    assert class_of(interviewer.walk_case({**STERILISER, "gb_disinfects_invasive": True})) == "IIb"
    assert "no, if it sterilises instead of disinfecting" in words(disinfects.help)
    assert "steriliser for surgical instruments: no" in words(disinfects.near_miss)
    assert "a steriliser is not meant" in words(questionnaire.screenings["gb_differences"].help)
    assert any("disinfecting alone" in note for note in disinfects.notes)


def test_a_temporary_filling_enters_through_the_surface_in_great_britain_too(
    interviewer: BritishInterviewer,
) -> None:
    """Rule 7; told by the mouth, Rule 5 would leave it in class I."""
    filling = {**SURGICAL, "duration": "short", "in_teeth": True}

    assert class_of(interviewer.walk_case(filling)) == "IIa"
    by_the_mouth = {**ORIFICE, "orifice_site": "oral_to_pharynx", "duration": "short"}
    assert class_of(interviewer.walk_case(by_the_mouth)) == "I"


def test_software_that_rests_on_specimens_waits_for_no_class(interviewer: BritishInterviewer) -> None:
    """Part IV, or no device if its user can check the sum: neither has a class, so nothing is asked for one."""
    walk = interviewer.walk_case(SLIDE_READER)
    without = {name: said for name, said in walk.answers.items() if name != "gb_verifiable_calculation"}
    open_ = interviewer.assess(without).verdicts

    assert walk.end.verdicts[GB_QUALIFICATION].outcome == "ivd"
    assert "powered_functions" not in walk.asked
    assert open_[GB_QUALIFICATION].possible == ("not_a_device", "ivd")
    assert open_[GB_CLASS].open == ()


def test_drops_that_wet_lenses_in_the_eye_are_told_to_be_for_lenses(interviewer: BritishInterviewer) -> None:
    """Rule 15, first paragraph: hydrating lenses is class IIb; as mere eye drops Rule 5 would give IIa."""
    care = interviewer.knowledge.questionnaire.questions["reprocessing"]
    drops: dict[str, FactValue] = {
        **ORIFICE,
        "duration": "short",
        "substance_device": True,
        "systemic_absorption": "none",
        "substance_action_site": "other",
    }

    assert class_of(interviewer.walk_case({**drops, "reprocessing": "contact_lens_care"})) == "IIb"
    assert class_of(interviewer.walk_case(drops)) == "IIa"
    assert care.tick.endswith("or is for contact lenses")
    assert "wetting, also while they are worn" in words(care.help)
    assert any("support lenses on the eye" in words(note) for note in care.notes)
