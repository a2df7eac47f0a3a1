"""What is asked beside a question (a row, a note, who finds out) takes no command for an answer."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.cli.calls import project_file, ran

Typed: TypeAlias = Callable[..., tuple[str, dict[str, Any]]]

JUDGED = '[answers]\nsoftware = true\nmedical_purposes = ["disease"]\ndriven_device_class = "none"\n'
"""Next but two comes a question that asks for reasons."""


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Type lines at the prompts of a file, and return what was said and what is on disk."""

    def type_lines(text: str, *lines: str) -> tuple[str, dict[str, Any]]:
        path = project_file(tmp_path, text)
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        said = " ".join(ran(capsys, "ask", path).out.split())
        return said, tomllib.loads(path.read_text(encoding="utf-8"))

    return type_lines


def test_a_command_is_no_note_on_an_open_point(typed: Typed) -> None:
    """It is said what is heard there, and asked again."""
    said, saved = typed("", "/unknown", "/help", "ask the owner", "/quit", "RA", "", "/quit")

    assert "Not taken: only /back is heard here, not “/help”" in said
    assert saved["open"]["software"] == {"note": "ask the owner", "owner": "RA"}


def test_back_leaves_an_open_point_as_it_was(typed: Typed) -> None:
    """Nothing of it is kept, and the question is there again."""
    said, saved = typed("", "/unknown", "ask the owner", "/back", "yes", "/quit")

    assert said.count("Is the product software?") == 2
    assert "open" not in saved
    assert saved["answers"] == {"software": True}


def test_a_command_is_no_note_and_no_reason(typed: Typed) -> None:
    """A reason that is a command was dropped without a word, and the next question asked."""
    _, noted = typed("[answers]\nsoftware = true\n", "/back", "/note", "/quit", "for the app", "/quit")
    said, judged = typed(JUDGED, "yes", "yes", "0", "2", "/help", "It only informs.", ".", "/quit")

    assert noted["notes"] == {"software": "for the app"}
    assert "only /back is heard here, not “/help”" in said
    assert list(judged["justifications"].values()) == ["It only informs."]


def test_a_command_is_no_column_of_a_row(typed: Typed) -> None:
    """A row hears two of them, in capitals too; two slashes begin a text with one."""
    lead = ("/skip",) * 40
    table = 'stage = "plan"\n[answers]\nsoftware = true\nmedical_purposes = ["disease"]\n'
    said, _ = typed(table, *lead)
    asked = said.split("Answered: ")
    skipped = next(number for number, words in enumerate(asked) if "add, change ID" in words) - 1

    said, saved = typed(table, *lead[:skipped], "add", "", "/help", "//etc", "/DONE", "/quit")

    assert "only /back or /done is heard here, not “/help”" in said
    rows = [row for value in saved.values() if isinstance(value, list) for row in value]
    assert [list(row.values())[1] for row in rows if isinstance(row, dict)] == ["/etc"]


def test_reasons_can_be_taken_back(typed: Typed) -> None:
    """A dash does, as everywhere beside a question; it was kept as the reason, and printed."""
    _, saved = typed(
        JUDGED, "yes", "yes", "0", "2", "It only informs.", ".", "/back", "/why", "-", ".", "/quit"
    )

    assert "justifications" not in saved


def test_a_text_ends_with_the_input(typed: Typed) -> None:
    """Who ends it with the key for that, or pipes it, keeps what was typed: all of it was lost without a word."""
    _, saved = typed(JUDGED, "yes", "yes", "0", "2", "It only informs:", "  - the nurse", "  - the patient")

    assert list(saved["justifications"].values()) == ["It only informs:\n  - the nurse\n  - the patient"]


def test_a_text_that_begins_with_a_slash_may_have_many_lines(typed: Typed) -> None:
    """What follows its first line is part of it, and no answer to the next question."""
    said, saved = typed(JUDGED, "yes", "yes", "0", "2", "//a of the list", "and b.", ".", "/quit")

    assert list(saved["justifications"].values()) == ["/a of the list\nand b."]
    assert "Not taken" not in said
