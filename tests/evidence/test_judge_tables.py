"""Tables held against a requirement: how many rows there must be, and what counts as an answer in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import assess, load_knowledge
from cerwizard.errors import KnowledgeError
from cerwizard.evidence import Status
from cerwizard.facts import Row
from cerwizard.project import Project
from tests.small import knowledge_of, question

DEVICE = question(
    """
    id = "device"
    ask = "Which devices?"
    kind = "table"
    [[question.column]]
    id = "id"
    ask = "id"
    kind = "text"
    required = true
    [[question.column]]
    id = "access"
    ask = "Which access?"
    kind = "one_of"
    not_known = ["unknown"]
    [question.column.choices]
    full = "Full"
    unknown = "Not known yet"
    """
)
ROUTES = question(
    """
    id = "routes"
    ask = "Which routes?"
    kind = "some_of"
    [question.choices]
    sea = "Sea"
    air = "Air"
    rail = "Rail"
    """
)


def rule(met_by: str) -> str:
    """Return a rulebook with one duty that this meets."""
    return f"""
    [[requirement]]
    id = "R-1"
    says = "Show it."
    clause = "MDR Article 61(1)"
    authority = "law"
    verified = true
    kind = "duty"
    group = "Duty"
    severity = "major"
    due = "plan"
    met_by = [{{ {met_by} }}]
    """


def status(folder: Path, met_by: str, project: Project) -> tuple[Status, str]:
    """Return how the duty stands for a project."""
    (gap,) = assess(project, knowledge_of(folder, DEVICE + ROUTES, rule(met_by))).gaps
    return gap.status, gap.why


@pytest.mark.parametrize(
    ("complete", "at_least", "stands"),
    [(False, 1, "open"), (True, 1, "missing"), (True, 0, "met")],
)
def test_a_table_declared_complete_without_a_row_can_be_missing(
    tmp_path: Path, complete: bool, at_least: int, stands: Status
) -> None:
    """Nobody evaluates, nothing is searched: to say that the list is finished does not meet the duty."""
    project = Project(complete=("device",) if complete else ())
    met_by = f'rows = {{ of = "device", at_least = {at_least}, need = ["access"] }}'

    assert status(tmp_path, met_by, project)[0] == stands


def test_rows_of_another_kind_do_not_stand_for_the_kind_that_is_meant(tmp_path: Path) -> None:
    """Of the rows that are meant there must be one."""
    rows: tuple[Row, ...] = ({"id": "Q1", "access": "unknown"},)
    met_by = 'rows = { of = "device", only = { access = "full" }, at_least = 1, need = ["access"] }'

    assert status(tmp_path, met_by, Project(tables={"device": rows}))[0] == "missing"


def test_a_choice_that_says_not_known_is_no_answer(tmp_path: Path) -> None:
    """A row that answers with *not known yet* lacks the answer, and is named, the column as it is asked."""
    rows: tuple[Row, ...] = ({"id": "Q1", "access": "full"}, {"id": "Q2", "access": "unknown"})

    found, why = status(
        tmp_path, 'rows = { of = "device", need = ["access"] }', Project(tables={"device": rows})
    )

    assert found == "partly"
    assert why == "Q2 does not know “Which access”"


def test_what_says_not_known_is_a_choice(tmp_path: Path) -> None:
    """A slip in the list is named with its place."""
    with pytest.raises(KnowledgeError, match=r"`unknwon` is no choice; did you mean `unknown`\?"):
        knowledge_of(tmp_path, DEVICE.replace('["unknown"]', '["unknwon"]'))


@pytest.mark.parametrize(
    ("ticked", "stands"), [(("sea", "air"), "met"), (("rail", "air", "sea"), "met"), (("sea",), "missing")]
)
def test_several_ticks_can_be_asked_for_together(
    tmp_path: Path, ticked: tuple[str, ...], stands: Status
) -> None:
    """One of two ticks is not enough where both are needed."""
    met_by = 'holds = { routes = { all_of = ["sea", "air"] } }'

    assert status(tmp_path, met_by, Project(answers={"routes": ticked}))[0] == stands


def test_ticks_that_are_asked_for_are_choices(tmp_path: Path) -> None:
    """A tick that the question does not have is named."""
    with pytest.raises(KnowledgeError, match="`routes` has no value `seas`; did you mean `sea`"):
        knowledge_of(tmp_path, ROUTES, rule('holds = { routes = { all_of = ["seas"] } }'))


def test_every_choice_that_says_not_known_is_taken_as_no_answer() -> None:
    """No column of the product offers *not known* as an answer that meets a duty."""
    columns = [
        (question.id, column)
        for question in load_knowledge().questionnaire.questions.values()
        for column in question.columns
    ]
    unknown = {
        (table, column.id, value)
        for table, column in columns
        for value, label in column.choices.items()
        if "not known" in label.lower()
    }

    assert unknown
    assert unknown == {(table, column.id, value) for table, column in columns for value in column.not_known}
