"""Leaves out what no single value of an open fact leads to: checks on one fact cannot all be open at once."""

from __future__ import annotations

from collections.abc import Callable, Collection

from cerwizard.decisions.decision import Decision
from cerwizard.facts import NOT_APPLICABLE, Facts, Held

MOST_VALUES = 8
"""A fact with more values still possible is not gone through one by one."""


def narrowed(
    decision: Decision,
    facts: Facts,
    possible: Collection[str],
    reached: Callable[[Decision, Facts], Collection[str]],
) -> tuple[str, ...]:
    """Return the outcomes that stay possible whichever value each open fact that tells rules apart turns out to have.

    Three rules on three classes are all open while the class is; yet one of two classes leads to one of two
    outcomes, and never to what is left for none of the three.
    """
    left = set(possible)
    for fact, named in decision.told_apart.items():
        held = facts[fact]
        if held.values is None or not 1 < len(held.values) <= MOST_VALUES:
            continue
        if named < set(held.values):  # every rule stays possible, and so does what is left for none of them
            continue
        cases = [Held((value,)) for value in held.values]
        if held.may_not_apply:
            cases.append(NOT_APPLICABLE)
        left &= {outcome for case in cases for outcome in reached(decision, {**facts, fact: case})}
    return tuple(outcome for outcome in decision.outcomes if outcome in left)
