"""Checks on one open fact cannot all be open at once: what no single value leads to is left out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.decisions import Decision, Otherwise, Rule, SubRule, decide
from cerwizard.facts import ALWAYS, Check, Condition, Held, IsGiven, IsOneOf

VALUES = tuple("abcdefghi")


def among(fact: str, *values: str) -> Condition:
    """Return the condition that a fact has one of these values."""
    return Condition(when=((Check(fact, IsOneOf(values)),),))


def rule(name: str, condition: Condition, outcome: str) -> Rule:
    """Return a rule of this name."""
    return Rule(name, name, name, "says", condition, outcome)


def decision(*rules: Rule) -> Decision:
    """Return a decision in which the first of these rules decides, else the rest stands."""
    return Decision(
        "body", "Body", "clause", "says", ("one", "two", "rest"), "first", "route",
        rules=rules, otherwise=(Otherwise("Rest", "rest", "rest", "says"),),
    )  # fmt: skip


TWO = decision(rule("first", among("kind", "a"), "one"), rule("second", among("kind", "b", "c"), "two"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("a", "b"), {"one", "two"}),
        (("a", "b", "c"), {"one", "two"}),
        (("b", "c"), {"two"}),
        (("c", "d"), {"two", "rest"}),
        (("a", "b", "c", "d"), {"one", "two", "rest"}),
    ],
)
def test_only_what_one_value_leads_to_is_possible(values: tuple[str, ...], expected: set[str]) -> None:
    """Each value leads to one outcome."""
    result = decide(TWO, {"kind": Held(values)})

    assert set(result.possible) == expected
    assert {reason.outcome for reason in result.reasons} == expected


def test_of_two_outcomes_one_can_be_left() -> None:
    """Either value leads to the same rule's outcome, never to the rest."""
    same = decision(rule("first", among("kind", "a"), "one"), rule("second", among("kind", "b"), "one"))

    result = decide(same, {"kind": Held(("a", "b"))})

    assert (result.decision, result.outcome) == (same, "one")


def test_a_fact_that_may_not_apply_leaves_the_rest_possible() -> None:
    """Not asked is one of the ways it can turn out."""
    assert set(decide(TWO, {"kind": Held(("a", "b"), may_not_apply=True)}).possible) == {"one", "two", "rest"}


@pytest.mark.parametrize(("number", "expected"), [(8, {"one", "two"}), (9, {"one", "two", "rest"})])
def test_eight_values_are_gone_through_and_nine_are_not(number: int, expected: set[str]) -> None:
    """Beyond that the answer stays sound, only less sharp."""
    wide = decision(
        rule("first", among("kind", "a"), "one"), rule("second", among("kind", *VALUES[1:]), "two")
    )

    assert set(decide(wide, {"kind": Held(VALUES[:number])}).possible) == expected


def test_every_fact_that_tells_rules_apart_is_gone_through() -> None:
    """One that is settled, or of which anything is possible, does not end the search."""
    both = decision(
        rule("colour-red", among("colour", "red"), "one"),
        rule("colour-blue", among("colour", "blue"), "two"),
        rule("size-big", among("size", "big"), "one"),
        rule("size-small", among("size", "small"), "two"),
        rule("kind-a", among("kind", "a"), "one"),
        rule("kind-b", among("kind", "b"), "two"),
    )

    for colour in (Held(("green",)), Held(("green", "red", "blue"))):
        held = {"colour": colour, "size": Held(("huge",)), "kind": Held(("a", "b"))}
        assert set(decide(both, held).possible) == {"one", "two"}


def test_what_two_facts_each_rule_out_stays_out() -> None:
    """What the first leaves out is not brought back by the second."""
    both = decision(
        rule("colour-red", among("colour", "red"), "one"),
        rule("colour-blue", among("colour", "blue"), "two"),
        rule("kind-a", among("kind", "a"), "one"),
        rule("kind-b", among("kind", "b"), "two"),
    )

    held = {"colour": Held(("red", "blue")), "kind": Held(("a", "c"))}

    assert set(decide(both, held).possible) == {"one", "two"}


def test_a_check_that_names_no_value_tells_nothing_apart() -> None:
    """Whether something is given has no list of values to go through."""
    given = Condition(when=((Check("kind", IsGiven(given=True)),),))
    found = decision(rule("given", given, "one"), rule("b", among("kind", "b"), "two"))

    result = decide(found, {"kind": Held(("a", "b"), may_not_apply=True)})

    assert set(result.possible) == {"one", "two", "rest"}


def test_a_rule_that_takes_its_outcome_from_a_fact_is_gone_through_too() -> None:
    """Either value leads to a rule above it."""
    taken = Rule("taken", "taken", "taken", "says", among("size", "big"), outcome_of="size_class")
    facts = {"kind": Held(("a", "b")), "size": Held(("big",)), "size_class": Held(("rest",))}

    assert set(decide(decision(*TWO.rules, taken), facts).possible) == {"one", "two"}


def test_a_fact_of_which_anything_is_possible_keeps_every_outcome() -> None:
    """There is no list of values to go through."""
    assert set(decide(TWO, {"kind": Held(None)}).possible) == {"one", "two", "rest"}


def test_the_fall_backs_tell_values_apart_as_rules_do() -> None:
    """A condition is read alike wherever it stands."""
    kept = replace(
        TWO,
        rules=TWO.rules[:1],
        otherwise=(
            Otherwise("Two", "two", "two", "says", among("kind", "b")),
            Otherwise("Rest", "rest", "rest", "says", ALWAYS),
        ),
    )

    assert set(decide(kept, {"kind": Held(("a", "b"))}).possible) == {"one", "two"}


def test_a_rule_that_gives_nothing_leaves_the_word_to_those_after_it() -> None:
    """It begins to apply, but none of its own cases does and it has no outcome for the others."""
    case = SubRule("case", "case", "says", among("kind", "b"), "one")
    silent = Rule("silent", "silent", "silent", "says", among("kind", "a", "b"), sub_rules=(case,))
    after = decision(silent, rule("second", among("kind", "a"), "two"))

    assert decide(after, {"kind": Held(("a",))}).outcome == "two"
    assert decide(after, {"kind": Held(("b",))}).outcome == "one"
