"""What a decision rests on: the answers, and the decisions before it, that its deciding rules look at."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import Knowledge
from cerwizard.decisions import Result
from cerwizard.facts import Check, Condition, Facts, Truth


def facts_behind(result: Result, facts: Facts, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the questions, then the earlier decisions, that the deciding rules rest on, in reading order.

    Derived facts are taken apart. Of several ways in which a rule could hold, only those that do count.
    """
    seen: set[str] = set()
    for condition in _deciding(result):
        _collect(condition, Truth.HOLDS, facts, knowledge, seen)
    return tuple(
        fact
        for fact in (*knowledge.questionnaire.questions, *knowledge.decisions)
        if fact in seen and not facts[fact].is_not_applicable
    )


def _deciding(result: Result) -> Iterator[Condition]:
    """Return the conditions of the rules that hold and give the outcome, or set its lower bound."""
    names = {reason.rule_id for reason in result.reasons}
    for trace in (found for found in result.trace if found.truth is Truth.HOLDS):
        holding = [sub.sub_rule for sub in trace.sub_rules if sub.truth is Truth.HOLDS]
        subs = [sub for sub in holding if sub.id in names]
        if subs or trace.rule.id in names:
            yield trace.rule.condition
        yield from (sub.condition for sub in subs)
    if result.fallback:
        yield result.fallback.condition


def _collect(condition: Condition, wanted: Truth, facts: Facts, knowledge: Knowledge, seen: set[str]) -> None:
    """Add what makes a condition come out as it does."""
    for check in _telling(condition, wanted, facts):
        if check.fact in seen:
            continue
        seen.add(check.fact)
        derived = knowledge.derived.get(check.fact)
        if derived:
            _collect(derived.condition, derived.condition.truth(facts), facts, knowledge, seen)


def _telling(condition: Condition, truth: Truth, facts: Facts) -> Iterator[Check]:
    """Return the checks that tell: the lines that hold and what bars each exclusion, or what is nearly so."""
    if truth is Truth.FAILS:
        barring = [line for line in condition.unless if all(_truths(line, facts, Truth.HOLDS))]
        if barring:
            yield from barring[0]
        elif condition.when:
            yield from min(
                (
                    [check for check in line if check.truth(facts) is not Truth.HOLDS]
                    for line in condition.when
                ),
                key=len,
            )
        return
    standing = [line for line in condition.when if not any(_truths(line, facts, Truth.FAILS))]
    for line in standing:
        yield from line
    for line in condition.unless:
        yield from [check for check in line if check.truth(facts) is not Truth.HOLDS][:1]


def _truths(line: tuple[Check, ...], facts: Facts, wanted: Truth) -> Iterator[bool]:
    return (check.truth(facts) is wanted for check in line)
