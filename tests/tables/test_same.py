"""Whether two contents are the same: what is written must read back so, to the kind of each value."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cerwizard.tables import is_same


@pytest.mark.parametrize(
    "value",
    ["text", True, 1, 1.5, float("nan"), date(2026, 1, 1), [], [1, [2]], {}, {"a": [{"b": 1}], "c": ""}],
    ids=repr,
)
def test_a_value_is_the_same_as_itself(value: Any) -> None:
    """Even where it is no number."""
    assert is_same(value, value)


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (1, True),
        (True, 1),
        (1, 1.0),
        ("1", 1),
        ("a", "b"),
        (1.5, 2.5),
        (float("nan"), 1.5),
        (1.5, float("nan")),
        (1, 2),
        (date(2026, 1, 1), date(2026, 1, 2)),
        (date(2026, 1, 1), "2026-01-01"),
        ([1], [1, 2]),
        ([1, 2], [1]),
        ([1, 2], [1, 3]),
        ([True], [1]),
        ("ab", ["a", "b"]),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1}, [1]),
        ([1], {"a": 1}),
    ],
)
def test_another_value_or_another_kind_is_not_the_same(read: Any, written: Any) -> None:
    """One that Python takes for equal included."""
    assert not is_same(read, written)


def test_several_values_are_written_as_a_list() -> None:
    """A tuple of ours is an array in the file, and its elements have to be the same."""
    assert is_same(["a", "b"], ("a", "b"))
    assert not is_same(["a", "c"], ("a", "b"))
    assert not is_same(("a", "b"), ("a", "b"))
