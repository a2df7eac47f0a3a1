"""Where the same device has another class in Great Britain than in the EU, and where only the duty differs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import EU_CLASS
from tests.classification_gb.devices import (
    IMPLANT,
    MEDICAL,
    ORIFICE,
    POWERED,
    SOFTWARE,
    SURGICAL,
    BritishInterviewer,
    class_of,
    is_active_implantable,
    qualification_of,
)

MOUTH: dict[str, FactValue] = {**ORIFICE, "orifice_site": "oral_to_pharynx"}
HEART: dict[str, FactValue] = {**SURGICAL, "vital_contact": "specific", "gb_vital_site": "heart_or_ccs"}
BLOOD_BAG: dict[str, FactValue] = {
    **MEDICAL,
    "conveys_for_introduction": True,
    "conveyed_matter": "blood_fluid_organ_tissue_cell",
    "blood_bag": True,
    "ancillary_medicinal": True,
}
DIAGNOSES: dict[str, FactValue] = {"diagnostic_active": True, "direct_diagnosis_or_vital_monitoring": True}
LOOP: dict[str, FactValue] = {**POWERED, "therapeutic_active": True, "diagnostic_closed_loop": True}


def substance(where: dict[str, FactValue], site: str, duration: str = "") -> dict[str, FactValue]:
    """A product made of substances that acts at this site."""
    stays: dict[str, FactValue] = {"duration": duration} if duration else {}
    return {**where, **stays, "substance_device": True, "substance_action_site": site}


@dataclass(frozen=True)
class Pair:
    """One device, and its class in both markets."""

    european: str
    british: str
    decided_by: str
    """The sub-rule, the rule, or the fall-back that decides in Great Britain."""
    facts: dict[str, FactValue]


PAIRS = {
    "decision support for ordinary decisions, without a diagnosis of its own": Pair(
        "IIa", "I", "Rule 12", {**SOFTWARE, "software_decision_impact": "ordinary", "diagnostic_active": True}
    ),
    "software that computes the dose of a chemotherapy": Pair(
        "III", "I", "Rule 12", {**SOFTWARE, "software_decision_impact": "death_or_irreversible"}
    ),
    "software that itself diagnoses a serious condition": Pair(
        "IIb",
        "IIa",
        "10 indent 3",
        {**SOFTWARE, **DIAGNOSES, "software_decision_impact": "serious_or_surgery"},
    ),
    "software that finds strokes on scans": Pair(
        "III",
        "IIa",
        "10 indent 3",
        {**SOFTWARE, **DIAGNOSES, "software_decision_impact": "death_or_irreversible"},
    ),
    "an app that monitors a process which is not vital": Pair(
        "IIa", "I", "Rule 12", {**SOFTWARE, "software_monitors": "physiological", "diagnostic_active": True}
    ),
    "a digital therapy without energy": Pair(
        "IIa",
        "I",
        "Rule 12",
        {**SOFTWARE, "software_decision_impact": "ordinary", "therapeutic_active": True},
    ),
    "a spinal disc": Pair("III", "IIb", "gb-rule-8", {**IMPLANT, "implant_type": "spinal_disc_replacement"}),
    "a cage between two vertebrae": Pair(
        "III", "IIb", "gb-rule-8", {**IMPLANT, "implant_type": "spinal_contact"}
    ),
    "a mesh that is not absorbed": Pair(
        "III", "IIb", "gb-rule-8", {**IMPLANT, "implant_type": "surgical_mesh"}
    ),
    "a total ankle": Pair(
        "III", "IIb", "gb-rule-8", {**IMPLANT, "implant_type": "joint_replacement", "gb_joint": "other"}
    ),
    "an automated defibrillator": Pair("III", "IIb", "9 p1 exc", {**LOOP, "energy_transfer": "hazardous"}),
    "an insulin pump that regulates itself": Pair(
        "III", "IIb", "11 exc", {**LOOP, "substance_transfer": "hazardous"}
    ),
    "a blood bag with a substance against clotting": Pair("III", "IIb", "gb-rule-18", BLOOD_BAG),
    "a salt spray that acts in the nose": Pair(
        "IIa",
        "I",
        "5 p1 indent 2 exc",
        substance({**ORIFICE, "orifice_site": "nasal_cavity"}, "nasal_oral", "short"),
    ),
    "a throat lozenge": Pair("IIa", "I", "5 p1 indent 1", substance(MOUTH, "nasal_oral", "transient")),
    "a swallowed agent against foam that is not absorbed": Pair(
        "IIb", "IIa", "5 p1 indent 2", substance(ORIFICE, "stomach_lower_gi", "short")
    ),
    "a vaginal gel with local action": Pair(
        "IIb", "IIa", "5 p1 indent 2", substance(ORIFICE, "other", "short")
    ),
    "a cream on intact skin": Pair("IIa", "I", "Rule 1", substance(MEDICAL, "skin")),
    "a peripheral catheter with a nano-coating": Pair(
        "III", "IIa", "gb-rule-7", {**SURGICAL, "duration": "short", "nano_exposure": "high"}
    ),
    "an inhaler spacer in the mouth": Pair(
        "IIb",
        "I",
        "5 p1 indent 1",
        {**MOUTH, "duration": "transient", "inhaled_medicine": "essential_or_life_threatening"},
    ),
    "a heart valve sizer": Pair("III", "IIa", "gb-rule-6", {**HEART, "duration": "transient"}),
    "a tissue stabiliser for heart surgery": Pair("III", "IIa", "gb-rule-7", {**HEART, "duration": "short"}),
    "a reusable instrument that touches the heart": Pair(
        "III",
        "I",
        "6 indent 2",
        {**HEART, "duration": "transient", "reusable_surgical_instrument": True},
    ),
    "a film that manages a wound in the mouth for a day": Pair(
        "IIa",
        "I",
        "5 p1 indent 2 exc",
        {**MOUTH, "duration": "short", "wound_contact": "mucosa", "wound_purposes": ("microenvironment",)},
    ),
    "an absorbed stent placed through the airway": Pair(
        "III",
        "IIb",
        "5 p1 indent 3",
        {**ORIFICE, "duration": "long", "implantable": True, "wholly_mainly_absorbed": True},
    ),
    "a scanner for diagnosis in emergencies": Pair(
        "IIb",
        "IIa",
        "10 indent 3",
        {**POWERED, **DIAGNOSES, "immediate_danger": True, "gb_danger_limb": "diagnosis_only"},
    ),
    "a wipe for invasive devices, before the last step": Pair(
        "IIa",
        "IIb",
        "15 p2 exc",
        {
            "medical_purposes": ("device_reprocessing",),
            "reprocessing": "disinfect_or_sterilise_other",
            "gb_disinfects_invasive": True,
        },
    ),
    "a tracheal cannula on a ventilator for months": Pair(
        "IIb", "IIa", "5 p2", {**ORIFICE, "duration": "long", "linked_active_class": "IIb"}
    ),
    "a ring pessary worn for months and washed each week": Pair(
        "IIb", "IIa", "5 p1 indent 2", {**ORIFICE, "duration": "long", "gb_duration": "short"}
    ),
    "a medium for fertility treatment that changes the liquid": Pair(
        "III", "IIb", "3", {**MEDICAL, "modifies_composition": "other", "ex_vivo_substance_contact": True}
    ),
}


@pytest.mark.parametrize("device", PAIRS)
def test_a_device_has_another_class_in_great_britain(interviewer: BritishInterviewer, device: str) -> None:
    """Asked for Great Britain, the device has the British class, by the rule that decides there."""
    pair = PAIRS[device]

    walk = interviewer.walk_case(pair.facts)

    assert class_of(walk) == pair.british
    assert pair.decided_by in walk.deciding | walk.rules


@pytest.mark.parametrize("device", PAIRS)
def test_the_same_device_has_its_own_class_in_the_eu(interviewer: BritishInterviewer, device: str) -> None:
    """One set of answers, two regimes side by side: neither result is copied from the other."""
    pair = PAIRS[device]

    both = interviewer.in_both_markets(interviewer.every_answer(pair.facts))

    assert both.reported["eu_mdr"].outcome == pair.european
    assert both.reported["gb_mdr"].outcome == pair.british


@pytest.mark.parametrize(
    ("facts", "european"),
    [
        ({**IMPLANT, "tissue_origin": "human"}, "III"),
        ({"medical_purposes": (), "annex_xvi_group": "5", "active": True}, "IIb"),
        ({"medical_purposes": (), "accessory_to": "annex_xvi"}, "I"),
        ({"software": True, "medical_purposes": (), "accessory_to": "annex_xvi"}, "I"),
        (
            {
                "software": True,
                "medical_purposes": (),
                "driven_device_class": "IIb",
                "gb_driven_device_class": "no_device",
            },
            "IIb",
        ),
    ],
    ids=[
        "a device made with dead human tissue",
        "a laser against tattoos",
        "an applicator for a laser against hair",
        "a planner for a laser against hair",
        "software that drives a laser against hair",
    ],
)
def test_what_only_the_eu_calls_a_device_has_no_british_class(
    interviewer: BritishInterviewer, facts: dict[str, FactValue], european: str
) -> None:
    """Human tissue, Annex XVI and what serves it are outside UK MDR 2002, whatever the EU result."""
    walk = interviewer.walk_case(facts)
    both = interviewer.in_both_markets(interviewer.every_answer(facts))

    assert qualification_of(walk) == "not_a_device"
    assert class_of(walk) is None
    assert not is_active_implantable(walk)
    assert both.verdicts[EU_CLASS].outcome == european


def test_software_of_its_own_is_not_lifted_by_what_is_no_device(interviewer: BritishInterviewer) -> None:
    """It also drives a product without a medical purpose: 2.3 asks for a device, so only its own purpose counts."""
    advises = {**SOFTWARE, "driven_device_class": "IIb", "gb_driven_device_class": "no_device"}

    walk = interviewer.walk_case(advises)

    assert qualification_of(walk) == "device"
    assert class_of(walk) == "I"


@pytest.mark.parametrize("duration", ["transient", "long"])
def test_a_medicine_from_human_blood_that_only_helps_leaves_a_class_iii_device(
    interviewer: BritishInterviewer, duration: str
) -> None:
    """Albumin or thrombin in a sealant: regulation 3(c) and (d) keep it inside, and Rule 13 decides."""
    sealant: dict[str, FactValue] = {
        **SURGICAL,
        "duration": duration,
        "tissue_origin": "human",
        "ancillary_medicinal": True,
    }
    walk = interviewer.walk_case(sealant)

    assert qualification_of(walk) == "device"
    assert class_of(walk) == "III"
    assert "Rule 13" in walk.rules


def test_a_culture_medium_with_human_albumin_is_a_device(interviewer: BritishInterviewer) -> None:
    """The medicine is named in the British question on substances for cells, and keeps the medium inside too."""
    medium: dict[str, FactValue] = {
        "medical_purposes": ("conception",),
        "invasiveness": "none",
        "ex_vivo_substance_contact": True,
        "gb_ex_vivo_rule": "medicine",
        "tissue_origin": "human",
    }
    walk = interviewer.walk_case(medium)

    assert qualification_of(walk) == "device"
    assert class_of(walk) == "III"
