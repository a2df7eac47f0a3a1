"""Which conditions were nearly met: all but one of their checks hold."""

from __future__ import annotations

from cerwizard.facts import FAILS, HOLDS, Condition, Facts


def only_missing(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """Return the facts of which each alone keeps a condition from holding, with another beside it that holds.

    None where something else bars it as well: an exclusion, or a check that is open.
    """
    if any(check.truth(facts) is not FAILS for line in condition.unless for check in line):
        return ()
    missing = [
        [check for check in line if check.truth(facts) is not HOLDS]
        for line in condition.when
        if len(line) > 1
    ]
    return tuple(dict.fromkeys(checks[0].fact for checks in missing if len(checks) == 1))
