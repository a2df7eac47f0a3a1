"""The condition language: what holds, what fails, and what stays open."""

from __future__ import annotations

from datetime import date

import pytest

from cerwizard.facts import (
    NOT_APPLICABLE,
    Check,
    Condition,
    Facts,
    FactValue,
    HasRow,
    Held,
    IsGiven,
    IsOneOf,
    IsWithin,
    TableValue,
    Truth,
)

YES, NO, UNKNOWN = Held((True,)), Held((False,)), Held((False, True))


def is_(fact: str, *values: FactValue) -> Check:
    """Return a check for one of these values, or for yes."""
    return Check(fact, IsOneOf(values or (True,)))


def when(*lines: tuple[Check, ...]) -> Condition:
    """Return a condition of these lines."""
    return Condition(when=lines)


@pytest.mark.parametrize(
    ("held", "expected"),
    [(YES, Truth.HOLDS), (NO, Truth.FAILS), (UNKNOWN, Truth.OPEN), (NOT_APPLICABLE, Truth.FAILS)],
)
def test_a_check_is_as_true_as_what_is_known_of_its_fact(held: Held, expected: Truth) -> None:
    """A fact that is not applicable fails every check, so that nothing waits for it."""
    assert when((is_("sterile"),)).truth({"sterile": held}) is expected
    assert is_("sterile").truth({"sterile": held}) is expected


def test_an_answer_to_a_question_that_may_not_be_asked_leaves_the_check_open() -> None:
    """Whether the answer counts hangs on the question above it."""
    facts = {"duration": Held(("long",), may_not_apply=True)}

    assert when((is_("duration", "long"),)).truth(facts) is Truth.OPEN
    assert when((is_("duration", "short"),)).truth(facts) is Truth.FAILS


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"a": YES, "b": YES}, Truth.HOLDS),
        ({"a": YES, "b": UNKNOWN}, Truth.OPEN),
        ({"a": NO, "b": UNKNOWN}, Truth.FAILS),
    ],
)
def test_along_a_line_all_checks_must_hold(facts: Facts, expected: Truth) -> None:
    """One check that fails decides, whatever is still open."""
    assert when((is_("a"), is_("b"))).truth(facts) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"a": NO, "b": NO}, Truth.FAILS),
        ({"a": NO, "b": UNKNOWN}, Truth.OPEN),
        ({"a": YES, "b": UNKNOWN}, Truth.HOLDS),
    ],
)
def test_line_to_line_one_must_hold(facts: Facts, expected: Truth) -> None:
    """One line that holds decides, whatever is still open."""
    assert when((is_("a"),), (is_("b"),)).truth(facts) is expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [(YES, Truth.FAILS), (NO, Truth.HOLDS), (UNKNOWN, Truth.OPEN), (NOT_APPLICABLE, Truth.HOLDS)],
)
def test_unless_turns_the_whole_off(held: Held, expected: Truth) -> None:
    """`unless` is how a rule says not: a question that was not asked does not turn it off."""
    assert Condition(unless=((is_("a"),),)).truth({"a": held}) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"a": YES, "b": YES, "c": NO}, Truth.HOLDS),
        ({"a": YES, "b": YES, "c": UNKNOWN}, Truth.OPEN),
        ({"a": YES, "b": UNKNOWN, "c": NO}, Truth.OPEN),
        ({"a": YES, "b": UNKNOWN, "c": YES}, Truth.FAILS),
        ({"a": YES, "b": NO, "c": NO}, Truth.FAILS),
        ({"a": YES, "b": NO, "c": UNKNOWN}, Truth.FAILS),
        ({"a": NO, "b": YES, "c": UNKNOWN}, Truth.FAILS),
    ],
)
def test_what_fails_already_is_not_opened_by_what_could_turn_it_off(facts: Facts, expected: Truth) -> None:
    """Whichever check of the line it fails at."""
    condition = Condition(when=((is_("a"), is_("b")),), unless=((is_("c"),),))

    assert condition.truth(facts) is expected


def test_several_values_pass_when_one_of_them_is_among_those_named() -> None:
    """A `some_of` fact is a set of values, and a check asks for one of them."""
    facts = {"purposes": Held((("disease", "conception"),))}

    assert when((is_("purposes", "conception"),)).truth(facts) is Truth.HOLDS
    assert when((is_("purposes", "injury"),)).truth(facts) is Truth.FAILS


def test_answered_with_none_is_not_the_same_as_not_answered() -> None:
    """An empty answer was given; an open question was not."""
    given_none = Condition(when=((Check("purposes", IsGiven(given=False)),),))

    assert given_none.truth({"purposes": Held(((),))}) is Truth.HOLDS
    assert given_none.truth({"purposes": Held(None)}) is Truth.OPEN
    assert given_none.truth({"purposes": NOT_APPLICABLE}) is Truth.FAILS


@pytest.mark.parametrize(
    ("test", "value", "holds"),
    [
        (IsWithin(at_least=30), 30, True),
        (IsWithin(above=30), 30, False),
        (IsWithin(at_most=30), 30.5, False),
        (IsWithin(below=30), 29, True),
        (IsWithin(at_least=date(2026, 1, 1)), date(2026, 5, 1), True),
        (IsWithin(at_least=1, below=5), 5, False),
        (IsWithin(at_least=0), True, False),
    ],
)
def test_numbers_and_dates_lie_within_their_bounds(test: IsWithin, value: FactValue, holds: bool) -> None:
    """A bound counts its own value only when it says `at`."""
    truth = when((Check("n", test),)).truth({"n": Held((value,))})

    assert truth is (Truth.HOLDS if holds else Truth.FAILS)


def test_a_table_without_the_row_is_open_until_it_is_declared_complete() -> None:
    """More rows may come as long as nobody says that there are no more."""
    registry = Condition(when=((Check("evidence", HasRow(({"kind": ("registry",)},))),),))
    rows = ({"id": "E1", "kind": "literature"},)

    assert registry.truth({"evidence": Held((TableValue(rows, is_complete=False),))}) is Truth.OPEN
    assert registry.truth({"evidence": Held((TableValue(rows, is_complete=True),))}) is Truth.FAILS
    assert registry.truth({"evidence": Held((TableValue((), is_complete=False),))}) is Truth.OPEN
    assert registry.truth({"evidence": Held((TableValue((), is_complete=True),))}) is Truth.FAILS
    more = (*rows, {"id": "E2", "kind": "registry"})
    assert registry.truth({"evidence": Held((TableValue(more, is_complete=False),))}) is Truth.HOLDS


def test_a_row_that_is_ruled_out_is_none() -> None:
    """Another row may do; one that was ruled out waits for nothing."""
    sound = HasRow(({"kind": ("registry",)},), ({"weight": ("rejected",)},))
    condition = Condition(when=((Check("evidence", sound),),))
    rejected = {"id": "E1", "kind": "registry", "weight": "rejected"}
    kept = {"id": "E2", "kind": "registry"}

    assert condition.truth({"evidence": Held((TableValue((rejected,), is_complete=True),))}) is Truth.FAILS
    assert condition.truth({"evidence": Held((TableValue((rejected,), is_complete=False),))}) is Truth.OPEN
    assert (
        condition.truth({"evidence": Held((TableValue((rejected, kept), is_complete=True),))}) is Truth.HOLDS
    )


def test_only_facts_that_could_decide_are_open() -> None:
    """A line that has failed, and a part that is settled, wait for nothing."""
    condition = when((is_("a"), is_("b")), (is_("c"), is_("d")))

    assert condition.open_facts({"a": NO, "b": UNKNOWN, "c": YES, "d": UNKNOWN}) == {"d"}
    assert condition.open_facts({"a": YES, "b": YES, "c": YES, "d": UNKNOWN}) == frozenset()


def test_once_a_line_holds_only_what_could_turn_it_off_is_open() -> None:
    """The other lines can add nothing, the exception still can."""
    condition = Condition(when=((is_("a"),), (is_("b"),)), unless=((is_("c"),),))

    assert condition.open_facts({"a": YES, "b": UNKNOWN, "c": UNKNOWN}) == {"c"}
