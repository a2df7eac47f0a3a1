"""Where products are easily answered at the wrong question: the words lead to the class that the law gives them."""

from __future__ import annotations

import pytest

from cerwizard.assessment import assess
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from tests.classification.devices import EU_CLASS, Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
SKIN_REPLACEMENT: dict[str, FactValue] = {
    **MEDICAL,
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "implant_type": "none",
}


def test_a_resorbable_skin_replacement_placed_by_a_surgeon_is_an_implant(interviewer: Interviewer) -> None:
    """Article 2(5): what replaces an epithelial surface by clinical intervention and stays falls under Rule 8."""
    walk = interviewer.walk_case(
        {**SKIN_REPLACEMENT, "wholly_mainly_absorbed": True, "wound_contact": "skin"}
    )

    assert walk.eu_class == "III"
    assert walk.rules == {"Rule 8"}


def test_a_dressing_for_the_same_wound_is_no_implant(interviewer: Interviewer) -> None:
    """A temporary cover of a deep wound stays under Rule 4."""
    dressing = {**MEDICAL, "wound_contact": "skin", "wound_purposes": ("deep_secondary_intent",)}

    walk = interviewer.walk_case(dressing)

    assert walk.eu_class == "IIb"
    assert walk.rules == {"Rule 4"}


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        ("invasiveness", "none"),
        ("invasiveness", "surgical"),
        ("wound_purposes", "deep_secondary_intent"),
        ("wound_purposes", "other"),
    ],
)
def test_every_answer_that_a_skin_replacement_may_draw_names_the_implant(
    interviewer: Interviewer, question: str, choice: str
) -> None:
    """The question on implants is asked behind the way into the body: the way there is said at each turn."""
    said = interviewer.knowledge.questionnaire.questions[question].choice_help[choice]

    assert "replac" in said
    assert "implant" in said or "in place to stay" in said


def test_a_medium_for_embryos_is_led_to_the_rule_on_contact_outside_the_body(
    interviewer: Interviewer,
) -> None:
    """Rule 3, second paragraph: what goes in with the embryo touched it outside, and is asked for only there."""
    way_in = interviewer.knowledge.questionnaire.questions["invasiveness"]
    medium: dict[str, FactValue] = {"medical_purposes": ("conception",), "ex_vivo_substance_contact": True}

    walk = interviewer.walk_case({**medium, "invasiveness": "none"})

    assert walk.eu_class == "III"
    assert walk.rules == {"Rule 3"}
    for said in (way_in.near_miss, way_in.choice_help["none"]):
        assert "medium for embryos, cells or organs" in said


@pytest.mark.parametrize(
    ("outside", "rule"),
    [
        (
            {
                "conveys_for_introduction": True,
                "conveyed_matter": "blood_fluid_organ_tissue_cell",
                "blood_bag": True,
            },
            "Rule 2",
        ),
        ({"modifies_composition": "other"}, "Rule 3"),
    ],
    ids=["a bag set for donated blood", "a set that binds antibodies"],
)
def test_the_needle_of_a_set_does_not_hide_what_stays_outside(
    interviewer: Interviewer, outside: dict[str, FactValue], rule: str
) -> None:
    """3.5: bag or column as the base, needle as a further use, in either order: the strictest stands."""
    bag = interviewer.walk_case({**MEDICAL, **outside}).answers
    needle = interviewer.walk_case({**MEDICAL, "invasiveness": "surgical", "duration": "transient"}).answers

    for base, further in ((bag, needle), (needle, bag)):
        project = Project(answers=base, uses=(Use(id="other-part", answers=further),))
        verdict = assess(project, interviewer.knowledge).verdicts[EU_CLASS]

        assert verdict.outcome == "IIb"
        assert {found.reason.rule for found in verdict.reasons} == {rule}


@pytest.mark.parametrize(
    "inside",
    [
        {"invasiveness": "orifice", "orifice_site": "other", "duration": "short"},
        {"invasiveness": "orifice", "orifice_site": "other", "duration": "long"},
        {"invasiveness": "surgical", "duration": "transient"},
        {"invasiveness": "surgical", "duration": "short"},
        {"invasiveness": "surgical", "duration": "long", "implant_type": "none"},
    ],
    ids=["Rule 5", "Rule 5, long", "Rule 6", "Rule 7", "Rule 8"],
)
def test_the_class_of_what_goes_in_names_the_rules_for_what_stays_outside(
    interviewer: Interviewer, inside: dict[str, FactValue]
) -> None:
    """Who answered for the part that enters reads that the rest has rules of its own."""
    walk = interviewer.walk_case({**MEDICAL, **inside})

    notes = [note for found in walk.end.verdicts[EU_CLASS].reasons for note in found.reason.notes]

    assert any("Rules 2 to 4" in note and "further use" in note for note in notes)


def test_a_pump_that_treats_by_its_own_sensor_is_asked_for_the_loop(interviewer: Interviewer) -> None:
    """2.4 and Rule 22: giving a medicine in order to treat is treating."""
    pump = {**MEDICAL, "active": True, "substance_transfer": "hazardous", "therapeutic_active": True}

    assert interviewer.walk_case({**pump, "energy_transfer": "none"}).eu_class == "IIb"
    looped = interviewer.walk_case({**pump, "energy_transfer": "none", "diagnostic_closed_loop": True})
    assert looped.eu_class == "III"
    assert looped.rules == {"Rule 22"}


def test_the_way_to_rule_22_says_that_giving_a_medicine_is_treating(interviewer: Interviewer) -> None:
    """Else the loop of a pump is never asked for."""
    questionnaire = interviewer.knowledge.questionnaire

    for trap in (
        questionnaire.screenings["powered_functions"].trap,
        questionnaire.questions["therapeutic_active"].trap,
    ):
        assert "medicine" in trap
        assert "treat" in trap


def test_a_warmer_for_blood_is_told_that_it_treats(interviewer: Interviewer) -> None:
    """2.4 and Rule 9: exchange of heat under Rule 3 alone would leave it at class IIa."""
    warmer = {
        **MEDICAL,
        "active": True,
        "conveys_for_introduction": True,
        "conveyed_matter": "blood_fluid_organ_tissue_cell",
        "modifies_composition": "filtration_centrifugation_gas_heat",
    }
    treats = interviewer.knowledge.questionnaire.questions["therapeutic_active"]

    walk = interviewer.walk_case({**warmer, "therapeutic_active": True, "energy_transfer": "hazardous"})

    assert walk.eu_class == "IIb"
    assert walk.rules == {"Rule 9"}
    assert interviewer.walk_case(warmer).eu_class == "IIa"
    assert "warming or cooling blood or liquids" in treats.help
    assert "blood warmer" in treats.example


def test_a_sheet_for_scars_is_told_that_a_scar_counts_as_injured_skin(interviewer: Interviewer) -> None:
    """MDCG 2021-24, 3.1.4: barrier or pressure alone stays class I, anything else is Rule 4, class IIa."""
    touching = interviewer.knowledge.questionnaire.questions["wound_contact"]
    scar = {**MEDICAL, "wound_contact": "skin"}

    assert interviewer.walk_case({**scar, "wound_purposes": ("microenvironment",)}).eu_class == "IIa"
    pressing = interviewer.walk_case({**scar, "wound_purposes": ("barrier_compression_absorption",)})
    assert pressing.eu_class == "I"
    assert "scar" in touching.help
    assert "scars" in interviewer.knowledge.questionnaire.screenings["special_cases"].help
    assert any(note.startswith("Guidance, not law") and "scar" in note for note in touching.notes)


def test_doses_whose_remains_overlap_are_told_to_be_added_up(interviewer: Interviewer) -> None:
    """MDCG 2021-24, 3.1.3: what cannot be shown to be gone before the next use extends the use."""
    duration = interviewer.knowledge.questionnaire.questions["duration"]

    assert "remains of one" in duration.help
    assert any("immediate replacement" in note and "3.1.3" in note for note in duration.notes)


@pytest.mark.parametrize(
    ("item", "clause"),
    [
        ("active", "MEDDEV 2.4/1"),
        ("scope", "Article 23(2)"),
        ("scope", "Article 5(5)"),
        ("scope", "Article 22"),
    ],
    ids=["permanent magnets", "replacement parts", "in-house devices", "packs"],
)
def test_what_is_not_asked_is_named(interviewer: Interviewer, item: str, clause: str) -> None:
    """A reader finds where the law has more than the questions ask, and where its text could not be read."""
    questionnaire = interviewer.knowledge.questionnaire
    notes = (questionnaire.questions.get(item) or questionnaire.screenings[item]).notes

    assert any(clause in note for note in notes)
