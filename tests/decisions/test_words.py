"""What an outcome is called: alone, among others still possible, and with its mark."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.decisions import Decision, Mark, Rule, SubRule
from cerwizard.facts import ALWAYS

CLASS = Decision(
    "class",
    "Class",
    "Annex",
    "says",
    ("I", "IIa", "IIb"),
    "strictest",
    "class",
    labels={"I": "Class I", "IIa": "Class IIa"},
    while_open={frozenset(("IIa", "IIb")): "Class II"},
)
STERILE = Mark("sterile", "Is", "sterile", ("I",), "Article 52(7)", ALWAYS)


@pytest.mark.parametrize(
    ("possible", "words"),
    [
        ((), "does not apply"),
        (("IIa",), "Class IIa"),
        (("IIb",), "IIb"),
        (("I", "IIa"), "Class I to Class IIa"),
        (("I", "IIa", "IIb"), "Class I to IIb"),
        (("IIa", "IIb"), "Class II"),
    ],
)
def test_outcomes_are_said_as_a_range(possible: tuple[str, ...], words: str) -> None:
    """From the mildest to the strictest, unless this set has words of its own."""
    assert CLASS.words(possible) == words


def test_outcomes_without_an_order_are_said_one_by_one() -> None:
    """Nothing lies between them."""
    assert replace(CLASS, policy="first").words(("I", "IIa", "IIb")) == "Class I or Class IIa or IIb"


@pytest.mark.parametrize(
    ("outcomes", "name"), [(("I",), "Is"), (("IIa",), "sterile"), (("I", "IIa"), "sterile")]
)
def test_a_mark_has_a_short_name_beside_its_own_outcome(outcomes: tuple[str, ...], name: str) -> None:
    """Beside any other, or while another is possible, it is said in words."""
    assert STERILE.name_beside(outcomes) == name


def test_what_may_give_an_outcome_is_every_rule_and_every_sub_rule() -> None:
    """In the order in which they stand, the sub-rules behind all rules."""
    indents = tuple(SubRule(name, name, "says", ALWAYS) for name in ("8a", "8b"))
    rules = Rule("8", "Rule 8", "8", "says", sub_rules=indents), Rule("9", "Rule 9", "9", "says")

    assert replace(CLASS, rules=rules).parts == (*rules, *indents)
