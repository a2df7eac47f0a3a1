"""Only an answer that can lift the result is asked for; what failed is traced all the same."""

from __future__ import annotations

import gc
import weakref

from cerwizard.decisions import Decision, Otherwise, Result, Rule, RuleTrace, SubRule, decide
from cerwizard.facts import Check, Condition, Held, IsOneOf, Truth

YES, NO, OPEN = Held((True,)), Held((False,)), Held((False, True))


def yes(fact: str) -> Condition:
    """Return the condition that a fact is answered yes."""
    return Condition(when=((Check(fact, IsOneOf((True,))),),))


def sub_rule(fact: str, outcome: str | None, outcome_of: str | None = None) -> SubRule:
    """Return a sub-rule that a fact decides."""
    return SubRule(fact, fact, "says", yes(fact), outcome, outcome_of)


def rule(fact: str, outcome: str | None, *sub_rules: SubRule, outcome_of: str | None = None) -> Rule:
    """Return a rule that a fact decides."""
    return Rule(fact, fact, fact, "says", yes(fact), outcome, outcome_of, sub_rules)


def decided(*rules: Rule, when: str = "", **facts: Held) -> Result:
    """Return what these rules come to, class I where none fires."""
    decision = Decision(
        "class", "Class", "Annex", "says", ("I", "IIa", "III"), "strictest", "class",
        condition=yes(when) if when else Condition(),
        rules=rules, otherwise=(Otherwise("Else", "I", "else", "says"),),
    )  # fmt: skip
    return decide(decision, facts)


def test_a_sub_rule_below_one_that_holds_already_is_not_asked_for() -> None:
    """Whether the rule applies matters; if it does, class III stands."""
    found = decided(
        rule("chapeau", None, sub_rule("holds", "III"), sub_rule("milder", "IIa")),
        chapeau=OPEN,
        holds=YES,
        milder=OPEN,
    )

    assert found.possible == ("I", "III")
    assert found.open_facts == {"chapeau"}


def test_a_sub_rule_that_gives_what_stands_anyway_is_not_asked_for() -> None:
    """Class I without it, class I with it, with a general outcome of class I or with none."""
    subs = sub_rule("strict", "III"), sub_rule("mild", "I")

    for general in (None, "I"):
        found = decided(rule("chapeau", general, *subs), chapeau=YES, strict=OPEN, mild=OPEN)
        assert found.open_facts == {"strict"}


def test_a_rule_that_gives_what_stands_anyway_is_not_asked_for() -> None:
    """Another rule is open and can lift the result; this one cannot."""
    found = decided(rule("strict", "III"), rule("mild", "I"), strict=OPEN, mild=OPEN)

    assert found.possible == ("I", "III")
    assert found.open_facts == {"strict"}


def test_an_outcome_of_which_nothing_is_known_may_be_none() -> None:
    """The rule is not sure to fire, so it is no reason."""
    found = decided(rule("linked", None, outcome_of="linked_class"), linked=YES, linked_class=Held(None))

    assert found.possible == ("I", "IIa", "III")
    assert (found.reasons, found.fallback) == ((), None)


def test_a_sub_rule_whose_outcome_is_none_fails() -> None:
    """Its condition holds, and there is nothing to take."""
    found = decided(
        rule("chapeau", "IIa", sub_rule("linked", None, "linked_class")),
        chapeau=YES,
        linked=YES,
        linked_class=Held(("none",)),
    )

    assert found.outcome == "IIa"
    assert found.trace[0].sub_rules[0].truth is Truth.FAILS


def test_a_rule_that_fails_is_traced_as_failing() -> None:
    """So that a reader can ask why it did not apply."""
    failing = rule("chapeau", "III", sub_rule("strict", "III"))

    assert decided(failing, chapeau=NO, strict=OPEN).trace == (RuleTrace(failing, Truth.FAILS, (), (None,)),)


def test_a_decision_that_does_not_apply_comes_to_nothing() -> None:
    """No outcome, no reason, nothing open."""
    found = decided(rule("chapeau", "III"), when="device", device=NO, chapeau=OPEN)

    assert found == Result(found.decision, Truth.FAILS, ())
    assert found.decision.id == "class"


class Watched(str):
    """A name of which one can see that nobody has it any more."""


def test_a_result_that_is_let_go_leaves_nothing_behind() -> None:
    """A rule keeps how it stands, which names the rule: garbage collection has to find that circle."""
    name = Watched("lone")
    watched = weakref.ref(name)
    result = decided(rule(name, "IIa"), lone=YES)
    del name

    assert result.outcome == "IIa"
    assert watched() is not None
    del result
    gc.collect()
    assert watched() is None
