"""The number that stands before a choice is what is typed for it, whatever the choice is called in the file."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.cli.asking.reading import read_one
from tests.cli.calls import project_file, ran

ONLY_FOR_LOOKS = """
[answers]
software = false
medical_purposes = []
"""


def answers_after(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: Path, *lines: str
) -> dict[str, object]:
    """Type these lines at the prompts, and return the answers on disk."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    ran(capsys, "ask", path)
    answers: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))["answers"]
    return answers


@pytest.mark.parametrize(("number", "value"), [("1", "none"), ("2", "1"), ("7", "6")])
def test_a_choice_that_is_called_by_a_number_does_not_take_the_place_of_another(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    number: str,
    value: str,
) -> None:
    """The groups of Annex XVI are called 1 to 6, and stand below “none of these”."""
    path = project_file(tmp_path, ONLY_FOR_LOOKS)

    answers = answers_after(capsys, monkeypatch, path, "2", number, "/quit")

    assert answers["annex_xvi_group"] == value


def test_of_every_question_and_column_the_number_shown_is_meant(knowledge: Knowledge) -> None:
    """Also of those that will be called by numbers one day."""
    lists = [
        tuple(choices)
        for question in knowledge.questionnaire.questions.values()
        for choices in (question.choices, *(column.choices for column in question.columns))
    ]

    assert any("1" in choices for choices in lists)
    for choices in lists:
        assert [read_one(str(number), choices) for number in range(1, len(choices) + 1)] == list(choices)
