"""A table of few rows or of hundreds: looked at row by row or by where its values stand, it says the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerwizard.facts import (
    FAILS,
    OPEN,
    FactValue,
    HasRow,
    Match,
    Row,
    TableValue,
    Undecided,
    row_matches,
    row_may_match,
    table_left,
    table_matching,
    table_may_match,
)
from tests.tried import tried

ENTERED: list[FactValue] = ["x", "y", "z", "", (), ("x",), ("y", "z"), True, 3]
COMPUTED: list[FactValue] = ["x", "y", Undecided(("x", "y")), Undecided(("y", "z"))]
WANTED: list[FactValue] = ["x", "y", "z", "", True, 3]


def a_row(random: Random) -> Row:
    """Return a row with some of its columns filled in."""
    return {column: random.choice(ENTERED) for column in "abc" if random.random() < 0.8}


def a_table(random: Random) -> TableValue:
    """Return a table, most often with a computed column."""
    rows = tuple(a_row(random) for _ in range(random.choice([0, 3, 29, 30, 150])))
    table = TableValue(rows, is_complete=True, undecided=random.choice([None, frozenset()]))
    for column in random.choice(["", "r", "rs", "rr"]):
        table = table.with_column(column, [random.choice(COMPUTED[: random.choice([2, 4])]) for _ in rows])
        table_matching(table, a_match(random))
    return table


def a_match(random: Random) -> Match:
    """Return what may be wanted of a row."""
    return tuple(
        {
            column: tuple(random.sample(WANTED, random.randint(1, 2)))
            for column in "abcrs"
            if random.random() < 0.4
        }
        for _ in range(random.choice([0, 1, 1, 2]))
    )


@tried(300)
@given(st.integers(0, 1_000_000))
def test_the_rows_found_are_those_that_match_one_by_one(seed: int) -> None:
    """In their order, of the whole table or among some of its rows."""
    random = Random(seed)
    table, match = a_table(random), a_match(random)
    some = [row for row in table.rows if random.random() < 0.5]

    assert list(table_matching(table, match)) == [row for row in table.rows if row_matches(row, match)]
    assert list(table_matching(table, match, some)) == [row for row in some if row_matches(row, match)]


@tried(300)
@given(st.integers(0, 1_000_000))
def test_the_rows_left_are_those_that_match_nothing_one_by_one(seed: int) -> None:
    """In their order, of the whole table or among some of its rows; where nothing rules out, all of them."""
    random = Random(seed)
    table, unless = a_table(random), a_match(random)
    some = [row for row in table.rows if random.random() < 0.5]

    for among in (table.rows, some):
        left = [row for row in among if not unless or not row_matches(row, unless)]
        assert list(table_left(table, among, unless)) == left


@tried(300)
@given(st.integers(0, 1_000_000))
def test_where_none_matches_those_are_found_that_may(seed: int) -> None:
    """Only what is undecided can still come to match."""
    random = Random(seed)
    table, match = a_table(random), a_match(random)
    some = [row for row in table.rows if random.random() < 0.5]

    if not table_matching(table, match):
        assert list(table_may_match(table, match)) == [row for row in table.rows if row_may_match(row, match)]
        assert list(table_may_match(table, match, some)) == [row for row in some if row_may_match(row, match)]


def test_a_table_says_in_which_columns_it_is_undecided() -> None:
    """A column that is computed again is looked at again."""
    table = TableValue(({"a": "x"},), is_complete=True, undecided=frozenset())

    once = table.with_column("r", [Undecided(("x", "y"))])

    assert not table.may_be_undecided(({"r": ("x",)},))
    assert once.is_complete
    assert once.may_be_undecided(({"a": ("x",)}, {"r": ("x",)}))
    assert not once.may_be_undecided(({"a": ("x",)},))
    assert not once.with_column("r", ["x"]).may_be_undecided(({"r": ("x",)},))


def test_a_further_column_has_a_value_for_each_row() -> None:
    """A value too few or too many would stand in the wrong row."""
    table = TableValue(({"a": "x"}, {"a": "y"}), is_complete=True)

    with pytest.raises(ValueError, match="zip"):
        table.with_column("r", ["x"])


def test_of_many_rows_each_is_undecided_in_its_own_way() -> None:
    """One half may still come to one value, the other half to another."""
    half = 20
    rows = tuple({"id": str(number)} for number in range(2 * half))
    values = [Undecided(("x", "y"))] * half + [Undecided(("y", "z"))] * half
    table = TableValue(rows, is_complete=True, undecided=frozenset()).with_column("r", values)

    assert list(table_may_match(table, ({"r": ("x",)},))) == list(table.rows[:half])
    assert list(table_may_match(table, ({"r": ("z",)},))) == list(table.rows[half:])
    assert list(table_may_match(table, ({"r": ("y",)},))) == list(table.rows)


def test_of_many_rows_that_may_match_those_that_are_set_aside_leave_nothing_open() -> None:
    """One that is not does."""
    unsure: Row = {"a": Undecided(("x", "y"))}
    aside: tuple[Row, ...] = ({**unsure, "b": "y"},) * 50
    wanted = HasRow(({"a": ("x",)},), unless=({"b": ("y",)},))

    assert wanted.holds_for(TableValue(aside, is_complete=True)) is FAILS
    assert wanted.holds_for(TableValue((*aside, unsure), is_complete=True)) is OPEN
