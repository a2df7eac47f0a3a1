"""The quick ways of weighing a condition come to what its checks come to one by one."""

from __future__ import annotations

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
    when: tuple[tuple[Check, ...], ...], unless: tuple[tuple[Check, ...], ...], known: tuple[Held, Held, Held]
) -> None:
    """Whatever is plain in it, settled, open or not asked."""
    facts = dict(zip(NAMES, known, strict=True))

    applies, waiting = _one_by_one(when, facts) if when else (HOLDS, frozenset())
    excluded, waiting_too = _one_by_one(unless, facts) if unless else (FAILS, frozenset())
    expected = both((applies, ~excluded))

    found = Condition(when, unless).weighed(facts)

    assert found == (expected, waiting | waiting_too if expected is OPEN else frozenset())


def _one_by_one(lines: tuple[tuple[Check, ...], ...], facts: Facts) -> tuple[Truth, frozenset[str]]:
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
