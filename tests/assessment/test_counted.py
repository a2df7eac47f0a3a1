"""Numbers are said with the word that fits them."""

from __future__ import annotations

import pytest

from cerwizard.assessment import counted


@pytest.mark.parametrize(
    ("number", "many", "said"),
    [(0, "", "0 rows"), (1, "", "1 row"), (2, "", "2 rows"), (2, "rows are", "2 rows are")],
)
def test_only_one_is_said_in_the_singular(number: int, many: str, said: str) -> None:
    """None and several share a word."""
    assert counted(number, "row", many) == said
