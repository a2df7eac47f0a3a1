"""What is not answered stays possible: bounds hold the truth, and answers only narrow them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.classification.devices import (
    EU_CLASS,
    QUALIFICATION,
    Case,
    Interviewer,
    Walk,
    bounds_of,
    read_cases,
)

CASES = [case for case in read_cases() if case.facts is not None]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.description)
def test_dropping_any_answer_leaves_the_result_possible(
    case: Case, interviewer: Interviewer, case_walks: Mapping[str, Walk]
) -> None:
    """A lost answer makes things less certain, never wrong."""
    walk = case_walks[case.id]
    qualified, classified = walk.bounds[-1]

    for fact in walk.answers:
        without = {name: value for name, value in walk.answers.items() if name != fact}
        wider_qualified, wider_classified = bounds_of(interviewer.assess(without))

        assert qualified <= wider_qualified, fact
        assert classified <= wider_classified, fact


def test_answers_never_widen_what_is_possible(
    case_walks: Mapping[str, Walk], random_walks: tuple[Walk, ...]
) -> None:
    """In reading order each answer keeps or narrows the outcomes of qualification and class."""
    for walk in (*case_walks.values(), *random_walks):
        for before, after in zip(walk.bounds, walk.bounds[1:], strict=False):
            assert after[0] <= before[0], walk.answers
            assert after[1] <= before[1], walk.answers


def test_a_settled_class_waits_for_nothing(case_walks: Mapping[str, Walk]) -> None:
    """Once settled, no open question claims that it could still change the class."""
    for walk in case_walks.values():
        assert walk.end.verdicts[QUALIFICATION].open == ()
        assert walk.end.verdicts[EU_CLASS].open == ()
