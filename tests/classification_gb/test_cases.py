"""The cases of MEDDEV 2.4/1 rev.9 and of the MHRA's software guidance come out as their sources say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import Case, Walk
from tests.classification_gb.devices import (
    GB_CLASS,
    GB_QUALIFICATION,
    BritishInterviewer,
    class_of,
    qualification_of,
    read_british_cases,
)

CASES = read_british_cases()
CLEAR = [case for case in CASES if not case.is_ambiguous]
CLEAR_CLASSES = [case for case in CLEAR if case.states_a_class]
UNCLEAR = [case for case in CASES if case.is_ambiguous]

GENERAL = {
    "6 general": "gb-rule-6",
    "7 general": "gb-rule-7",
    "8 general": "gb-rule-8",
    "11": "gb-rule-11",
    "13": "gb-rule-13",
    "14": "gb-rule-14",
    "16": "gb-rule-16",
    "17": "gb-rule-17",
    "18": "gb-rule-18",
}
"""What the sources call the general outcome of a rule, by the rule whose id stands for it."""

NO_RULE = {"1", "12"}
"""What the sources name where no rule fires and the fall-back gives class I."""

OTHER_READINGS: dict[str, tuple[dict[str, FactValue], str]] = {
    "2.4-1-r1-24": ({"records_xray_images": True}, "IIa"),
    "2.4-1-r8-18": ({"vital_contact": "intended"}, "III"),
    "2.4-1-r10-20": ({"immediate_danger": False}, "IIa"),
    "2.4-1-r10-21": ({"immediate_danger": False}, "IIa"),
}
"""The cases that their source leaves unclear: the answer that may also be meant, and the class it leads to."""


@pytest.mark.parametrize("case", CLEAR, ids=lambda case: case.description)
def test_a_case_comes_out_as_its_source_says(case: Case, case_walks: Mapping[str, Walk]) -> None:
    """Answered as the interview asks, a clear case has the class or qualification that its source states."""
    walk = case_walks[case.id]

    result = class_of(walk) if case.states_a_class else qualification_of(walk)

    assert result == case.outcome


@pytest.mark.parametrize("case", CLEAR_CLASSES, ids=lambda case: case.description)
def test_the_sub_rule_that_a_source_names_is_among_the_deciding(
    case: Case, interviewer: BritishInterviewer
) -> None:
    """With all facts given, what decides includes the indent the source lists the device under."""
    whole = interviewer.assess(interviewer.every_answer(case.facts or {}))
    reasons = [found.reason for found in whole.verdicts[GB_CLASS].reasons]

    expected = GENERAL.get(case.sub_rule, case.sub_rule)

    if expected in NO_RULE:
        assert {reason.rule for reason in reasons} == {f"Rule {expected}"}
    else:
        assert expected in {reason.rule_id for reason in reasons}


@pytest.mark.parametrize("case", CLEAR, ids=lambda case: case.description)
def test_a_case_given_whole_comes_out_as_asked(
    case: Case, interviewer: BritishInterviewer, case_walks: Mapping[str, Walk]
) -> None:
    """Facts written into a file all at once, asked or not, come to what the interview came to."""
    walk = case_walks[case.id]

    whole = interviewer.assess(interviewer.every_answer(case.facts or {}))

    assert whole.verdicts[GB_QUALIFICATION].outcome == qualification_of(walk)
    assert whole.verdicts[GB_CLASS].outcome == class_of(walk)


@pytest.mark.parametrize("case", UNCLEAR, ids=lambda case: case.description)
def test_an_unclear_case_comes_out_by_either_reading(
    case: Case, interviewer: BritishInterviewer, case_walks: Mapping[str, Walk]
) -> None:
    """Where the source leaves a class open, the answers decide, and either reading can be given."""
    changed, other = OTHER_READINGS[case.id]

    walk = interviewer.walk_case({**(case.facts or {}), **changed})

    assert class_of(case_walks[case.id]) == case.outcome
    assert class_of(walk) == other


def test_unclear_cases_are_listed_with_both_results(show: Callable[[str], None]) -> None:
    """A reader sees what the source says, what it could also be, and why it is unclear."""
    for case in UNCLEAR:
        show(f"{case.id}: source {case.outcome}, other reading {OTHER_READINGS[case.id][1]}. {case.note}")

    assert {case.id for case in UNCLEAR} == set(OTHER_READINGS)
