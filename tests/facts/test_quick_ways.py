"""The quick ways of weighing a condition come to what its checks come to one by one."""

from __future__ import annotations

from itertools import product
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from cerwizard.facts import (
    FAILS,
    HOLDS,
    NOT_APPLICABLE,
    OPEN,
    Check,
    Condition,
    Facts,
    Held,
    IsGiven,
    IsOneOf,
    Truth,
    both,
    either,
)
from tests.tried import tried

Line: TypeAlias = tuple[Check, ...]

NAMES = ("one", "two", "three")
TESTS = (IsOneOf(("a",)), IsOneOf(("b",)), IsOneOf(("a", "b")), IsGiven(given=True))
KNOWN = (
    Held(("a",)),
    Held(("b",)),
    NOT_APPLICABLE,
    Held(("a", "b")),
    Held(("a", "b", "c")),
    Held(("a",), may_not_apply=True),
    Held(("c",), may_not_apply=True),
    Held((("a", "c"),)),
    Held(((),)),
    Held(None),
)

_checks = st.lists(st.builds(Check, st.sampled_from(NAMES), st.sampled_from(TESTS)), min_size=1, max_size=2)
_lines = st.lists(_checks.map(tuple), max_size=2).map(tuple)
_held = st.sampled_from(KNOWN)


@tried(1000)
@given(when=_lines, unless=_lines, known=st.tuples(_held, _held, _held))
def test_a_condition_is_as_true_as_its_checks_and_waits_for_those_that_are_open(
    when: tuple[Line, ...], unless: tuple[Line, ...], known: tuple[Held, Held, Held]
) -> None:
    """Whatever is plain in it, settled, open or not asked."""
    assert_like_one_by_one(when, unless, dict(zip(NAMES, known, strict=True)))


def test_of_two_checks_whatever_is_known_of_both_counts() -> None:
    """In one line, in two, or the second as what rules it out."""
    checks = [Check(name, test) for name in NAMES[:2] for test in TESTS]
    for one, two in product(checks, repeat=2):
        for known in product(KNOWN, repeat=2):
            facts = dict(zip(NAMES, known, strict=False))
            assert_like_one_by_one(((one, two),), (), facts)
            assert_like_one_by_one(((one,), (two,)), (), facts)
            assert_like_one_by_one(((one,),), ((two,),), facts)


def assert_like_one_by_one(when: tuple[Line, ...], unless: tuple[Line, ...], facts: Facts) -> None:
    """Hold a condition against its checks."""
    applies, waiting = _one_by_one(when, facts) if when else (HOLDS, frozenset())
    excluded, waiting_too = _one_by_one(unless, facts) if unless else (FAILS, frozenset())
    expected = both((applies, ~excluded))

    found = Condition(when, unless).weighed(facts)

    assert found == (expected, waiting | waiting_too if expected is OPEN else frozenset())


def _one_by_one(lines: tuple[Line, ...], facts: Facts) -> tuple[Truth, frozenset[str]]:
    weighed = [[(check.fact, check.truth(facts)) for check in line] for line in lines]
    stand = [both([truth for _, truth in line]) for line in weighed]
    truth = either(stand)
    waiting = [
        fact
        for line, stands in zip(weighed, stand, strict=True)
        if stands is OPEN
        for fact, one in line
        if one is OPEN
    ]
    return truth, frozenset(waiting) if truth is OPEN else frozenset()
