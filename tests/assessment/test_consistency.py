"""What does not go together is found, with its place, and never corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, assess, load_knowledge
from cerwizard.errors import KnowledgeError
from cerwizard.project import Action, Project, Statement, Use
from tests.small import knowledge_of, question, yes_no

QUESTIONS = "\n".join(
    [
        yes_no("invasive"),
        yes_no("implantable", "when = { invasive = true }"),
        yes_no("single_use"),
        yes_no("reusable"),
        question("""
            id = "study"
            ask = "Which studies?"
            kind = "table"
            [[question.column]]
            id = "id"
            ask = "Name"
            kind = "text"
            [[question.column]]
            id = "status"
            ask = "Status"
            kind = "text"
            [[question.column]]
            id = "result"
            ask = "Result"
            kind = "text"
        """),
    ]
)
RULES = """
[[consistency]]
id = "both"
says = "It cannot be both."
clause = "MDR Article 2(8)"
severity = "minor"
when = { single_use = true, reusable = true }

[[consistency]]
id = "planned"
says = "Planned, and has a result."
clause = "MDR Annex XIV Part A, 1(c)"
severity = "major"
rows = { of = "study", match = { status = "planned" }, given = ["result"] }
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return the knowledge above."""
    return knowledge_of(tmp_path_factory.mktemp("consistency"), QUESTIONS, RULES)


def test_answers_that_cannot_both_be_true_are_a_finding(knowledge: Knowledge) -> None:
    """Both answers are named; neither is changed."""
    project = Project(answers={"single_use": True, "reusable": True})

    (finding,) = assess(project, knowledge).findings

    assert (finding.says, finding.facts, finding.severity) == (
        "It cannot be both.",
        ("reusable", "single_use"),
        "minor",
    )
    assert assess(project.with_answer("reusable", False), knowledge).findings == ()


def test_a_row_that_looks_wrong_is_named(knowledge: Knowledge) -> None:
    """The finding says in which row of which table."""
    rows = ({"id": "S1", "status": "planned"}, {"id": "S2", "status": "planned", "result": "good"})

    (finding,) = assess(Project(tables={"study": rows}), knowledge).findings

    assert (finding.table, finding.row) == ("study", "S2")


def test_an_answer_that_another_rules_out_is_a_contradiction(knowledge: Knowledge) -> None:
    """Implantable and not invasive: one of them is wrong, and the rules look at one only."""
    project = Project(answers={"invasive": False, "implantable": True})

    (finding,) = assess(project, knowledge).findings

    assert finding.facts == ("implantable", "invasive")
    assert assess(Project(answers={"invasive": False, "implantable": False}), knowledge).findings == ()


def test_what_a_use_inherits_is_not_said_again(knowledge: Knowledge) -> None:
    """A finding stands once, where the answer stands."""
    project = Project(
        answers={"single_use": True, "reusable": True, "invasive": True, "implantable": True},
        uses=(Use(id="cover", answers={"invasive": False}), Use(id="tip", answers={"implantable": True})),
    )

    findings = assess(project, knowledge).findings

    assert [(finding.use, finding.says) for finding in findings] == [("", "It cannot be both.")]


def test_a_word_on_a_requirement_that_does_not_exist_is_a_finding(knowledge: Knowledge) -> None:
    """A mistyped id would leave the requirement missing although somebody said where it is met."""
    project = Project(statements=(Statement(requirement="EU-A-1"),), actions=(Action(requirement="EU-A-2"),))

    findings = assess(project, knowledge).findings

    assert [(finding.table, finding.row) for finding in findings] == [
        ("statement", "EU-A-1"),
        ("action", "EU-A-2"),
    ]


def test_gravest_findings_come_first(knowledge: Knowledge) -> None:
    """What a reviewer would raise as non-compliance stands on top."""
    project = Project(
        answers={"single_use": True, "reusable": True},
        tables={"study": ({"id": "S1", "status": "planned", "result": "good"},)},
    )

    assert [finding.severity for finding in assess(project, knowledge).findings] == ["major", "minor"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('of = "study"', 'of = "studdy"', "did you mean `study`?"),
        ('given = ["result"]', 'given = ["resullt"]', "table `study` has no column `resullt`"),
        ("when = { single_use = true, reusable = true }", "", "`both` names neither answers nor rows"),
        ('severity = "minor"', 'severity = "minor"\nalso = { mars = "§ 1" }', "for the market `mars`"),
    ],
)
def test_a_wrong_consistency_rule_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """A rule that could never find anything does not load."""
    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(tmp_path, QUESTIONS, RULES.replace(old, new))

    assert expected in str(caught.value)


def test_the_real_rules_find_a_study_that_is_planned_and_has_results() -> None:
    """The rulebook that ships finds what a person mistyped in a real table."""
    row = {
        "id": "E1",
        "title": "PULSE-1",
        "kind": "clinical_investigation",
        "about": "own",
        "status": "planned",
    }
    project = Project(markets=("eu",), tables={"evidence": ({**row, "finding": "favourable"},)})

    findings = assess(project, load_knowledge()).findings

    assert [(finding.table, finding.row) for finding in findings] == [("evidence", "E1")]
