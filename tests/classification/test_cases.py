"""The cases of MDCG 2019-11 rev.1, MDCG 2021-24 and the borderline manual come out as their sources say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.classification.devices import EU_CLASS, QUALIFICATION, Case, Interviewer, Walk, read_cases

CASES = read_cases()
CLEAR = [case for case in CASES if not case.is_ambiguous and case.facts is not None]
UNCLEAR = [case for case in CASES if case.is_ambiguous]

GENERAL = {
    "6 general": "rule-6",
    "7 general": "rule-7",
    "8 general": "rule-8",
    "5 p1 indent 3": "rule-5-long",
    "21 indent 4": "rule-21",
    "12": "rule-12",
    "14": "rule-14",
    "15": "rule-15",
    "17": "rule-17",
    "18": "rule-18",
    "20": "rule-20",
    "22": "rule-22",
}
"""What the sources call the general outcome of a rule, by the rule whose id stands for it."""

NO_RULE = {"1", "13", "16 p3", "19 not applicable"}
"""What the sources name where no rule fires and the fall-back gives class I."""

OURS = {
    "2019-11-3.1-02": "device",
    "2019-11-3.2-22": "ivd",
    "2019-11-3.2-23": "ivd",
    "2019-11-3.2-24": "ivd",
    "2019-11-6.1-03": "ivd",
    "2019-11-AnnexI-17": "device",
    "2021-24-R12-12": "IIb",
    "2021-24-R12-14": "IIa",
    "2021-24-R20-04": "IIa",
    "2021-24-R3-02": "III",
    "2021-24-R4-12": "IIa",
    "2021-24-R7-22": "IIb",
    "2021-24-R8-38": "III",
    "2021-24-R8-61": "III",
    "2021-24-R9-10": "IIa",
    "2021-24-R9-39": "IIa",
}
"""What we make of the cases that their sources leave unclear, where they say enough to answer the questions."""


@pytest.mark.parametrize("case", CLEAR, ids=lambda case: case.description)
def test_a_case_comes_out_as_its_source_says(case: Case, case_walks: Mapping[str, Walk]) -> None:
    """Answered as the interview asks, a clear case has the class or qualification that its source states."""
    walk = case_walks[case.id]

    result = walk.eu_class if case.states_a_class else walk.qualification

    assert result == case.outcome


@pytest.mark.parametrize(
    "case", [case for case in CLEAR if case.states_a_class], ids=lambda case: case.description
)
def test_the_sub_rule_that_a_source_names_is_among_the_deciding(case: Case, interviewer: Interviewer) -> None:
    """With all facts given, what decides includes the indent the source lists the device under."""
    whole = interviewer.assess(interviewer.every_answer(case.facts or {}))
    reasons = [found.reason for found in whole.verdicts[EU_CLASS].reasons]

    expected = GENERAL.get(case.sub_rule, case.sub_rule)

    if expected in NO_RULE:
        assert {reason.rule for reason in reasons} <= {"Rule 1", "Rule 13"}
    else:
        assert expected in {reason.rule_id for reason in reasons}


@pytest.mark.parametrize("case", CLEAR, ids=lambda case: case.description)
def test_a_case_given_whole_comes_out_as_asked(
    case: Case, interviewer: Interviewer, case_walks: Mapping[str, Walk]
) -> None:
    """A file that answers everything at once, asked or not, has the result of the interview."""
    walk = case_walks[case.id]

    whole = interviewer.assess(interviewer.every_answer(case.facts or {}))

    assert whole.verdicts[QUALIFICATION].outcome == walk.qualification
    assert whole.verdicts[EU_CLASS].outcome == walk.eu_class


@pytest.mark.parametrize(
    "case", [case for case in UNCLEAR if case.facts is not None], ids=lambda case: case.description
)
def test_an_unclear_case_keeps_the_reading_we_chose(case: Case, case_walks: Mapping[str, Walk]) -> None:
    """Where a source contradicts itself or the wording, our reading is held here, so that it changes knowingly."""
    walk = case_walks[case.id]

    result = walk.qualification if walk.eu_class is None or not case.states_a_class else walk.eu_class

    assert result == OURS[case.id]


def test_unclear_cases_are_listed_with_both_results(show: Callable[[str], None]) -> None:
    """A reader sees what the source says, what we say, and why it is unclear."""
    for case in UNCLEAR:
        show(f"{case.id}: source {case.outcome}, ours {OURS.get(case.id, 'too few facts')}. {case.note}")

    assert {case.id for case in UNCLEAR if case.facts is not None} == set(OURS)
