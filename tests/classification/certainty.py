"""What answers may do to what is still possible: they narrow it, and one that is lost makes nothing wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.classification.devices import Interviewer, Walk, bounds_of


def assert_no_answer_excludes_more_when_dropped(walk: Walk, interviewer: Interviewer) -> None:
    """Fail where the outcomes that a walk ends with are not among those possible without one of its answers."""
    qualified, classified = walk.bounds[-1]
    for fact in walk.answers:
        without = {name: value for name, value in walk.answers.items() if name != fact}
        wider_qualified, wider_classified = bounds_of(interviewer.assess(without))

        assert qualified <= wider_qualified, fact
        assert classified <= wider_classified, fact


def assert_answers_never_widen(walks: Iterable[Walk]) -> None:
    """Fail where an answer makes an outcome possible that was excluded before it."""
    for walk in walks:
        for before, after in zip(walk.bounds, walk.bounds[1:], strict=False):
            assert after[0] <= before[0], walk.answers
            assert after[1] <= before[1], walk.answers


def assert_nothing_left_to_ask(walks: Iterable[Walk], decisions: Sequence[str]) -> None:
    """Fail where a decision still waits for a question at the end of a walk."""
    for walk in walks:
        for decision in decisions:
            assert walk.end.verdicts[decision].open == (), walk.answers
