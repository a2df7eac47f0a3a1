"""The order in which rows of several arrays of tables stand in a file."""

from __future__ import annotations

import pytest

from cerwizard.tables import parse

MIXED = "[[b]]\nx = 1\n[[a]]\nx = 2\n[[b]]\nx = 3\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MIXED, id="plain"),
        pytest.param(MIXED + 'y = """\n[[a]]\n"""\n', id="with a text that looks like a header"),
        pytest.param("# [[a]]\n" + MIXED, id="with a comment that names one"),
    ],
)
def test_rows_come_in_the_order_of_the_text(text: str) -> None:
    """Reading order is what a person sees from top to bottom, whatever array a row belongs to."""
    assert parse(text, "x.toml").in_reading_order("a", "b") == (("b", 0), ("a", 0), ("b", 1))


def test_one_array_is_in_order_by_itself() -> None:
    """Rows of a single array, even written inline, keep their order."""
    assert parse("a = [{ x = 1 }, { x = 2 }]\n", "x.toml").in_reading_order("a", "b") == (("a", 0), ("a", 1))
