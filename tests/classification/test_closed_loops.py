"""Rule 22 reaches what steers a treatment device, and no remote control with which a person sets the values."""

from __future__ import annotations

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import EU_CLASS, Interviewer

LOOP = "diagnostic_closed_loop"
DOSING_ALGORITHM: dict[str, FactValue] = {
    "software": True,
    "medical_purposes": ("disease",),
    "driven_device_class": "IIb",
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_decision_impact": "serious_or_surgery",
    "controls_therapeutic_class": "IIb",
}
CONTROLLER_BOX: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "active": True,
    "controls_therapeutic_class": "IIb",
}
REMOTE_CONTROL: dict[str, FactValue] = {
    "software": True,
    "driven_device_class": "IIb",
    "controls_therapeutic_class": "IIb",
}
STEERING = {"an algorithm": DOSING_ALGORITHM, "a box": CONTROLLER_BOX}


@pytest.mark.parametrize("device", STEERING)
def test_what_steers_a_therapy_by_a_sensor_is_class_iii(interviewer: Interviewer, device: str) -> None:
    """2.4 and Rule 22: it treats in combination with the device it steers, also where *treats* is not ticked."""
    walk = interviewer.walk_case({**STEERING[device], LOOP: True})

    assert LOOP in walk.asked
    assert walk.eu_class == "III"
    assert walk.rules == {"Rule 22"}


@pytest.mark.parametrize("device", STEERING)
def test_what_steers_a_therapy_without_a_loop_keeps_the_class_of_rule_9(
    interviewer: Interviewer, device: str
) -> None:
    """The honest answer decides."""
    walk = interviewer.walk_case(STEERING[device])

    assert LOOP in walk.asked
    assert walk.eu_class == "IIb"


def test_a_remote_control_is_asked_and_stays_in_the_class_of_its_pump(interviewer: Interviewer) -> None:
    """MDCG 2020-1, Annex II (e): a second place to set the values creates no information of its own."""
    walk = interviewer.walk_case(REMOTE_CONTROL)
    near_miss = interviewer.knowledge.questionnaire.questions[LOOP].near_miss

    assert walk.eu_class == "IIb"
    assert "remote control" in near_miss
    assert LOOP in walk.asked


@pytest.mark.parametrize(
    "device",
    [
        {**DOSING_ALGORITHM, "driven_device_class": "IIa", "controls_therapeutic_class": "none"},
        {**CONTROLLER_BOX, "controls_therapeutic_class": "none", "diagnostic_active": True},
        {**DOSING_ALGORITHM, "driven_device_class": "none"},
    ],
    ids=["software that drives a scanner", "a monitor", "software that drives nothing"],
)
def test_what_steers_no_therapy_is_not_asked_for_the_loop(
    interviewer: Interviewer, device: dict[str, FactValue]
) -> None:
    """Nobody else's interview grows."""
    assert LOOP not in interviewer.walk_case(device).asked


@pytest.mark.parametrize("purposes", [(), ("disease",)], ids=["for looks", "for an illness too"])
def test_only_what_treats_an_illness_can_be_a_closed_loop(
    interviewer: Interviewer, purposes: tuple[str, ...]
) -> None:
    """2.4 and Rule 22: light that measures the skin and sets itself treats nobody where it is for looks alone."""
    light: dict[str, FactValue] = {
        "medical_purposes": purposes,
        "annex_xvi_group": "5",
        "active": True,
        "therapeutic_active": True,
        "energy_transfer": "hazardous",
        LOOP: True,
    }

    walk = interviewer.walk_case(light)
    loop = interviewer.assess(interviewer.every_answer(light)).verdicts[EU_CLASS]

    assert loop.outcome == walk.eu_class == ("III" if purposes else "IIb")
    assert (LOOP in walk.asked) is bool(purposes)


def test_a_sensor_for_a_product_without_a_medical_purpose_closes_no_loop(interviewer: Interviewer) -> None:
    """What serves such a product is left out of Rule 22, as it is out of Rule 9."""
    sensor: dict[str, FactValue] = {
        "medical_purposes": (),
        "accessory_to": "annex_xvi",
        "active": True,
        "controls_therapeutic_class": "IIb",
        LOOP: True,
    }

    assert interviewer.walk_case(sensor).eu_class == "I"
    assert interviewer.assess(interviewer.every_answer(sensor)).verdicts[EU_CLASS].outcome == "I"
