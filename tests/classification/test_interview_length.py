"""The interview is short: screenings and skipped questions keep the way to a class below what people bear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median

from tests.classification.devices import Walk


def test_the_cases_settle_after_a_dozen_questions(
    case_walks: Mapping[str, Walk], show: Callable[[str], None]
) -> None:
    """Half of the cases are settled after ten questions or fewer, and none needs more than twenty."""
    lengths = [len(walk.asked) for walk in case_walks.values()]

    show(f"questions until class: {len(lengths)} cases, median {median(lengths):g}, most {max(lengths)}")

    assert median(lengths) <= 10
    assert max(lengths) <= 20


def test_random_devices_settle_after_thirty_questions(
    random_walks: tuple[Walk, ...], show: Callable[[str], None]
) -> None:
    """However strange the device, it is settled after thirty questions."""
    lengths = [len(walk.asked) for walk in random_walks]

    show(
        f"questions until class: {len(lengths)} random devices, median {median(lengths):g}, most {max(lengths)}"
    )

    assert max(lengths) <= 30


def test_no_question_is_asked_twice(random_walks: tuple[Walk, ...]) -> None:
    """A screening that was shown does not come back."""
    for walk in random_walks:
        assert len(walk.asked) == len(set(walk.asked))
