"""What the old Annex IX does in its own way: its implementing rules, Rule 18, and the points read differently."""

from __future__ import annotations

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import CLASSES
from tests.classification_gb.devices import (
    GB_CLASS,
    IMPLANT,
    MEDICAL,
    ORIFICE,
    POWERED,
    SOFTWARE,
    SURGICAL,
    BritishInterviewer,
    class_of,
    qualification_of,
)

BLOOD_BAG: dict[str, FactValue] = {
    **MEDICAL,
    "conveys_for_introduction": True,
    "conveyed_matter": "blood_fluid_organ_tissue_cell",
    "blood_bag": True,
}
LIQUID: dict[str, FactValue] = {**MEDICAL, "ex_vivo_substance_contact": True}


@pytest.mark.parametrize("driven", CLASSES)
def test_software_falls_in_the_class_of_what_it_drives(interviewer: BritishInterviewer, driven: str) -> None:
    """2.3, with no sentence on software that stands on its own."""
    walk = interviewer.walk_case({"software": True, "medical_purposes": (), "driven_device_class": driven})

    assert qualification_of(walk) == "accessory"
    assert class_of(walk) == driven


@pytest.mark.parametrize("driven", CLASSES)
def test_the_british_class_of_the_driven_device_counts(interviewer: BritishInterviewer, driven: str) -> None:
    """2.3: a pump in class III in the EU because it regulates itself may be lower here."""
    walk = interviewer.walk_case(
        {
            "software": True,
            "medical_purposes": (),
            "driven_device_class": "III",
            "gb_driven_device_class": driven,
        }
    )

    assert class_of(walk) == driven


@pytest.mark.parametrize("driven", CLASSES)
def test_the_own_purpose_of_software_can_only_raise_it(interviewer: BritishInterviewer, driven: str) -> None:
    """2.5: the stricter of the two stands."""
    diagnoses: dict[str, FactValue] = {
        "diagnostic_active": True,
        "direct_diagnosis_or_vital_monitoring": True,
    }

    walk = interviewer.walk_case({**SOFTWARE, **diagnoses, "driven_device_class": driven})

    assert class_of(walk) == max(driven, "IIa", key=CLASSES.index)


@pytest.mark.parametrize(("british", "expected"), [("none", "IIb"), ("I", "I"), ("IIb", "IIb"), ("III", "I")])
def test_control_of_therapy_counts_by_the_british_class(
    interviewer: BritishInterviewer, british: str, expected: str
) -> None:
    """Rule 9, second paragraph, names class IIb only."""
    walk = interviewer.walk_case(
        {**POWERED, "controls_therapeutic_class": "IIb", "gb_controls_therapeutic_class": british}
    )

    assert class_of(walk) == expected


@pytest.mark.parametrize(("british", "expected"), [("none", "IIa"), ("I", "I"), ("III", "IIa")])
def test_a_connection_counts_by_the_british_class(
    interviewer: BritishInterviewer, british: str, expected: str
) -> None:
    """2.2 and Rule 2, first indent."""
    walk = interviewer.walk_case(
        {
            **MEDICAL,
            "conveys_for_introduction": True,
            "conveyed_matter": "other",
            "linked_active_class": "IIb",
            "gb_linked_active_class": british,
        }
    )

    assert class_of(walk) == expected


@pytest.mark.parametrize(
    ("pause", "expected"), [("none", "IIb"), ("long", "IIb"), ("short", "IIa"), ("transient", "IIa")]
)
def test_a_pause_ends_the_use(interviewer: BritishInterviewer, pause: str, expected: str) -> None:
    """2.6: actual use without interruption counts, so a long use in the EU may be a short one here."""
    walk = interviewer.walk_case({**SURGICAL, "duration": "long", "gb_duration": pause})

    assert class_of(walk) == expected


@pytest.mark.parametrize(("surgery", "expected"), [(True, "IIb"), (False, "IIa")])
def test_an_implant_takes_surgery(interviewer: BritishInterviewer, surgery: bool, expected: str) -> None:
    """1.2: what is merely pushed into a body opening stays under Rule 5."""
    walk = interviewer.walk_case(
        {**ORIFICE, "duration": "short", "implantable": True, "gb_placed_by_surgery": surgery}
    )

    assert class_of(walk) == expected


@pytest.mark.parametrize(
    ("bag", "expected"),
    [
        ({}, "IIb"),
        ({"ancillary_medicinal": True}, "IIb"),
        ({"tissue_origin": "animal"}, "IIb"),
        ({"ancillary_medicinal": True, "gb_blood_bag_extra_function": True}, "III"),
        ({"gb_blood_bag_extra_function": True}, "IIb"),
    ],
    ids=["plain", "anticoagulant", "animal tissue", "anticoagulant and more", "more than storage"],
)
def test_a_blood_bag_is_judged_by_rule_18_alone(
    interviewer: BritishInterviewer, bag: dict[str, FactValue], expected: str
) -> None:
    """Rule 18 works by derogation, unless the bag does more than store."""
    walk = interviewer.walk_case({**BLOOD_BAG, **bag})

    assert class_of(walk) == expected


@pytest.mark.parametrize(
    ("rule", "expected"), [("stores", "IIa"), ("modifies", "IIb"), ("medicine", "III"), ("none", "I")]
)
def test_a_liquid_for_cells_and_organs_is_never_left_to_the_fall_back_unasked(
    interviewer: BritishInterviewer, rule: str, expected: str
) -> None:
    """Annex IX has no paragraph for it: Rules 2, 3 and 13 are asked before class I can stand."""
    walk = interviewer.walk_case({**LIQUID, "gb_ex_vivo_rule": rule})

    assert "gb_ex_vivo_rule" in walk.asked
    assert class_of(walk) == expected


@pytest.mark.parametrize("joint", ["total_hip_knee_shoulder", "other"])
def test_only_total_hips_knees_and_shoulders_are_class_iii(
    interviewer: BritishInterviewer, joint: str
) -> None:
    """Directive 2005/50/EC."""
    walk = interviewer.walk_case({**IMPLANT, "implant_type": "joint_replacement", "gb_joint": joint})

    assert class_of(walk) == ("IIb" if joint == "other" else "III")


@pytest.mark.parametrize("duration", ["transient", "short"])
@pytest.mark.parametrize(("site", "expected"), [("heart_or_ccs", "IIa"), ("cns", "III"), ("both", "III")])
def test_only_brain_and_spinal_cord_lift_a_use_of_up_to_30_days(
    interviewer: BritishInterviewer, duration: str, site: str, expected: str
) -> None:
    """Rules 6 and 7 leave heart and vessels to the indent on defects."""
    walk = interviewer.walk_case(
        {**SURGICAL, "duration": duration, "vital_contact": "specific", "gb_vital_site": site}
    )

    assert class_of(walk) == expected


@pytest.mark.parametrize(
    "inside",
    [
        {**ORIFICE, "duration": "short"},
        {**ORIFICE, "duration": "long"},
        {**SURGICAL, "duration": "transient"},
        {**SURGICAL, "duration": "short"},
        {**SURGICAL, "duration": "long"},
    ],
    ids=["Rule 5", "Rule 5, long", "Rule 6", "Rule 7", "Rule 8"],
)
def test_the_class_of_what_goes_in_names_the_rules_for_what_stays_outside(
    interviewer: BritishInterviewer, inside: dict[str, FactValue]
) -> None:
    """Who answered for the part that enters reads that what stays outside can be judged apart."""
    walk = interviewer.walk_case(inside)

    notes = [note for found in walk.end.verdicts[GB_CLASS].reasons for note in found.reason.notes]

    assert any("Rules 2 to 4" in note and "further use" in note and "Not verified" in note for note in notes)


def test_software_that_informs_decisions_has_no_rule_of_its_own(interviewer: BritishInterviewer) -> None:
    """There is no Rule 11 on software: what a wrong result may do changes nothing, so it is not asked."""
    walk = interviewer.walk_case({**SOFTWARE, "software_decision_impact": "death_or_irreversible"})

    assert class_of(walk) == "I"
    assert "software_decision_impact" not in walk.asked


def test_software_is_asked_whether_it_gives_the_diagnosis(interviewer: BritishInterviewer) -> None:
    """Rule 10 decides for software, and the result shows that it can be read in two ways."""
    walk = interviewer.walk_case(
        {**SOFTWARE, "diagnostic_active": True, "direct_diagnosis_or_vital_monitoring": True}
    )
    notes = [note for found in walk.end.verdicts[GB_CLASS].reasons for note in found.reason.notes]

    assert "direct_diagnosis_or_vital_monitoring" in walk.asked
    assert any("Two readings" in note for note in notes)


@pytest.mark.parametrize(
    ("facts", "marks"),
    [
        ({"sterile": True}, ["Is"]),
        ({"measuring_function": True}, ["Im"]),
        ({**SURGICAL, "duration": "transient", "reusable_surgical_instrument": True}, []),
    ],
    ids=["sterile", "measuring", "reusable instrument"],
)
def test_class_i_is_marked_sterile_or_measuring_but_never_reusable(
    interviewer: BritishInterviewer, facts: dict[str, FactValue], marks: list[str]
) -> None:
    """The class of reusable instruments with a check by an approved body is the MDR's own."""
    verdict = interviewer.assess(interviewer.every_answer({**MEDICAL, **facts})).verdicts[GB_CLASS]

    assert verdict.outcome == "I"
    assert [mark.label for mark in verdict.marks] == marks


@pytest.mark.parametrize("contact", ["intended", "specific"])
@pytest.mark.parametrize("stays", [IMPLANT, {**SURGICAL, "duration": "long"}], ids=["implant", "long use"])
def test_a_long_contact_with_heart_or_brain_is_class_iii_however_it_is_meant(
    interviewer: BritishInterviewer, stays: dict[str, FactValue], contact: str
) -> None:
    """MDD Annex IX, Rule 8, second indent: contact alone is enough, made for it or not."""
    walk = interviewer.walk_case({**stays, "vital_contact": contact})

    assert class_of(walk) == "III"


@pytest.mark.parametrize(
    ("purposes", "expected"),
    [
        (("device_reprocessing",), "accessory"),
        (("in_vitro_info",), "ivd"),
        (("in_vitro_info", "disease"), "device"),
        (("conception",), "device"),
        ((), "not_a_device"),
    ],
)
def test_purposes_are_read_as_the_british_definition_reads_them(
    interviewer: BritishInterviewer, purposes: tuple[str, ...], expected: str
) -> None:
    """Cleaning devices makes an accessory, specimens alone lead to Part IV."""
    walk = interviewer.walk_case({"medical_purposes": purposes})

    assert qualification_of(walk) == expected


def test_a_bag_for_blood_that_is_thrown_away_is_told_the_letter_of_rule_18(
    interviewer: BritishInterviewer,
) -> None:
    """Rule 18 names no purpose: that we read bags for transfusion alone is said before and after."""
    before = interviewer.knowledge.questionnaire.questions["conveys_for_introduction"].notes
    bag = interviewer.walk_case(BLOOD_BAG).end.verdicts[GB_CLASS]
    after = [note for found in bag.reasons for note in found.reason.notes]

    assert class_of(interviewer.walk_case({**MEDICAL, "conveys_for_introduction": False})) == "I"
    for notes in (before, after):
        assert any("let and thrown away" in note and "class IIb" in note for note in notes)


def test_what_cleans_only_products_without_a_medical_purpose_is_no_accessory(
    interviewer: BritishInterviewer,
) -> None:
    """Regulation 2(1): a cleaner serves a device, and contact lenses for looks are none."""
    cleaner: dict[str, FactValue] = {
        "medical_purposes": ("device_reprocessing",),
        "reprocessing": "contact_lens_care",
    }

    assert qualification_of(interviewer.walk_case(cleaner)) == "accessory"
    assert qualification_of(interviewer.walk_case({**cleaner, "accessory_to": "annex_xvi"})) == "not_a_device"
