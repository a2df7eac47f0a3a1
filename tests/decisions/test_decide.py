"""Deciding: strictest wins, sub-rules displace, open answers keep every reachable outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.decisions import Result, decide
from cerwizard.facts import Held, Truth
from cerwizard.questionnaire import Answers, Interview
from tests.small import knowledge_of, question, yes_no

QUESTIONS = "\n".join(
    [yes_no(name) for name in ("surgical", "reusable", "heart", "absorbed", "linked", "wanted")]
)
QUESTIONS += question("""
    id = "driven"
    ask = "Which class does it drive?"
    kind = "one_of"
    [question.choices]
    none = "None"
    IIa = "IIa"
    III = "III"
""")
RULES = """
[[decision]]
id = "grade"
title = "Grade"
clause = "MDR Annex VIII"
says = "The strictest rule stands."
outcomes = ["I", "IIa", "IIb", "III"]
policy = "strictest"
group = "class"
unless = { wanted = false }
otherwise = [ { outcome = "I", clause = "MDR Annex VIII, Rule 1", says = "All others." } ]
[[decision.rule]]
id = "six"
name = "Rule 6"
clause = "MDR Annex VIII, Rule 6"
says = "Surgical."
when = { surgical = true }
outcome = "IIa"
[[decision.rule.sub_rule]]
id = "six two"
clause = "MDR Annex VIII, Rule 6, second indent"
says = "Reusable instrument."
when = { reusable = true }
outcome = "I"
[[decision.rule.sub_rule]]
id = "six three"
clause = "MDR Annex VIII, Rule 6, third indent"
says = "Heart."
when = { heart = true }
outcome = "III"
[[decision.rule]]
id = "two"
name = "Rule 2"
clause = "MDR Annex VIII, Rule 2"
says = "Linked."
[[decision.rule.sub_rule]]
id = "two one"
clause = "MDR Annex VIII, Rule 2, first indent"
says = "Linked."
when = { linked = true }
outcome = "IIa"
[[decision.rule]]
id = "three"
name = "Implementing rule 3.3"
clause = "MDR Annex VIII, 3.3"
says = "As the driven device."
outcome_of = "driven"
"""


@pytest.fixture(scope="module")
def result_of(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]  # a factory fixture
    """Decide on the answers given."""
    knowledge = knowledge_of(tmp_path_factory.mktemp("grade"), QUESTIONS, RULES)
    decision = next(iter(knowledge.decisions.values()))

    def decided(**answers: bool | str) -> Result:
        return decide(decision, Interview(knowledge.questionnaire, Answers(answers)).facts)

    return decided


ALL_NO = {
    "reusable": False,
    "heart": False,
    "linked": False,
    "driven": "none",
    "wanted": True,
    "absorbed": False,
}


def test_with_no_rule_firing_the_fallback_stands(result_of) -> None:  # type: ignore[no-untyped-def]
    """Every device gets a class, and the clause of the fall-back is named."""
    result = result_of(**ALL_NO, surgical=False)

    assert (result.outcome, result.reasons[0].clause) == ("I", "MDR Annex VIII, Rule 1")


@pytest.mark.parametrize(
    ("answers", "expected", "clause"),
    [
        ({}, "IIa", "MDR Annex VIII, Rule 6"),
        ({"reusable": True}, "I", "MDR Annex VIII, Rule 6, second indent"),
        ({"reusable": True, "heart": True}, "III", "MDR Annex VIII, Rule 6, third indent"),
        ({"reusable": True, "linked": True}, "IIa", "MDR Annex VIII, Rule 2, first indent"),
        ({"driven": "III"}, "III", "MDR Annex VIII, 3.3"),
    ],
)
def test_sub_rules_displace_and_the_strictest_stands(result_of, answers, expected, clause) -> None:  # type: ignore[no-untyped-def]
    """A sub-rule displaces its rule's general outcome even downwards; among what is left the strictest stands."""
    result = result_of(**{**ALL_NO, "surgical": True, **answers})

    assert result.outcome == expected
    assert [reason.clause for reason in result.reasons] == [clause]


def test_open_answers_keep_every_outcome_they_can_reach(result_of) -> None:  # type: ignore[no-untyped-def]
    """The bounds are sound: what an answer could still bring is among the possible outcomes."""
    without = {name: value for name, value in ALL_NO.items() if name not in ("heart", "reusable")}
    result = result_of(**without, surgical=True)

    assert result.possible == ("I", "IIa", "III")
    assert (result.lowest, result.highest, result.is_settled) == ("I", "III", False)
    assert result.open_facts == {"heart", "reusable"}


def test_an_answer_that_cannot_lift_the_result_any_more_is_not_open(result_of) -> None:  # type: ignore[no-untyped-def]
    """Class III is reached: what else might fire is not worth a question."""
    result = result_of(heart=True, surgical=True, wanted=True)

    assert result.outcome == "III"
    assert result.open_facts == frozenset()


def test_only_rules_that_could_lift_the_result_are_open(result_of) -> None:  # type: ignore[no-untyped-def]
    """Being linked gives class IIa, which stands already; the driven device could still give class III."""
    result = result_of(surgical=True, reusable=False, heart=False, wanted=True)

    assert result.possible == ("IIa", "III")
    assert result.open_facts == {"driven"}


def test_a_decision_that_does_not_apply_is_not_applicable_for_what_follows(result_of) -> None:  # type: ignore[no-untyped-def]
    """Rules about the class do not wait for a class that there will never be."""
    result = result_of(wanted=False)

    assert result.applies is Truth.FAILS
    assert result.held.is_not_applicable


def test_a_result_is_a_fact_held_as_the_set_of_its_outcomes(result_of) -> None:  # type: ignore[no-untyped-def]
    """A check on an open class holds when all members agree."""
    result = result_of(surgical=True, reusable=False, heart=False, wanted=True)

    assert result.held == Held(("IIa", "III"))


def test_the_driven_class_is_open_while_nobody_says_what_is_driven(result_of) -> None:  # type: ignore[no-untyped-def]
    """An outcome taken from a fact is as open as the fact."""
    known = {name: value for name, value in ALL_NO.items() if name != "driven"}
    result = result_of(**known, surgical=False)

    assert result.possible == ("I", "IIa", "III")
    assert result.open_facts == {"driven"}


def test_the_first_rule_that_holds_decides(tmp_path: Path) -> None:
    """In an ordered decision, a rule that is open leaves its own outcome and those below possible."""
    knowledge = knowledge_of(
        tmp_path,
        yes_no("excluded") + yes_no("medical"),
        """
        [[decision]]
        id = "kind"
        title = "What it is"
        clause = "MDR Article 1"
        says = "In order."
        outcomes = ["device", "other"]
        policy = "first"
        group = "qualification"
        otherwise = [ { outcome = "other", clause = "MDR Article 2", says = "Nothing medical." } ]
        [[decision.rule]]
        id = "out"
        name = "Out"
        clause = "MDR Article 1(6)"
        says = "Excluded."
        when = { excluded = true }
        outcome = "other"
        [[decision.rule]]
        id = "in"
        name = "In"
        clause = "MDR Article 2(1)"
        says = "Medical."
        when = { medical = true }
        outcome = "device"
        """,
    )
    decision = next(iter(knowledge.decisions.values()))

    def decided(**answers: bool) -> Result:
        return decide(decision, Interview(knowledge.questionnaire, Answers(answers)).facts)

    assert decided(excluded=True).outcome == "other"
    assert decided(medical=True).possible == ("device", "other")
    assert decided(medical=True).open_facts == {"excluded"}
    assert decided(medical=False).outcome == "other"
    assert decided(medical=True, excluded=False).outcome == "device"


def test_one_of_two_values_never_leads_to_what_is_left_for_none(tmp_path: Path) -> None:
    """Each rule on an open value is open, yet what no single value leads to is not possible."""
    knowledge = knowledge_of(
        tmp_path,
        QUESTIONS,
        """
        [[decision]]
        id = "body"
        title = "Body"
        clause = "MDR Article 52"
        says = "In order."
        outcomes = ["none", "sampling", "every"]
        policy = "first"
        group = "route"
        otherwise = [ { outcome = "every", clause = "MDR Article 52(3)", says = "All others." } ]
        [[decision.rule]]
        id = "body-none"
        name = "None"
        clause = "MDR Article 52(7)"
        says = "None."
        when = { driven = "none" }
        outcome = "none"
        [[decision.rule]]
        id = "body-sampling"
        name = "Sampling"
        clause = "MDR Article 52(6)"
        says = "Sampling."
        when = { driven = "IIa" }
        outcome = "sampling"
        """,
    )
    decision = knowledge.decisions["body"]
    facts = Interview(knowledge.questionnaire, Answers({})).facts

    def possible(*values: str) -> tuple[str, ...]:
        return decide(decision, {**facts, "driven": Held(values)}).possible

    assert possible("none", "IIa") == ("none", "sampling")
    assert possible("IIa", "III") == ("sampling", "every")
    assert possible("none", "IIa", "III") == ("none", "sampling", "every")
    assert decide(decision, {**facts, "driven": Held(("none", "IIa"), may_not_apply=True)}).possible == (
        "none",
        "sampling",
        "every",
    )
