"""Rows held against the columns that are wanted: empty, one of several, and not yet decided."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.facts import (
    FactValue,
    Row,
    Truth,
    Undecided,
    is_filled,
    named_in,
    row_matches,
    row_may_match,
    row_weighed,
)

KIND = {"kind": ("literature", "registry")}
OWN = {"about": ("own",), "status": ("available", "running")}
UNSURE, SURE = Undecided(("literature", "bench")), Undecided(("literature", "registry"))


@pytest.mark.parametrize(
    ("row", "columns", "matches", "may_match"),
    [
        ({"kind": "literature"}, KIND, True, True),
        ({"kind": "bench"}, KIND, False, False),
        ({"kind": ""}, KIND, False, False),
        ({}, KIND, False, False),
        ({"kind": ("bench", "registry")}, KIND, True, True),
        ({"kind": ("bench", "animal")}, KIND, False, False),
        ({"kind": ()}, KIND, False, False),
        ({"kind": UNSURE}, KIND, False, True),
        ({"kind": SURE}, KIND, True, True),
        ({"about": "own", "status": "running"}, OWN, True, True),
        ({"about": "own", "status": "planned"}, OWN, False, False),
        ({"about": "similar", "status": "running"}, OWN, False, False),
        ({"about": ("own", "similar"), "status": "planned"}, OWN, False, False),
    ],
)
def test_along_the_columns_all_are_wanted(
    row: Row, columns: Mapping[str, tuple[FactValue, ...]], matches: bool, may_match: bool
) -> None:
    """One of several values is enough; an undecided column matches when all its values do."""
    assert (row_matches(row, (columns,)), row_may_match(row, (columns,))) == (matches, may_match)


def test_table_to_table_one_is_wanted_and_none_means_any_row() -> None:
    """Nothing asked is nothing missing."""
    row = {"about": "own", "status": "running"}

    assert row_matches(row, (KIND, OWN))
    assert row_may_match(row, (KIND, OWN))
    assert not row_matches(row, (KIND, {"about": ("similar",)}))
    assert not row_may_match(row, (KIND, {"about": ("similar",)}))
    assert row_matches({}, ())
    assert row_may_match({}, ())


@pytest.mark.parametrize(
    ("row", "truth", "waiting"),
    [
        ({"kind": "registry", "about": "own"}, Truth.HOLDS, set()),
        ({"kind": "registry", "about": "similar"}, Truth.FAILS, set()),
        ({"kind": "registry"}, Truth.OPEN, {"about"}),
        ({"kind": "", "about": ()}, Truth.OPEN, {"kind", "about"}),
        ({"kind": UNSURE, "about": "own"}, Truth.OPEN, {"kind"}),
        ({"kind": SURE, "about": "own"}, Truth.HOLDS, set()),
        ({"kind": "bench"}, Truth.FAILS, set()),
        ({"about": "similar"}, Truth.FAILS, set()),
        ({"kind": ("bench", "registry"), "about": "own"}, Truth.HOLDS, set()),
        ({"kind": ("bench", "animal"), "about": "own"}, Truth.FAILS, set()),
    ],
)
def test_an_empty_column_leaves_a_row_open_until_another_decides(
    row: Row, truth: Truth, waiting: set[str]
) -> None:
    """What is not entered is waited for, unless the row fails already."""
    assert row_weighed(row, ({**KIND, "about": ("own",)},)) == (truth, frozenset(waiting))


def test_of_several_tables_the_one_that_holds_decides() -> None:
    """Else each that is open says what it waits for, and one that fails waits for nothing."""
    row = {"kind": "registry"}

    assert row_weighed(row, ()) == (Truth.HOLDS, frozenset())
    assert row_weighed(row, (KIND, OWN)) == (Truth.HOLDS, frozenset())
    assert row_weighed(row, (OWN, {"use": ("a",)})) == (Truth.OPEN, frozenset({"about", "status", "use"}))
    assert row_weighed(row, (OWN, {"kind": ("bench",)})) == (Truth.OPEN, frozenset({"about", "status"}))
    assert row_weighed(row, ({"kind": ("bench",)}, {"kind": ("animal",)})) == (Truth.FAILS, frozenset())


@pytest.mark.parametrize(
    ("value", "filled"), [("x", True), (0, True), (False, True), ("", False), ((), False)]
)
def test_a_column_is_filled_by_anything_but_nothing(value: FactValue, filled: bool) -> None:
    """No and zero are entries."""
    assert is_filled({"column": value}, "column") is filled
    assert not is_filled({"other": "x"}, "column")


def test_a_column_names_one_row_or_several_or_none() -> None:
    """Written as a name, or as a list of names."""
    assert named_in({"to": "C1"}, "to") == ("C1",)
    assert named_in({"to": ("C1", "", "C2")}, "to") == ("C1", "C2")
    assert named_in({"to": ""}, "to") == ()
    assert named_in({}, "to") == ()
