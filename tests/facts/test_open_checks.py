"""What is still possible of a fact, check by check: every value passes, none does, or some do."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import pytest

from cerwizard.facts import (
    ALWAYS,
    Check,
    Condition,
    FactValue,
    HasAll,
    HasRow,
    Held,
    IsGiven,
    IsOneOf,
    IsWithin,
    TableValue,
    Truth,
    Undecided,
    both,
    either,
)

Test: TypeAlias = IsOneOf | HasAll | IsWithin | IsGiven | HasRow
ROW = HasRow(({"kind": ("registry",)},))
LISTED = {"kind": "registry"}
OTHER = {"kind": "bench"}
UNSURE = {"kind": Undecided(("registry", "bench"))}


def truth(test: Test, *values: FactValue | TableValue, may_not_apply: bool = False) -> Truth:
    """Return how one check stands while these values are possible."""
    held = Held(values, may_not_apply=may_not_apply)
    return Condition(when=((Check("fact", test),),)).truth({"fact": held})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("a", "b"), Truth.HOLDS),
        (("a", "c"), Truth.OPEN),
        (("c", "a"), Truth.OPEN),
        (("a", "b", "c"), Truth.OPEN),
        (("c", "d"), Truth.FAILS),
    ],
)
def test_all_values_still_possible_have_to_agree(values: tuple[str, ...], expected: Truth) -> None:
    """One that differs leaves it open."""
    assert truth(IsOneOf(("a", "b")), *values) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (("a", "b", "c"), Truth.HOLDS),
        (("b", "a"), Truth.HOLDS),
        (("a",), Truth.FAILS),
        ((), Truth.FAILS),
        ("ab", Truth.FAILS),
    ],
)
def test_all_of_wants_every_value(value: FactValue, expected: Truth) -> None:
    """More may be among them."""
    assert truth(HasAll(("a", "b")), value) is expected


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("x", True),
        ("", False),
        (("a",), True),
        ((), False),
        (0, True),
        (False, True),
        (date(2026, 1, 1), True),
    ],
)
def test_given_means_that_there_is_something(value: FactValue, given: bool) -> None:
    """No and zero are answers, an empty text and an empty list are none."""
    assert truth(IsGiven(given=True), value) is (Truth.HOLDS if given else Truth.FAILS)
    assert truth(IsGiven(given=False), value) is (Truth.FAILS if given else Truth.HOLDS)


@pytest.mark.parametrize(
    ("rows", "complete", "expected"),
    [
        ((), False, Truth.OPEN),
        ((), True, Truth.FAILS),
        ((OTHER,), False, Truth.HOLDS),
        ((OTHER,), True, Truth.HOLDS),
    ],
)
def test_a_table_is_given_by_its_rows(
    rows: tuple[dict[str, FactValue], ...], complete: bool, expected: Truth
) -> None:
    """Without one it is open until it is declared complete."""
    table = TableValue(rows, is_complete=complete)

    assert truth(IsGiven(given=True), table) is expected
    assert truth(IsGiven(given=False), table) is ~expected


@pytest.mark.parametrize(
    ("rows", "complete", "expected"),
    [
        ((OTHER, LISTED), False, Truth.HOLDS),
        ((OTHER,), False, Truth.OPEN),
        ((OTHER,), True, Truth.FAILS),
        ((OTHER, UNSURE), True, Truth.OPEN),
    ],
)
def test_a_row_is_looked_for_in_all_rows(
    rows: tuple[dict[str, FactValue], ...], complete: bool, expected: Truth
) -> None:
    """A row that is not decided yet keeps even a finished table open."""
    assert truth(ROW, TableValue(rows, is_complete=complete)) is expected


@pytest.mark.parametrize("test", [ROW, IsWithin(at_least=0)])
@pytest.mark.parametrize("value", ["text", ("a",), True])
def test_a_value_of_another_kind_fails(test: Test, value: FactValue) -> None:
    """Rather than hold by chance."""
    assert truth(test, value) is Truth.FAILS


@pytest.mark.parametrize(
    ("test", "low", "high"),
    [
        (IsWithin(at_least=date(2026, 1, 2)), date(2026, 1, 1), date(2026, 1, 2)),
        (IsWithin(above=date(2026, 1, 1)), date(2026, 1, 1), date(2026, 1, 2)),
        (IsWithin(above=1, at_most=5), 1, 5),
        (IsWithin(at_least=1.5), 1, 1.5),
    ],
)
def test_a_lower_bound_parts_low_from_high(test: IsWithin, low: FactValue, high: FactValue) -> None:
    """Days and numbers alike."""
    assert (truth(test, low), truth(test, high), truth(test, low, high)) == (
        Truth.FAILS,
        Truth.HOLDS,
        Truth.OPEN,
    )


@pytest.mark.parametrize("test", [IsWithin(at_most=date(2026, 1, 1)), IsWithin(below=date(2026, 1, 2))])
def test_an_upper_bound_counts_days(test: IsWithin) -> None:
    """Up to the first day of the year, and not the second."""
    assert truth(test, date(2026, 1, 1)) is Truth.HOLDS
    assert truth(test, date(2026, 1, 2)) is Truth.FAILS


def test_what_may_not_apply_can_only_fail_or_stay_open() -> None:
    """A check that would hold hangs on whether the question is asked; one that fails fails either way."""
    assert truth(IsOneOf(("a",)), "a", may_not_apply=True) is Truth.OPEN
    assert truth(IsOneOf(("a",)), "b", may_not_apply=True) is Truth.FAILS
    assert truth(IsOneOf(("a",)), "b", "a", may_not_apply=True) is Truth.OPEN


def test_an_exception_that_is_open_leaves_open_what_holds() -> None:
    """And what is open waits for both."""
    condition = Condition(when=((Check("a", IsOneOf((True,))),),), unless=((Check("b", IsOneOf((True,))),),))
    yes, no, unknown = Held((True,)), Held((False,)), Held((False, True))

    assert condition.weighed({"a": yes, "b": unknown}) == (Truth.OPEN, frozenset({"b"}))
    assert condition.weighed({"a": unknown, "b": unknown}) == (Truth.OPEN, frozenset({"a", "b"}))
    assert condition.weighed({"a": unknown, "b": no}) == (Truth.OPEN, frozenset({"a"}))
    assert condition.weighed({"a": unknown, "b": yes}) == (Truth.FAILS, frozenset())
    assert condition.weighed({"a": no, "b": unknown}) == (Truth.FAILS, frozenset())
    assert condition.weighed({"a": yes, "b": no}) == (Truth.HOLDS, frozenset())


def test_lines_that_are_open_wait_for_all_their_facts() -> None:
    """Each of them could still hold."""
    condition = Condition(when=((Check("a", IsOneOf((True,))),), (Check("b", IsOneOf((True,))),)))
    unknown = Held((False, True))

    assert condition.weighed({"a": unknown, "b": unknown}) == (Truth.OPEN, frozenset({"a", "b"}))


def test_a_condition_says_what_it_looks_at() -> None:
    """The facts of both parts; a condition without a check always holds."""
    check = (Check("a", IsOneOf((True,))),)

    assert Condition(when=(check,), unless=((Check("b", ROW),),)).facts == {"a", "b"}
    assert (Condition(when=(check,)).is_empty, Condition(unless=(check,)).is_empty) == (False, False)
    assert ALWAYS.is_empty
    assert ALWAYS.weighed({}) == (Truth.HOLDS, frozenset())


@pytest.mark.parametrize(
    ("held", "value", "settled", "not_applicable"),
    [
        (Held(("a",)), "a", True, False),
        (Held(("a",), may_not_apply=True), None, False, False),
        (Held(("a", "b")), None, False, False),
        (Held(None), None, False, False),
        (Held((), may_not_apply=True), None, True, True),
    ],
)
def test_a_fact_is_settled_when_it_can_turn_out_one_way(
    held: Held, value: str | None, settled: bool, not_applicable: bool
) -> None:
    """One value, or surely not asked."""
    assert (held.value, held.is_settled, held.is_not_applicable) == (value, settled, not_applicable)


@pytest.mark.parametrize(
    ("truths", "all_hold", "one_holds"),
    [
        ((Truth.HOLDS, Truth.HOLDS), Truth.HOLDS, Truth.HOLDS),
        ((Truth.HOLDS, Truth.OPEN), Truth.OPEN, Truth.HOLDS),
        ((Truth.OPEN, Truth.FAILS), Truth.FAILS, Truth.OPEN),
        ((Truth.HOLDS, Truth.FAILS, Truth.OPEN), Truth.FAILS, Truth.HOLDS),
        ((Truth.FAILS,), Truth.FAILS, Truth.FAILS),
        ((), Truth.HOLDS, Truth.FAILS),
    ],
)
def test_and_and_or_know_three_truths(truths: tuple[Truth, ...], all_hold: Truth, one_holds: Truth) -> None:
    """What fails decides the one, what holds the other; else what is open leaves it open."""
    assert (both(truths), either(truths)) == (all_hold, one_holds)
