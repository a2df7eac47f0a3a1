"""The page on the project file shows a file that is read without a complaint, and every key that can stand there."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.project import door, read_project
from cerwizard.project.issue import EXPECTED
from tests.cli.calls import ran
from tests.house.repository import ROOT

PAGE = (ROOT / "docs" / "project-file.md").read_text(encoding="utf-8")


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """The file that the page shows."""
    [text] = re.findall(r"^```toml\n# mood\.toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    path = tmp_path / "mood.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _keys(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(_keys, data))
    return set(data).union(*map(_keys, data.values())) if isinstance(data, dict) else set()


def _tables(table: type[door.Table]) -> list[type[door.Table]]:
    """Return the tables of a file; what several of them share is none by itself."""
    kinds = table.__subclasses__()
    return [found for kind in kinds for found in _tables(kind)] if kinds else [table]


def test_the_file_on_the_page_is_read_without_a_complaint(shown: Path, knowledge: Knowledge) -> None:
    """Whoever copies it begins with a good file."""
    assert read_project(shown, knowledge.questionnaire, knowledge.markets).warnings == ()


def test_every_key_is_on_the_page(shown: Path) -> None:
    """A key that nobody can find does not exist."""
    known = {key for table in _tables(door.Table) for key in door.keys_of(table)} | set(EXPECTED)

    assert known - _keys(tomllib.loads(shown.read_text(encoding="utf-8"))) == set()


def test_the_file_stands_in_the_order_in_which_it_is_written(
    shown: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer that is given and taken back leaves every line as the page has it, comments too."""
    before = shown.read_text(encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n/undo\n/quit\n"))

    said = ran(capsys, "ask", shown).out

    assert said.count("Saved.") == 2
    assert _without_room(shown.read_text(encoding="utf-8")) == _without_room(before)


def _without_room(text: str) -> str:
    """Return a text without the blanks that put its comments below each other."""
    return re.sub(r" +#", " #", text)


@pytest.mark.parametrize(
    "words",
    [
        'one value ("transient", "short", "long")',
        "in the file: true or false",
        "in the file: a number",
        'rows [[claim]] with id, text, kind ("clinical_benefit", "performance"',
    ],
)
def test_questions_says_how_each_answer_stands_in_the_file(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page sends people there for values and columns."""
    assert words in " ".join(ran(capsys, "questions").out.split())
