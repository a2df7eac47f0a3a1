"""What is not answered stays possible in Great Britain too: bounds hold the truth, and answers only narrow them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.classification.devices import Case, Walk, bounds_of
from tests.classification_gb.devices import (
    ACTIVE_IMPLANTABLE,
    GB_CLASS,
    GB_QUALIFICATION,
    BritishInterviewer,
    read_british_cases,
)

CASES = read_british_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.description)
def test_dropping_any_answer_leaves_the_result_possible(
    case: Case, interviewer: BritishInterviewer, case_walks: Mapping[str, Walk]
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
        for decision in (GB_QUALIFICATION, GB_CLASS, ACTIVE_IMPLANTABLE):
            assert walk.end.verdicts[decision].open == ()
