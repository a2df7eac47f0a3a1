"""Rows of a table question: their ids."""

from __future__ import annotations

import pytest

from cerwizard import assess, load_knowledge
from cerwizard.facts import Row
from cerwizard.project import Project
from cerwizard.questionnaire import Questionnaire
from cerwizard.sitting import Sitting, named_rows, next_id, still_naming


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    """The questions of cerwizard itself."""
    return load_knowledge().questionnaire


def test_no_two_tables_number_their_rows_alike(questionnaire: Questionnaire) -> None:
    """Rows point to each other by their ids, so one id must not stand in two tables."""
    first = [next_id(questionnaire.questions[table], ()) for table in questionnaire.tables]

    assert len(set(first)) == len(first) > 10


def test_rows_are_numbered_on_as_they_were_begun(questionnaire: Questionnaire) -> None:
    """The help of the column names the first ones; whoever numbers otherwise goes on so."""
    question = questionnaire.questions["equivalent"]

    assert next_id(question, ()) == "Q1"
    assert next_id(question, ({"id": "Q1"}, {"id": "Q7"})) == "Q8"
    assert next_id(question, ({"id": "EQ3"},)) == "EQ4"


def claims_with_evidence() -> Sitting:
    """Return the claims of a project in which two pieces of evidence name the first."""
    tables: dict[str, tuple[Row, ...]] = {
        "claim": ({"id": "C1", "text": "Finds depression"}, {"id": "C2", "text": "Is quick"}),
        "evidence": (
            {"id": "E1", "supports": ("C1", "C2")},
            {"id": "E2", "supports": ("C1",)},
            {"id": "E3", "supports": ("C2",)},
        ),
        "endpoint": ({"id": "F1", "name": "C1"},),
    }
    return Sitting(assess(Project(tables=tables), load_knowledge()), "claim")


def test_a_new_row_does_not_take_the_number_that_others_still_name() -> None:
    """Else the evidence of a claim that was deleted would speak for a new one."""
    sitting = claims_with_evidence()
    first, second = sitting.project.tables["claim"]
    sitting = sitting.without_row(second).without_row(first)
    question = sitting.assessment.knowledge.questionnaire.questions["claim"]

    assert next_id(question, (), named_rows(sitting.assessment, "claim")) == "C3"


def test_who_names_a_row_that_goes_away_is_said() -> None:
    """One row or several; nothing where none does."""
    assessment = claims_with_evidence().assessment

    assert still_naming(assessment, "claim", "C1") == "E1, E2 go on naming C1."
    assert still_naming(assessment, "claim", "C9") == ""
    assert still_naming(assessment, "evidence", "E1") == ""


def test_who_names_a_row_names_it_by_its_new_number() -> None:
    """The number is changed in one place and holds everywhere; a text that only looks like it stays."""
    sitting = claims_with_evidence()
    first, _ = sitting.project.tables["claim"]
    tables = sitting.with_row({"id": "C9", "text": "Finds depression"}, first).project.tables

    assert [row["supports"] for row in tables["evidence"]] == [("C9", "C2"), ("C9",), ("C2",)]
    assert tables["endpoint"] == ({"id": "F1", "name": "C1"},)
    assert [row["id"] for row in tables["claim"]] == ["C9", "C2"]


def test_of_two_rows_with_one_number_none_takes_the_names_along() -> None:
    """Nobody can tell which of them was meant."""
    sitting = claims_with_evidence()
    first, _ = sitting.project.tables["claim"]
    doubled = sitting.with_row({"id": "C1", "text": "Once more"}).with_row({"id": "C8"}, first)

    assert [row["id"] for row in doubled.project.tables["claim"]] == ["C8", "C2", "C1"]
    assert doubled.project.tables["evidence"][1]["supports"] == ("C1",)


def test_of_two_rows_with_one_number_the_one_that_is_meant_is_changed_or_goes() -> None:
    """As after copying a row by hand: the other stays as it is."""
    sitting = claims_with_evidence().with_row({"id": "C1", "text": "Once more"})
    *_, copy = sitting.project.tables["claim"]

    changed = sitting.with_row({"id": "C3", "text": "Once more"}, copy).project.tables["claim"]
    kept = sitting.without_row(copy).project.tables["claim"]

    assert [row["id"] for row in changed] == ["C1", "C2", "C3"]
    assert kept == claims_with_evidence().project.tables["claim"]


def test_a_row_without_a_number_is_given_one_and_nobody_names_it_for_that() -> None:
    """Rows that name nothing in that column stay so."""
    sitting = claims_with_evidence().with_row({"text": "Quick"})
    *_, nameless = sitting.project.tables["claim"]

    tables = sitting.with_row({"id": "C3", "text": "Quick"}, nameless).project.tables

    assert [row["id"] for row in tables["claim"]] == ["C1", "C2", "C3"]
    assert tables["evidence"] == claims_with_evidence().project.tables["evidence"]


def test_a_row_read_anew_from_the_disk_meanwhile_is_the_same_row() -> None:
    """As when somebody takes what another one wrote, with the form of a row still open."""
    before: Row = {"id": "K1", "text": "Less pain"}
    found = Project(tables={"claim": ({"id": "K1", "text": "Less pain, they say"}, {"id": "K2"})})
    sitting = Sitting(assess(found, load_knowledge()), item_id="claim")

    changed = sitting.with_row({"id": "K1", "text": "Much less pain"}, before).project
    left = sitting.without_row(before).project

    assert [row.get("text") for row in changed.tables["claim"]] == ["Much less pain", None]
    assert [row["id"] for row in left.tables["claim"]] == ["K2"]
