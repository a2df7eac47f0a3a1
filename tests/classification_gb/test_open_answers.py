"""What is not answered stays possible in Great Britain too: bounds hold the truth, and answers only narrow them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.classification.certainty import (
    assert_answers_never_widen,
    assert_no_answer_excludes_more_when_dropped,
    assert_nothing_left_to_ask,
)
from tests.classification.devices import Case, Walk
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
    assert_no_answer_excludes_more_when_dropped(case_walks[case.id], interviewer)


def test_answers_never_widen_what_is_possible(
    case_walks: Mapping[str, Walk], random_walks: tuple[Walk, ...]
) -> None:
    """In reading order each answer keeps or narrows the outcomes of qualification and class."""
    assert_answers_never_widen((*case_walks.values(), *random_walks))


def test_a_settled_class_waits_for_nothing(case_walks: Mapping[str, Walk]) -> None:
    """Once settled, no open question claims that it could still change the class."""
    assert_nothing_left_to_ask(case_walks.values(), (GB_QUALIFICATION, GB_CLASS, ACTIVE_IMPLANTABLE))
