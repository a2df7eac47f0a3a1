"""Qualification follows the two paths of MDCG 2019-11 and Article 2, and none of its traps."""

from __future__ import annotations

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import EXCLUDED, QUALIFICATION, Interviewer

SOFTWARE: dict[str, FactValue] = {"software": True}
ACTS: dict[str, FactValue] = {
    **SOFTWARE,
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
}
TALES: dict[str, tuple[dict[str, FactValue], str]] = {
    "an app for fitness and well-being": ({**SOFTWARE, "medical_purposes": ()}, "not_a_device"),
    "software that only stores results": ({**ACTS, "software_acts_on_data": False}, "not_a_device"),
    "a general treatment pathway": ({**ACTS, "software_benefits_individual": False}, "not_a_device"),
    "a score for one patient": (ACTS, "device"),
    "software that drives a pump and states no purpose": (
        {**SOFTWARE, "medical_purposes": (), "driven_device_class": "IIb"},
        "accessory",
    ),
    "software that drives a pump and does nothing else with data": (
        {**ACTS, "software_acts_on_data": False, "driven_device_class": "IIb"},
        "accessory",
    ),
    "software that drives a pump and gives advice on one patient": (
        {**ACTS, "driven_device_class": "IIb"},
        "device",
    ),
    "software that drives an analyser": (
        {**SOFTWARE, "medical_purposes": (), "driven_device_class": "ivd"},
        "ivd",
    ),
    "software that drives an analyser and advises on its results": (
        {**ACTS, "driven_device_class": "ivd", "software_data_source": "ivd_only"},
        "ivd",
    ),
    "software that drives an analyser and advises on images of the patient": (
        {**ACTS, "driven_device_class": "ivd", "software_data_source": "md_only"},
        "device",
    ),
    "an accessory of an analyser that advises mainly on what a monitor finds": (
        {**ACTS, "accessory_to": "ivd", "software_data_source": "mixed_md_driven"},
        "device",
    ),
    "software that drives an analyser while device data decide its advice": (
        {
            **ACTS,
            "driven_device_class": "ivd",
            "software_gives_ivd_information": True,
            "software_data_source": "mixed_md_driven",
        },
        "device",
    ),
    "software that reads laboratory values only": (
        {**ACTS, "software_gives_ivd_information": True, "software_data_source": "ivd_only"},
        "ivd",
    ),
    "software that is an accessory to a device": (
        {**SOFTWARE, "medical_purposes": (), "accessory_to": "md"},
        "accessory",
    ),
    "software for brain stimulation without a medical purpose": (
        {**SOFTWARE, "medical_purposes": (), "annex_xvi_group": "6"},
        "annex_xvi",
    ),
    "a medicine with a medical purpose": (
        {"medical_purposes": ("disease",), "excluded_product": "medicinal_product"},
        "not_a_device",
    ),
    "a medicine that software is part of": (
        {**ACTS, "excluded_product": "medicinal_product"},
        "not_a_device",
    ),
    "a suture for animals only": ({"medical_purposes": ("disease",), "human_use": False}, "not_a_device"),
    "a tablet that works like a medicine": (
        {"medical_purposes": ("disease",), "pharmacological_principal_action": True},
        "not_a_device",
    ),
    "a tube for blood samples": ({"medical_purposes": ("in_vitro_info",), "ivd_purpose": True}, "ivd"),
    "a device with a test inside": ({"medical_purposes": ("disease", "in_vitro_info")}, "device"),
    "a holder for one ventilator": ({"medical_purposes": (), "accessory_to": "md"}, "accessory"),
    "an applicator for a laser against hair": (
        {"medical_purposes": (), "accessory_to": "annex_xvi"},
        "accessory",
    ),
    "a holder for one analyser": ({"medical_purposes": (), "accessory_to": "ivd"}, "ivd"),
    "a lip filler for beauty": (
        {"medical_purposes": (), "annex_xvi_group": "3", "invasiveness": "surgical", "duration": "long"},
        "annex_xvi",
    ),
    "a laser for scars and for beauty": (
        {"medical_purposes": ("disease",), "annex_xvi_group": "5", "active": True},
        "device",
    ),
    "an air cleaner for rooms": ({"medical_purposes": (), "active": True}, "not_a_device"),
}


@pytest.mark.parametrize("tale", TALES)
def test_a_product_is_qualified_as_the_guidance_reads(interviewer: Interviewer, tale: str) -> None:
    """The paths and their order: out of scope first, then in vitro, then purposes, then accessories."""
    facts, expected = TALES[tale]

    walk = interviewer.walk_case({"implant_type": "none", **facts})

    assert walk.qualification == expected


@pytest.mark.parametrize("excluded", EXCLUDED)
def test_an_excluded_product_is_out_whatever_else_is_said(interviewer: Interviewer, excluded: str) -> None:
    """Article 1(6) comes before every purpose, accessory and annex."""
    said = interviewer.assess(
        {
            "software": False,
            "medical_purposes": ("disease",),
            "accessory_to": "md",
            "annex_xvi_group": "3",
            "excluded_product": excluded,
        }
    )

    assert said.verdicts[QUALIFICATION].outcome == "not_a_device"


def test_a_missing_data_source_is_open_and_not_the_mdr(interviewer: Interviewer) -> None:
    """MDCG 2019-11, Figure 2: without the source nobody can say which Regulation applies."""
    answers = {
        **interviewer.walk_case(
            {**ACTS, "software_gives_ivd_information": True, "software_data_source": "ivd_only"}
        ).answers
    }
    del answers["software_data_source"]

    verdict = interviewer.assess(answers).verdicts[QUALIFICATION]

    assert set(verdict.possible) == {"device", "ivd"}
    assert verdict.open == ("software_data_source",)


def test_information_from_specimens_is_never_overlooked(interviewer: Interviewer) -> None:
    """With that purpose the source of data is asked, even if the information is said to be of another kind."""
    answers = interviewer.walk_case(
        {**ACTS, "medical_purposes": ("in_vitro_info",), "software_data_source": "ivd_only"}
    )

    assert "software_data_source" in answers.asked
    assert answers.qualification == "ivd"


@pytest.mark.parametrize("serving", [{"driven_device_class": "ivd"}, {"accessory_to": "ivd"}])
def test_software_that_serves_a_laboratory_device_is_not_judged_without_its_own_source(
    interviewer: Interviewer, serving: dict[str, FactValue]
) -> None:
    """MDCG 2019-11, 3.4: what it serves decides only where other data do not carry its own information."""
    walk = interviewer.walk_case({**ACTS, **serving, "software_data_source": "ivd_only"})
    answers = {fact: value for fact, value in walk.answers.items() if fact != "software_data_source"}

    verdict = interviewer.assess(answers).verdicts[QUALIFICATION]

    assert "software_gives_ivd_information" not in verdict.open
    assert set(verdict.possible) == {"device", "ivd"}


@pytest.mark.parametrize(
    "other",
    [
        {"medical_purposes": (), "driven_device_class": "ivd"},
        {"software_benefits_individual": False, "driven_device_class": "ivd"},
        {"driven_device_class": "IIb"},
    ],
    ids=["a mere driver", "for nobody's own benefit", "a pump"],
)
def test_software_without_information_of_its_own_on_a_laboratory_device_is_not_asked_for_its_source(
    interviewer: Interviewer, other: dict[str, FactValue]
) -> None:
    """Only what has a purpose of its own and serves a laboratory device is asked one question more."""
    assert "software_data_source" not in interviewer.walk_case({**ACTS, **other}).asked


@pytest.mark.parametrize("software", [True, False])
def test_a_founder_reads_which_wording_would_change_it(interviewer: Interviewer, software: bool) -> None:
    """What is no device for want of a purpose says why, and what would make it one."""
    walk = interviewer.walk_case({"software": software, "medical_purposes": ()})

    reason = walk.end.verdicts[QUALIFICATION].reasons[0].reason

    assert reason.clause.startswith("MDR Article 2(1)")
    assert any("would make it a device" in note for note in reason.notes)
