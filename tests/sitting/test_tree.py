"""Why, as a tree: what fired, what was near, which answer decided, and which single answer would change it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess, flips, load_knowledge
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from cerwizard.sitting import Branch, flip_branches, tree


@pytest.fixture
def assessed(knowledge: Knowledge) -> Assessment:
    """A device of class IIb because it stays in the body for long."""
    answers: dict[str, FactValue] = {
        "purpose": "diagnose",
        "invasive": True,
        "duration": "long",
        "tissue": False,
    }
    answers |= {"coating": "none", "sharp": True, "depth": 10}
    return assess(Project(name="Thermo", markets=("eu",), answers=answers), knowledge)


def walked(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    """Give every branch, the inner ones too."""
    for branch in branches:
        yield branch
        yield from walked(branch.branches)


def decision(assessment: Assessment, name: str) -> Branch:
    """Return the branch of a decision."""
    return next(branch for branch in walked(tree(assessment)) if branch.decision == name)


def test_the_answer_that_decided_hangs_on_the_rule(assessed: Assessment) -> None:
    """The rule, its indent, and the answer with its question, beside the clause."""
    rule = decision(assessed, "class").branches[0]

    assert rule.label == "Rule 2 → IIb"
    assert ("Clause:", "Act Rule 2") in rule.says
    (indent,) = [branch for branch in rule.branches if branch.label == "For a long time"]
    assert indent.branches[0].question == "duration"
    assert indent.branches[0].label == "More than 30 days – For how long?"


def test_rules_that_fire_without_deciding_and_rules_that_do_not_stand_apart(assessed: Assessment) -> None:
    """Each group says how many there are."""
    labels = {branch.label: branch for branch in decision(assessed, "class").branches}

    assert [rule.label for rule in labels["Fire too, and do not decide (1)"].branches] == ["Rule 5 → IIa"]
    assert len(labels["Do not fire (3)"].branches) == 3


def test_an_open_question_hangs_on_its_decision(knowledge: Knowledge) -> None:
    """It leads to where it can be answered."""
    assessment = assess(Project(markets=("eu",), answers={"purpose": "diagnose"}), knowledge)

    questions = {branch.question for branch in decision(assessment, "class").branches if branch.sign == "?"}

    assert "invasive" in questions


def test_the_use_that_decides_is_open_and_named(assessed: Assessment) -> None:
    """Each use has a branch of its own."""
    project = assessed.project.with_use(Use(id="deep", title="Deep", answers={"tissue": True}))
    branches = decision(assess(project, assessed.knowledge), "class").branches

    assert [(branch.label, branch.is_open) for branch in branches[:2]] == [
        ("the device as described: IIb", False),
        ("Deep: III (decides)", True),
    ]


def test_single_answers_that_would_change_it_say_what_it_would_be(assessed: Assessment) -> None:
    """Each leads to its question."""
    verdict = assessed.verdicts["class"]
    branch = flip_branches(verdict, tuple(flips(assessed, "class")), assessed)

    told = {(inner.question, inner.label) for inner in branch.branches}
    assert ("duration", "IIa: Up to 30 days – For how long?") in told
    assert ("tissue", "III: yes – Is it made from animal tissue?") in told


def test_a_rule_that_misses_one_condition_of_several_was_near() -> None:
    """One check fails and another holds: that is what near means."""
    knowledge = load_knowledge()
    answers: dict[str, FactValue] = {"software": False, "medical_purposes": ("disease",), "human_use": True}
    answers |= {"invasiveness": "surgical", "duration": "short", "active": False}
    assessment = assess(Project(markets=("eu",), answers=answers), knowledge)

    near = [branch for branch in walked(tree(assessment)) if branch.label.startswith("Were near")]

    assert near
    assert all(rule.branches for rule in near[0].branches)
