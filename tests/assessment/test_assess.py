"""The assessment: uses joined, gaps judged, what matters next, and nothing kept between calls."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from textwrap import dedent

import pytest

from cerwizard.assessment import Knowledge, assess, flips, lint
from cerwizard.facts import Row, Truth
from cerwizard.project import Project, Use
from tests.small import knowledge_of, question, yes_no

QUESTIONS = "\n".join(
    [
        yes_no("implantable"),
        yes_no("sterile"),
        question('id = "surface"\nask = "What touches the body?"\nkind = "text"'),
        yes_no("by_judgement", "judgement = true"),
        yes_no("idle"),
        question("""
            id = "claim"
            ask = "What do you claim?"
            kind = "table"
            [[question.column]]
            id = "id"
            ask = "Name"
            kind = "text"
            [[question.column]]
            id = "endpoint"
            ask = "Endpoint"
            kind = "text"
        """),
    ]
)
RULES = """
[[decision]]
id = "grade"
title = "Grade"
report_as = "grade_of_device"
clause = "MDR Annex VIII"
says = "The strictest stands."
outcomes = ["I", "IIb"]
policy = "strictest"
group = "class"
otherwise = [ { outcome = "I", clause = "MDR Annex VIII, Rule 1", says = "All others." } ]
[[decision.mark]]
id = "sterile_mark"
label = "Is"
words = "sterile"
of = ["I"]
clause = "MDR Article 52(7)"
when = { sterile = true }
[[decision.rule]]
id = "eight"
name = "Rule 8"
clause = "MDR Annex VIII, Rule 8"
says = "Implants."
when = { implantable = true }
outcome = "IIb"

[[requirement]]
id = "R-1"
says = "Say what touches the body."
clause = "MDR Annex II, 1.1"
authority = "law"
verified = true
kind = "duty"
group = "Device"
severity = "minor"
due = "scoping"
met_by = [ { answers = ["surface", "by_judgement"] } ]

[[requirement]]
id = "R-2"
says = "Show it for implants."
clause = "MDR Article 61(4)"
authority = "law"
verified = "not verified: the list"
kind = "duty"
group = "Route"
severity = "major"
due = "report"
when = { grade = "IIb" }
met_by = [ { stated = true } ]

[[requirement]]
id = "R-3"
says = "An endpoint for each claim."
clause = "MDR Annex XIV Part A, 1(a)"
authority = "law"
verified = true
kind = "duty"
group = "Claims"
severity = "major"
due = "plan"
each = "claim"
met_by = [ { rows = { of = "claim", need = ["endpoint"] } } ]
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return the knowledge above."""
    return knowledge_of(tmp_path_factory.mktemp("assess"), QUESTIONS, RULES)


def test_the_strictest_use_stands_and_is_named(knowledge: Knowledge) -> None:
    """Several uses are assessed each on its own (Annex VIII, 3.5)."""
    project = Project(
        markets=("eu",), answers={"implantable": False}, uses=(Use(id="lead", answers={"implantable": True}),)
    )

    grade = assess(project, knowledge).verdicts["grade"]

    assert grade.outcome == "IIb"
    assert [(reason.use, reason.reason.clause) for reason in grade.reasons] == [
        ("lead", "MDR Annex VIII, Rule 8")
    ]


def test_an_open_use_widens_the_bounds_of_the_whole(knowledge: Knowledge) -> None:
    """What one use may still become, the device may still become."""
    project = Project(markets=("eu",), answers={"implantable": False}, uses=(Use(id="lead", open={}),))
    without = assess(project, knowledge).verdicts["grade"]
    assert without.outcome == "I"

    open_base = Project(markets=("eu",), uses=(Use(id="lead", answers={"implantable": False}),))
    grade = assess(open_base, knowledge).verdicts["grade"]

    assert (grade.lowest, grade.highest, grade.open) == ("I", "IIb", ("implantable",))


def test_a_requirement_on_each_row_may_leave_rows_out(tmp_path: Path) -> None:
    """Those that are not meant are neither a gap nor met."""
    narrow = RULES.replace('each = "claim"', 'each = "claim"\nonly_rows = { endpoint = ["pain", "sleep"] }')
    rows: tuple[Row, ...] = ({"id": "C1", "endpoint": "pain"}, {"id": "C2", "endpoint": "cost"}, {"id": "C3"})
    project = Project(markets=("eu",), tables={"claim": rows})

    gaps = assess(project, knowledge_of(tmp_path, QUESTIONS, narrow)).gaps

    assert [gap.instance for gap in gaps if gap.requirement.id == "R-3"] == ["C1"]


def test_what_cannot_be_judged_yet_says_what_it_waits_for(knowledge: Knowledge) -> None:
    """An open condition is not a gap; it names the question that decides."""
    gap = next(gap for gap in assess(Project(markets=("eu",)), knowledge).gaps if gap.requirement.id == "R-2")

    assert gap.applies is Truth.OPEN
    assert gap.status == "open"
    assert gap.waits_for == {"implantable"}


def test_gaps_come_worst_first_and_only_what_is_due(knowledge: Knowledge) -> None:
    """At scoping nobody is shouted at about the report."""
    project = Project(markets=("eu",), answers={"implantable": True}, stage="scoping")
    assessment = assess(project, knowledge)

    assert [gap.requirement.id for gap in assessment.gaps] == ["R-2", "R-3", "R-1"]
    assert [gap.requirement.id for gap in assessment.due] == ["R-1"]
    assert [gap.requirement.id for gap in assess(project.with_details(stage="report"), knowledge).due] == [
        "R-2",
        "R-3",
        "R-1",
    ]


def test_each_row_has_its_own_gap(knowledge: Knowledge) -> None:
    """A claim without an endpoint is a gap of that claim."""
    rows = ({"id": "C1", "endpoint": "pain at 12 weeks"}, {"id": "C2"})
    gaps = assess(Project(markets=("eu",), tables={"claim": rows}), knowledge).gaps

    assert {gap.instance: gap.status for gap in gaps if gap.requirement.id == "R-3"} == {
        "C1": "met",
        "C2": "missing",
    }


def test_a_judgement_is_given_with_its_justification(knowledge: Knowledge) -> None:
    """The answer alone leaves the requirement partly met."""
    project = Project(markets=("eu",), answers={"surface": "skin", "by_judgement": True})
    justified = project.with_justification("by_judgement", "since the energy is low")

    statuses = [
        next(gap.status for gap in assess(found, knowledge).gaps if gap.requirement.id == "R-1")
        for found in (project, justified)
    ]

    assert statuses == ["partly", "met"]


def test_a_plain_no_needs_no_justification(knowledge: Knowledge) -> None:
    """What a screening answers with no is not a judgement that anybody has to defend."""
    project = Project(markets=("eu",), answers={"surface": "skin", "by_judgement": False})

    gap = next(gap for gap in assess(project, knowledge).gaps if gap.requirement.id == "R-1")

    assert gap.status == "met"


def test_the_next_question_is_one_that_can_still_change_something(knowledge: Knowledge) -> None:
    """Reading order, without what nothing waits for; the reasons are named."""
    assessment = assess(Project(markets=("eu",)), knowledge)

    item = assessment.next_item()

    assert item is not None
    assert item.id == "implantable"
    assert assessment.can_change("implantable") == ("Grade", "whether 1 requirement applies")
    assert "idle" not in assessment.matters
    assert "surface" in assessment.matters


def test_an_open_mark_is_worth_its_question(knowledge: Knowledge) -> None:
    """Sterile does not change the class, and still has to be known."""
    settled = assess(Project(markets=("eu",), answers={"implantable": False}), knowledge)
    marked = assess(Project(markets=("eu",), answers={"implantable": False, "sterile": True}), knowledge)

    assert settled.verdicts["grade"].is_settled
    assert "sterile" in settled.matters
    assert settled.verdicts["grade"].mark_words == " (Is still open)"
    assert marked.verdicts["grade"].mark_words == " (Is)"
    implant = assess(marked.project.with_answer("implantable", True), knowledge)
    assert implant.verdicts["grade"].mark_words == " (sterile)"


def test_single_answers_that_would_flip_the_class_are_found(knowledge: Knowledge) -> None:
    """What stands between this class and another is one answer, and it is named."""
    project = Project(markets=("eu",), answers={"implantable": False, "sterile": False})

    found = list(flips(assess(project, knowledge), "grade"))

    assert [(flip.question.id, flip.value, flip.possible) for flip in found] == [
        ("implantable", True, ("IIb",))
    ]


def test_assessing_changes_nothing_and_remembers_nothing(knowledge: Knowledge) -> None:
    """The same project gives the same assessment, and is left as it was."""
    project = Project(markets=("eu",), answers={"implantable": True}, tables={"claim": ({"id": "C1"},)})
    before = deepcopy(project)

    first, second = assess(project, knowledge), assess(project, knowledge)

    assert project == before
    assert [(gap.requirement, gap.status, gap.why) for gap in first.gaps] == [
        (gap.requirement, gap.status, gap.why) for gap in second.gaps
    ]
    assert first.verdicts == second.verdicts


def test_a_question_whose_answer_changes_nothing_is_refused(knowledge: Knowledge) -> None:
    """Every question must be worth asking."""
    (problem,) = lint(knowledge)

    assert str(problem).startswith("questions/10-device.toml:")
    assert problem.message == (
        "the answer to `idle` can change nothing: no rule, requirement or document reads it"
    )


def test_an_outcome_that_no_rule_gives_is_refused(tmp_path: Path) -> None:
    """A decision may not promise what it cannot decide."""
    rules = RULES.replace('outcomes = ["I", "IIb"]', 'outcomes = ["I", "IIb", "III"]')

    found = [problem.message for problem in lint(knowledge_of(tmp_path, QUESTIONS, rules))]

    assert "`grade` has the outcome `III`, which no rule gives" in found


def test_under_a_shared_key_the_decision_that_applies_is_reported(tmp_path: Path) -> None:
    """An implant of a kind that has no class is said in place of the class."""
    other = """
    [[decision]]
    id = "unclassed"
    title = "Kind"
    report_as = "grade_of_device"
    clause = "MDD"
    says = "Has no class."
    outcomes = ["without"]
    policy = "first"
    group = "class"
    when = { sterile = true }
    otherwise = [ { outcome = "without", clause = "MDD", says = "It has none." } ]
    """
    rules = RULES.replace("\n[[requirement]]", dedent(other) + "\n[[requirement]]", 1)
    both = knowledge_of(tmp_path, QUESTIONS, rules)

    said = [
        assess(Project(answers=answers), both).reported["grade_of_device"].decision.id
        for answers in ({}, {"sterile": False}, {"sterile": True})
    ]

    assert said == ["grade", "grade", "unclassed"]
