"""What decided: the rules that set the lower bound, the fall-back, and in an ordered decision the first that holds."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.decisions import Decision, Mark, Otherwise, Reason, Rule, SubRule, decide
from cerwizard.facts import Check, Condition, Held, IsOneOf, Truth

YES, NO, OPEN = Held((True,)), Held((False,)), Held((False, True))


def yes(fact: str, *values: str) -> Condition:
    """Return the condition that a fact is answered yes, or with one of these values."""
    return Condition(when=((Check(fact, IsOneOf(values or (True,))),),))


CLASS = Decision(
    "class",
    "Class",
    "Annex",
    "says",
    ("I", "IIa", "III"),
    "strictest",
    "class",
    rules=(
        Rule("six", "Rule 6", "six", "Surgical.", yes("surgical"), "IIa", notes=("general",), sub_rules=(
            SubRule("six-heart", "six, heart", "Heart.", yes("heart"), "III", notes=("indent",)),
            SubRule("six-nerve", "six, nerve", "Nerve.", yes("nerve"), "III"),
            SubRule("six-reused", "six, reused", "Reused.", yes("reused"), "I"),
        )),
        Rule("nine", "Rule 9", "nine", "Energy.", yes("energy"), "III"),
    ),
    otherwise=(
        Otherwise("Rule 13", "I", "thirteen", "Other active devices.", yes("active")),
        Otherwise("Rule 1", "I", "one", "All others."),
    ),
    marks=(Mark("sterile", "Is", "sterile", ("I",), "52(7)", yes("sterile")),),
)  # fmt: skip
NOTHING = dict.fromkeys(("surgical", "heart", "nerve", "reused", "energy", "active", "sterile"), NO)

ORDERED = Decision(
    "kind",
    "Kind",
    "Article 1",
    "says",
    ("device", "accessory", "other"),
    "first",
    "qualification",
    rules=(
        Rule("out", "Out", "out", "Excluded.", yes("excluded"), "other"),
        Rule("in", "In", "in", "Medical.", yes("medical"), "device"),
        Rule("driven", "Driven", "driven", "As what it drives.", yes("drives"), outcome_of="driven"),
    ),
    otherwise=(
        Otherwise("Helper", "accessory", "helper", "It helps one.", yes("helps")),
        Otherwise("Rest", "other", "rest", "Nothing medical."),
    ),
)
ORDERED_NOTHING = {**dict.fromkeys(("excluded", "medical", "drives", "helps"), NO), "driven": Held(("none",))}


def test_a_rule_that_decides_is_named_with_clause_words_and_notes() -> None:
    """A reader sees what was applied."""
    result = decide(CLASS, {**NOTHING, "surgical": YES})

    assert result.reasons == (Reason("Rule 6", "six", "Surgical.", "IIa", "six", ("general",)),)
    assert result.fallback is None


def test_the_sub_rules_that_decide_are_named_in_the_place_of_their_rule() -> None:
    """Two indents at the same height are both named, one that is milder is not, another rule is."""
    held = {**NOTHING, "surgical": YES, "heart": YES, "nerve": YES, "reused": YES, "energy": YES}

    result = decide(CLASS, held)

    assert result.reasons == (
        Reason("Rule 6", "six, heart", "Heart.", "III", "six-heart", ("general", "indent")),
        Reason("Rule 6", "six, nerve", "Nerve.", "III", "six-nerve", ("general",)),
        Reason("Rule 9", "nine", "Energy.", "III", "nine"),
    )


def test_while_it_is_open_the_reasons_are_those_of_the_lower_bound() -> None:
    """Class IIa at least by the rule that holds; what may lift it is no reason yet."""
    result = decide(CLASS, {**NOTHING, "surgical": YES, "energy": OPEN})

    assert result.possible == ("IIa", "III")
    assert [reason.clause for reason in result.reasons] == ["six"]
    assert result.open_facts == {"energy"}


def test_the_fall_back_that_holds_first_decides_and_is_named() -> None:
    """No rule fires: the clause for all others stands, the narrower one before it."""
    active = decide(CLASS, {**NOTHING, "active": YES})
    passive = decide(CLASS, NOTHING)

    assert active.reasons == (Reason("Rule 13", "thirteen", "Other active devices.", "I"),)
    assert passive.reasons == (Reason("Rule 1", "one", "All others.", "I"),)
    assert (active.fallback, passive.fallback) == CLASS.otherwise


@pytest.mark.parametrize("unsure", ["active", "energy"])
def test_no_fall_back_is_named_while_another_may_stand_in_its_place(unsure: str) -> None:
    """Which of two fall-backs it is, or whether a rule fires, is still open."""
    result = decide(CLASS, {**NOTHING, unsure: OPEN})

    assert result.fallback is None
    assert result.reasons == ()


def test_a_rule_takes_the_place_of_a_stricter_fall_back() -> None:
    """Its answer still matters, though its outcome is the mildest."""
    strict = replace(CLASS, rules=(replace(CLASS.rules[1], outcome="I"),), otherwise=(
        Otherwise("Else", "III", "else", "All others."),
    ))  # fmt: skip

    result = decide(strict, {**NOTHING, "energy": OPEN})

    assert result.possible == ("I", "III")
    assert result.open_facts == {"energy"}


@pytest.mark.parametrize(("held", "marks", "open_marks"), [(YES, 1, 0), (OPEN, 0, 1), (NO, 0, 0)])
def test_a_mark_stands_beside_the_outcome(held: Held, marks: int, open_marks: int) -> None:
    """Sterile or not, or not said yet; the class is the same."""
    result = decide(CLASS, {**NOTHING, "sterile": held})

    assert result.outcome == "I"
    assert (len(result.marks), len(result.open_marks)) == (marks, open_marks)


@pytest.mark.parametrize(("held", "marks", "open_marks"), [(YES, 2, 0), (OPEN, 0, 2)])
def test_several_marks_stand_side_by_side(held: Held, marks: int, open_marks: int) -> None:
    """Sterile and measuring: neither takes the place of the other."""
    measuring = Mark("measuring", "Im", "measuring", ("I",), "52(7)", yes("active"))
    both = replace(CLASS, marks=(*CLASS.marks, measuring))

    result = decide(both, {**NOTHING, "sterile": held, "active": held})

    assert (len(result.marks), len(result.open_marks)) == (marks, open_marks)


def test_a_decision_that_may_not_apply_is_not_settled() -> None:
    """One outcome is left, and still it waits for whether it applies at all."""
    result = decide(replace(CLASS, condition=yes("device")), {**NOTHING, "device": OPEN})

    assert (result.possible, result.applies, result.is_settled) == (("I",), Truth.OPEN, False)
    assert result.open_facts == {"device"}


def test_in_an_ordered_decision_the_rule_that_is_sure_decides_alone() -> None:
    """A rule above it that is open and agrees is not what decides."""
    agreeing = replace(ORDERED, rules=(replace(ORDERED.rules[0], outcome="device"), *ORDERED.rules[1:]))

    result = decide(agreeing, {**ORDERED_NOTHING, "excluded": OPEN, "medical": YES})

    assert result.possible == ("device",)
    assert result.reasons == (Reason("In", "in", "Medical.", "device", "in"),)
    assert result.open_facts == frozenset()


def test_in_an_ordered_decision_what_may_come_first_is_named_too() -> None:
    """Two outcomes are possible, each with its rule, and nothing below the rule that holds."""
    result = decide(ORDERED, {**ORDERED_NOTHING, "excluded": OPEN, "medical": YES, "drives": OPEN})

    assert result.possible == ("device", "other")
    assert [(reason.rule, reason.outcome) for reason in result.reasons] == [
        ("Out", "other"),
        ("In", "device"),
    ]
    assert result.open_facts == {"excluded"}


def test_in_an_ordered_decision_the_fall_backs_stand_below_all_rules() -> None:
    """The rule that is open and both fall-backs are named, with all they hang on."""
    result = decide(ORDERED, {**ORDERED_NOTHING, "medical": OPEN, "helps": OPEN})

    assert result.possible == ("device", "accessory", "other")
    assert [reason.rule for reason in result.reasons] == ["In", "Helper", "Rest"]
    assert result.open_facts == {"medical", "helps"}
    assert result.fallback is None


@pytest.mark.parametrize(("helps", "at"), [(YES, 0), (NO, 1)])
def test_in_an_ordered_decision_one_fall_back_decides(helps: Held, at: int) -> None:
    """The first that holds is the last word."""
    result = decide(ORDERED, {**ORDERED_NOTHING, "helps": helps})

    assert result.fallback is ORDERED.otherwise[at]
    assert result.outcome == ORDERED.otherwise[at].outcome


def test_in_an_ordered_decision_a_fall_back_decides_nothing_while_a_rule_is_open() -> None:
    """What is left may be taken by the rule above."""
    assert decide(ORDERED, {**ORDERED_NOTHING, "medical": OPEN}).fallback is None


def test_in_an_ordered_decision_an_outcome_is_as_open_as_the_fact_it_is_taken_from() -> None:
    """It may be one of two, or nothing at all, and then the fall-back stands."""
    driven = Held(("device", "none"))

    result = decide(ORDERED, {**ORDERED_NOTHING, "drives": YES, "driven": driven})

    assert result.possible == ("device", "other")
    assert result.open_facts == {"driven"}


def test_in_an_ordered_decision_a_rule_that_gives_nothing_is_no_reason() -> None:
    """It holds, and what it takes its outcome from names none."""
    result = decide(ORDERED, {**ORDERED_NOTHING, "drives": YES})

    assert result.reasons == (Reason("Rest", "rest", "Nothing medical.", "other"),)
    assert result.fallback is ORDERED.otherwise[1]
