"""Kinds of product whose makers would answer wrongly in good faith: the question says what counts."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue
from tests.classification.devices import EU_CLASS, Interviewer
from tests.wording import words

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
REPROCESSING: dict[str, FactValue] = {"medical_purposes": ("device_reprocessing",)}


def test_a_rub_that_disinfects_hands_has_no_medical_purpose(interviewer: Interviewer) -> None:
    """Implementing Decision (EU) 2016/904: it prevents infections, and is a biocidal product all the same."""
    questions = interviewer.knowledge.questionnaire.questions
    purposes = questions["medical_purposes"]

    assert interviewer.walk_case({"medical_purposes": ()}).qualification == "not_a_device"
    assert interviewer.walk_case(MEDICAL).qualification == "device"
    assert "a rub that only frees hands of germs" in words(purposes.near_miss)
    assert any("2016/904" in note and "Not verified" in note for note in purposes.notes)
    assert "disinfects a wound" in words(questions["excluded_product"].choice_help["medicinal_product"])


def test_equipment_in_which_a_medicine_is_made_has_no_medical_purpose(interviewer: Interviewer) -> None:
    """MDCG 2021-24, Rule 3, leaves it out: lines for making a cell therapy would come out as class IIa by Rule 2."""
    purposes = interviewer.knowledge.questionnaire.questions["medical_purposes"]

    assert "equipment in which a medicine is made, away from patient and donor" in words(purposes.near_miss)
    assert any("MDCG 2021-24, Rule 3" in note and "our reading" in note for note in purposes.notes)


def test_an_oxygen_hose_is_told_that_a_gas_regulator_is_a_powered_device(interviewer: Interviewer) -> None:
    """Rule 2, first indent, and Article 2(4): the pressure of a gas is energy; by guidance class IIb."""
    questionnaire = interviewer.knowledge.questionnaire
    linked = questionnaire.questions["linked_active_class"]
    hose: dict[str, FactValue] = {
        **MEDICAL,
        "invasiveness": "none",
        "conveys_for_introduction": True,
        "conveyed_matter": "other",
    }

    assert interviewer.walk_case({**hose, "linked_active_class": "IIb"}).eu_class == "IIa"
    assert interviewer.walk_case(hose).eu_class == "I"
    assert "compressed gas" in words(linked.help)
    assert "oxygen regulator with flow meter (IIb)" in words(linked.example)
    assert "gas under pressure is power" in words(questionnaire.screenings["what_passes"].trap)


def test_heparin_from_animals_is_told_to_be_an_animal_derivative_too(interviewer: Interviewer) -> None:
    """Article 2(17): extracted from tissue, without cells; so Rule 18 is cited beside Rule 14."""
    questionnaire = interviewer.knowledge.questionnaire
    origin = questionnaire.questions["tissue_origin"]

    coated = interviewer.assess(
        interviewer.every_answer(
            {
                **MEDICAL,
                "invasiveness": "surgical",
                "duration": "short",
                "ancillary_medicinal": True,
                "tissue_origin": "animal",
            }
        )
    )

    assert {found.reason.rule for found in coated.verdicts[EU_CLASS].reasons} == {"Rule 14", "Rule 18"}
    assert "heparin from gut" in words(origin.help)
    assert "Tissue: collagen, gelatine, heparin" in words(questionnaire.screenings["special_cases"].help)
    assert any("Article 2(17)" in note for note in origin.notes)


def test_a_concentrate_for_dialysis_is_led_to_the_change_of_the_blood(interviewer: Interviewer) -> None:
    """Rule 3, first paragraph, class IIb: not class I for want of a rule, nor class III by touching the blood."""
    questions = interviewer.knowledge.questionnaire.questions
    change = questions["modifies_composition"]

    concentrate = interviewer.walk_case({**MEDICAL, "invasiveness": "none", "modifies_composition": "other"})

    assert concentrate.eu_class == "IIb"
    assert concentrate.rules == {"Rule 3"}
    assert "concentrate for dialysis" in words(change.example)
    assert "a dialysis fluid, which a membrane keeps" in words(
        questions["ex_vivo_substance_contact"].near_miss
    )


def test_a_tray_for_the_steriliser_does_not_sterilise(interviewer: Interviewer) -> None:
    """Rule 16, second paragraph, read of what disinfects or sterilises: the wrap stays in class I."""
    how = interviewer.knowledge.questionnaire.questions["reprocessing"]

    wrap = interviewer.walk_case({**REPROCESSING, "invasiveness": "none"})
    steriliser = interviewer.walk_case({**REPROCESSING, "reprocessing": "disinfect_or_sterilise_other"})

    assert (wrap.eu_class, steriliser.eu_class) == ("I", "IIa")
    assert "A tray, wrap or pouch that only holds the devices" in words(how.near_miss)


def test_a_swallowed_capsule_is_no_implant(interviewer: Interviewer) -> None:
    """Article 2(5): without a clinical procedure, however long it takes; else it would be an active implant."""
    implant = interviewer.knowledge.questionnaire.questions["implantable"]
    capsule: dict[str, FactValue] = {
        **MEDICAL,
        "invasiveness": "orifice",
        "orifice_site": "other",
        "duration": "short",
        "active": True,
        "diagnostic_active": True,
        "direct_diagnosis_or_vital_monitoring": True,
    }

    assert interviewer.walk_case(capsule).eu_class == "IIa"
    assert interviewer.walk_case({**capsule, "implantable": True}).eu_class == "III"
    assert "a capsule that is swallowed and leaves by itself" in words(implant.near_miss)


def test_an_implant_that_is_fed_from_outside_is_told_to_be_powered(interviewer: Interviewer) -> None:
    """Article 2(4): the source of energy need not be inside; Rule 8, sixth indent, class III instead of IIb."""
    energy = interviewer.knowledge.questionnaire.questions["active"]
    sensor: dict[str, FactValue] = {
        **MEDICAL,
        "invasiveness": "surgical",
        "duration": "long",
        "implantable": True,
        "implant_type": "none",
    }

    assert interviewer.walk_case({**sensor, "active": True}).eu_class == "III"
    assert interviewer.walk_case({**sensor, "active": False}).eu_class == "IIb"
    assert "energy sent in from outside" in words(energy.help)
    assert "an implant without a battery" in words(energy.help)


def test_tissue_from_which_the_cells_were_washed_out_is_still_human_tissue(interviewer: Interviewer) -> None:
    """Article 2(17): a derivative holds no tissue; what is no derivative leads out of the law, not to Rule 18."""
    excluded = interviewer.knowledge.questionnaire.questions["excluded_product"]

    patch = interviewer.walk_case({**MEDICAL, "excluded_product": "human_tissue"})

    assert patch.qualification == "not_a_device"
    assert "it is tissue still" in words(excluded.choice_help["human_tissue"])


def test_a_sensor_in_a_blood_circuit_examines_no_specimen(interviewer: Interviewer) -> None:
    """Article 2(1), fourth indent, speaks of specimens: blood that flows back into the body is read as none."""
    questions = interviewer.knowledge.questionnaire.questions

    assert interviewer.walk_case({**MEDICAL, "ivd_purpose": True}).qualification == "ivd"
    assert interviewer.walk_case({**MEDICAL, "active": True}).qualification == "device"
    assert "as we read it, a sensor in a heart-lung" in words(questions["ivd_purpose"].near_miss)


def test_a_contrast_medium_is_told_to_be_a_medicinal_product(knowledge: Knowledge) -> None:
    """Article 54(1)(b): an injector for it goes to the expert panel as a pump for drugs does."""
    administered = knowledge.questionnaire.questions["administers_medicinal_product"]

    assert "contrast medium" in words(administered.help)
    assert any("MDCG 2021-24, 3.1.8" in note for note in administered.notes)


def test_a_port_that_passes_a_medicine_on_does_not_give_it(interviewer: Interviewer) -> None:
    """Rule 8, fifth indent, and MDCG 2021-24, Rule 7, note 1: giving is more than letting through."""
    gives = interviewer.knowledge.questionnaire.questions["administers_medicine"]
    port: dict[str, FactValue] = {
        **MEDICAL,
        "invasiveness": "surgical",
        "duration": "long",
        "implantable": True,
        "implant_type": "none",
    }

    assert interviewer.walk_case(port).eu_class == "IIb"
    assert interviewer.walk_case({**port, "administers_medicine": True}).eu_class == "III"
    assert "a port under the skin that only passes on" in words(gives.near_miss)


def test_a_steriliser_for_factories_is_no_device(knowledge: Knowledge) -> None:
    """MDCG 2021-24, Rule 16: equipment for devices that are to be sterilised before use, by whoever uses them."""
    purposes = knowledge.questionnaire.questions["medical_purposes"]

    assert "a steriliser for factories that make devices" in words(
        purposes.choice_help["device_reprocessing"]
    )


@pytest.mark.parametrize(
    ("question", "clause", "what"),
    [
        ("active", "MDCG 2021-24, 3.1.5", "return plate of a cutting generator"),
        ("accessory_to", "Rule 8, sixth indent", "tunnelling rod"),
        ("implantable", "Article 2(5)", "a measuring capsule"),
        ("reusable_surgical_instrument", "Rule 6", "trial implant"),
        ("tissue_origin", "Point of interpretation", "chitosan"),
        ("administers_medicinal_product", "Rule 12", "nebuliser"),
    ],
)
def test_where_two_readings_give_two_results_the_question_says_so(
    knowledge: Knowledge, question: str, clause: str, what: str
) -> None:
    """The class or the consultation hangs on a reading that no text settles: the maker is told to record it."""
    notes = knowledge.questionnaire.questions[question].notes

    told = [words(note) for note in notes if what in note]

    assert any(clause in note and "ecord your reading" in note for note in told)
