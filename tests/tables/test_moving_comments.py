"""Where a comment goes when what it stood at moves, changes its kind, or goes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tables.test_writing import rewritten


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("a = [\n1, # note\n]\nb = 2\n", {"a": 5, "b": 2}, "# note\na = 5\nb = 2\n"),
        ("a = [\n1,\n# note\n]\n", {"a": 5}, "# note\na = 5\n"),
        ("a = [1] # note\n[t]\nb = 2\n", {"t": {"b": 2}}, "# note\n\n[t]\nb = 2\n"),
        (
            "a = [\n{ x = 1 },\n{ x = 2 },\n# note\n]\n",
            {"a": [{"x": 1}, {"x": 2}]},
            "[[a]]\nx = 1\n\n[[a]]\nx = 2\n# note\n",
        ),
        (
            "# note\na = [{ x = 1 }, { x = 2 }]\n",
            {"a": [{"x": 1}, {"x": 2}]},
            "# note\n[[a]]\nx = 1\n\n[[a]]\nx = 2\n",
        ),
    ],
)
def test_a_comment_goes_to_what_is_nearest(text: str, data: dict[str, Any], expected: str) -> None:
    """Above a single value, at the end of a table or of the last row, above the first."""
    assert rewritten(text, data) == expected


def test_a_row_without_an_id_is_the_one_at_its_place_while_none_came_or_went() -> None:
    """One value was edited."""
    text = "[[r]] # one\nx = 1\n[[r]] # two\nx = 2\n"

    assert rewritten(text, {"r": [{"x": 9}, {"x": 2}]}) == "[[r]]  # one\nx = 9\n\n[[r]]  # two\nx = 2\n"


def test_a_row_without_an_id_is_gone_when_rows_came_or_went() -> None:
    """Which one it became nobody can tell: its note goes to the end of the last."""
    text = "[[r]] # one\nx = 1\n[[r]] # two\nx = 2\n"

    assert rewritten(text, {"r": [{"x": 9}]}) == "[[r]]\nx = 9\n# one\n# two\n"


def test_a_row_with_another_id_and_other_content_is_another_row() -> None:
    """The note of the one that went does not speak of the one that came."""
    text = '[[r]] # a\nid = "A"\nx = 1\n[[r]] # b\nid = "B"\nx = 2\n'

    written = rewritten(text, {"r": [{"id": "C", "x": 7}, {"id": "B", "x": 2}]})

    assert written == '[[r]]\nid = "C"\nx = 7\n\n[[r]]  # b\nid = "B"\nx = 2\n# a\n'


def test_a_row_with_its_id_is_the_same_wherever_it_went_and_whatever_it_says() -> None:
    """Changed and moved at once."""
    text = '[[r]] # a\nid = "A"\nx = 1\n[[r]] # b\nid = "B"\nx = 2\n'

    written = rewritten(text, {"r": [{"id": "B", "x": 3}, {"id": "A", "x": 1}]})

    assert written == '[[r]]  # b\nid = "B"\nx = 3\n\n[[r]]  # a\nid = "A"\nx = 1\n'


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([3, 2], "a = [\n    3,  # one\n    2,\n]\n"),
        ([2, 1], "a = [\n    2,\n    1,  # one\n]\n"),
        ([3, 2, 5], "a = [\n    3,\n    2,\n    5,\n    # one\n]\n"),
    ],
)
def test_an_element_of_a_list_is_followed_like_a_row(after: list[int], expected: str) -> None:
    """By its value, or by its place while none came or went."""
    assert rewritten("a = [\n1, # one\n2,\n]\n", {"a": after}) == expected


def test_two_alike_rows_keep_their_notes_apart() -> None:
    """The first stays the first."""
    text = "[[r]] # one\nx = 1\n[[r]] # two\nx = 1\n"

    assert rewritten(text, {"r": [{"x": 1}, {"x": 1}]}) == "[[r]]  # one\nx = 1\n\n[[r]]  # two\nx = 1\n"


def test_a_row_that_became_a_table_takes_its_notes_along() -> None:
    """And the other way round."""
    assert rewritten("[[r]]\nx = 1 # note\n", {"r": {"x": 1}}) == "[r]\nx = 1\n# note\n"
    assert rewritten("[r]\nx = 1 # note\n", {"r": [{"x": 1}]}) == "[[r]]\nx = 1\n# note\n"


def test_each_array_is_followed_on_its_own() -> None:
    """A row that went in one moves nothing in the other."""
    text = "a = [\n1, # a1\n2, # a2\n]\nb = [\n1, # b1\n2, # b2\n]\n"

    written = rewritten(text, {"a": [2], "b": [2, 1]})

    assert written == ("a = [\n    2,  # a2\n    # a1\n]\nb = [\n    2,  # b2\n    1,  # b1\n]\n")


def test_a_list_in_a_row_is_followed_with_its_row() -> None:
    """The row moved, and the list changed."""
    text = '[[r]]\nid = "A"\nw = [\n1, # one\n2,\n]\n[[r]]\nid = "B"\n'

    written = rewritten(text, {"r": [{"id": "B"}, {"id": "A", "w": [2, 1]}]})

    assert written == '[[r]]\nid = "B"\n\n[[r]]\nid = "A"\nw = [\n    2,\n    1,  # one\n]\n'


@pytest.mark.parametrize(
    "text",
    [
        "# head\n\n# head again\n\n# and again\n\n# above\na = 1\n",
        "# head\n# of two lines\n\n# above\n\n# above too\na = 1\n",
        "[t]\na = 1\n# end\n# of t\n\n# above\n\n# above u\n[u]\nb = 1\n",
        "[t]\na = 1\n# end\n\n# foot\n\n# foot again\n",
        "a = 1\n# above\n\n# above too\n\n# and too\nb = 1\n",
    ],
)
def test_blocks_of_comments_stay_apart(text: str) -> None:
    """A blank line between two notes was put there by somebody."""
    assert rewritten(text) == text
