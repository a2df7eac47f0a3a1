"""Plain prompts: what can be typed beside an answer, and how the questions end."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calls import Ran, project_file, ran

FOOD = 'markets = ["eu"]\n[answers]\nsoftware = false\nmedical_purposes = ["disease"]\nexcluded_product = "food"\n'
ALL_SAID = f'{FOOD}intended_purpose = "For energy."\n'
"""A product that has a law of its own: nothing more is asked of it."""
Asked = Callable[..., Ran]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    """Type these lines at the prompts about a project with these lines."""

    def typed(text: str, *lines: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return ran(capsys, "ask", project_file(tmp_path, text))

    return typed


def test_every_command_is_listed_with_what_it_does(asked: Asked) -> None:
    """One line each, and that the first letters are enough."""
    said = asked(FOOD, "/commands", "/quit").out

    for line in (
        "/back: the question before",
        "/answers: every answer given",
        "/quit: stop; everything is kept",
    ):
        assert line in said
    assert "The first letters of a command are enough" in said


def test_every_answer_given_is_read_out_in_words(asked: Asked) -> None:
    """The question and the words of the choice, not the keys of the file."""
    said = " ".join(asked(FOOD, "/answers", "/quit").out.split())

    assert "Is the product software? no" in said
    assert "Is it one of these products that have their own law? A food, food supplements included" in said


def test_when_nothing_is_left_the_result_is_said_and_enter_ends(asked: Asked) -> None:
    """The questions do not begin anew, and nothing more is asked."""
    done = asked(ALL_SAID, "", "no")

    _, _, end = done.out.partition("Everything that matters now is answered.")
    assert done.code == 0
    assert "Qualification: Not a device under the MDR" in end
    assert end.count("Enter ends") == 1
    assert "?" not in end


def test_from_the_end_a_command_leads_back(asked: Asked) -> None:
    """/back shows the last question with its answer."""
    said = asked(ALL_SAID, "/back", "/quit").out

    assert "So far: For energy." in said


def test_what_was_noted_of_something_unknown_is_kept_when_the_input_ends(
    asked: Asked, tmp_path: Path
) -> None:
    """The note that was typed is on disk; with nothing typed, nothing is carried on, and /back keeps nothing."""
    questions = {
        ("/unknown", "ask the lab", "RA"): {"note": "ask the lab", "owner": "RA"},
        ("/unknown", "ask the lab"): {"note": "ask the lab"},
        ("/unknown",): None,
        ("/unknown", "ask the lab", "/back"): None,
    }
    for lines, kept in questions.items():
        asked('markets = ["eu"]\n', *lines)
        (file,) = tmp_path.glob("*.toml")
        assert tomllib.loads(file.read_text(encoding="utf-8")).get("open", {}).get("software") == kept


def test_only_a_judgement_that_needs_them_is_asked_for_reasons(asked: Asked) -> None:
    """After a plain answer comes the next question, and the next line typed is its answer."""
    said = asked('markets = ["eu"]\n', "no", "1", "/answers", "/quit").out

    assert "Why?" not in said
    assert "Not taken" not in said
    assert "Is the product software? no" in " ".join(said.split())


def test_help_says_all_that_helps_to_answer(asked: Asked) -> None:
    """What decides, where it goes wrong, an example, what only looks like it, and the clause."""
    said = asked('markets = ["eu"]\n', "/help", "no", "1", "/help", "/quit").out
    of_a_question, _, of_ticks = said.partition("Which medical purposes")

    for label in ("What decides:", "Often got wrong:", "For example:", "Looks like it, is not:", "Clause:"):
        assert label in of_a_question
    assert "What decides:" in of_ticks
    assert "Looks like it, is not:" not in of_ticks
