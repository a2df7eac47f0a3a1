"""Rows of a table question: their ids."""

from __future__ import annotations

import pytest

from cerwizard.assessment import load_knowledge
from cerwizard.questionnaire import Questionnaire
from cerwizard.sitting import next_id


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
