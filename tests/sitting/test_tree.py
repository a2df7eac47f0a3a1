"""Why, as a tree: what fired, what was near, which answer decided, and which single answer would change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess, flips, load_knowledge
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use, read_project
from cerwizard.sitting import WhyLine, line_of_flips, tree


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


def walked(lines: tuple[WhyLine, ...]) -> Iterator[WhyLine]:
    """Give every line, the inner ones too."""
    for line in lines:
        yield line
        yield from walked(line.below)


def decision(assessment: Assessment, name: str) -> WhyLine:
    """Return the line of a decision."""
    return next(line for line in walked(tree(assessment)) if line.decision == name)


def test_the_answer_that_decided_hangs_on_the_rule(assessed: Assessment) -> None:
    """The rule, its indent, and the answer with its question, beside the clause."""
    rule = decision(assessed, "class").below[0]

    assert rule.label == "Rule 2 → IIb"
    assert ("Clause:", "Act Rule 2") in rule.says
    (indent,) = [line for line in rule.below if line.label == "For a long time"]
    assert indent.below[0].question == "duration"
    assert indent.below[0].label == "More than 30 days – For how long?"


def test_rules_that_fire_without_deciding_and_rules_that_do_not_stand_apart(assessed: Assessment) -> None:
    """Each group says how many there are."""
    labels = {line.label: line for line in decision(assessed, "class").below}

    assert [rule.label for rule in labels["Fire too, and do not decide (1)"].below] == ["Rule 5 → IIa"]
    assert len(labels["Do not fire (3)"].below) == 3


def test_an_open_question_hangs_on_its_decision(knowledge: Knowledge) -> None:
    """It leads to where it can be answered."""
    assessment = assess(Project(markets=("eu",), answers={"purpose": "diagnose"}), knowledge)

    questions = {line.question for line in decision(assessment, "class").below if line.sign == "?"}

    assert "invasive" in questions


def test_the_use_that_decides_is_open_and_named(assessed: Assessment) -> None:
    """Each use has a line of its own."""
    project = assessed.project.with_use(Use(id="deep", title="Deep", answers={"tissue": True}))
    below = decision(assess(project, assessed.knowledge), "class").below

    assert [(line.label, line.is_open) for line in below[:2]] == [
        ("the device as described: IIb", False),
        ("Deep: III (decides)", True),
    ]


def test_single_answers_that_would_change_it_say_what_it_would_be(assessed: Assessment) -> None:
    """Each leads to its question."""
    verdict = assessed.verdicts["class"]
    line = line_of_flips(verdict, tuple(flips(assessed, "class")), assessed)

    told = {(inner.question, inner.label) for inner in line.below}
    assert ("duration", "IIa: Up to 30 days – For how long?") in told
    assert ("tissue", "III: yes – Is it made from animal tissue?") in told


def test_a_rule_that_misses_one_condition_of_several_was_near() -> None:
    """One check fails and another holds: that is what near means."""
    knowledge = load_knowledge()
    answers: dict[str, FactValue] = {"software": False, "medical_purposes": ("disease",), "human_use": True}
    answers |= {"invasiveness": "surgical", "duration": "short", "active": False}
    assessment = assess(Project(markets=("eu",), answers=answers), knowledge)

    near = [line for line in walked(tree(assessment)) if line.label.startswith("Were near")]

    assert near
    assert all(rule.below for rule in near[0].below)


def test_of_decisions_that_answer_one_question_only_the_one_that_applies_is_shown() -> None:
    """A class beside “GB class: does not apply” would only confuse; what applies to nobody still says so."""
    knowledge = load_knowledge()
    patch = Path(__file__).parents[2] / "examples" / "ecg-patch.toml"
    project = read_project(patch, knowledge.questionnaire, ["eu", "gb"]).project

    shown = [line for line in walked(tree(assess(project, knowledge))) if line.decision]
    keys = [knowledge.decisions[line.decision].report_as for line in shown]

    assert sorted(keys) == sorted(set(keys))
    assert {line.sign for line in shown} >= {"✓", "-"}
