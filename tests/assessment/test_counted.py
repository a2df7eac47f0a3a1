"""What is counted or listed is said as a sentence says it."""

from __future__ import annotations

import pytest

from cerwizard.assessment import counted, listed


@pytest.mark.parametrize(
    ("number", "many", "said"),
    [(0, "", "0 rows"), (1, "", "1 row"), (2, "", "2 rows"), (2, "rows are", "2 rows are")],
)
def test_only_one_is_said_in_the_singular(number: int, many: str, said: str) -> None:
    """None and several share a word."""
    assert counted(number, "row", many) == said


@pytest.mark.parametrize(
    ("names", "said"), [("", ""), ("a", "a"), ("ab", "a or b"), ("abc", "a, b or c")], ids=len
)
def test_only_before_the_last_of_several_names_stands_a_joint(names: str, said: str) -> None:
    """Nothing is said of none, and one stands alone."""
    assert listed(tuple(names), "or") == said
