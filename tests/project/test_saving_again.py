"""Saving the next change: only what it touches is written anew, and the file is the same as if all were."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerwizard.errors import CannotWrite, ProjectError
from cerwizard.facts import Row
from cerwizard.project import Project, Statement, Use, read_project, save
from tests.project.devices import FULL, QUESTIONNAIRE
from tests.tried import tried

Change = Callable[[Project], Project]
CHANGES: dict[str, Change] = {
    "an answer": lambda project: project.with_answer("implantable", True),
    "an answer with a comment": lambda project: project.with_answer("duration", "long"),
    "an answer taken away": lambda project: project.without_answer("duration"),
    "all answers taken away": lambda project: Project(name=project.name, tables=project.tables),
    "an open point": lambda project: project.with_open("diameter", "ask", "RA"),
    "the last open point answered": lambda project: project.with_answer("patients", 3),
    "reasons": lambda project: project.with_justification("tissue", "Measured.\nTwice."),
    "a note": lambda project: project.noted("implantable", "as agreed"),
    "the stage": lambda project: project.with_details(stage="report"),
    "the name": lambda project: project.with_details(name="Patch 2"),
    "a use": lambda project: project.with_use(Use(id="dose", title="Dose")),
    "an answer of a use": lambda project: project.with_use(Use(id="alert", answers={"diameter": 2})),
    "a row": lambda project: project.with_row("proof", {"id": "E2", "own": False}),
    "a row with a comment taken away": lambda project: project.without_row("proof", "E1"),
    "a table": lambda project: project.with_row("promise", {"id": "C2", "text": "Less pain."}),
    "a finished table": lambda project: project.completed("proof"),
    "a statement": lambda project: project.with_statement(Statement(requirement="R-3")),
}
"""What can be changed, in words."""
EMPTY = 'schema_version = 1\n# Nothing is said yet.\n\n[project]\nname = "Patch"\n'


@tried(60)
@given(st.sampled_from((FULL, EMPTY)), st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=5))
def test_a_file_saved_change_by_change_is_the_file_saved_at_once(
    tmp_path_factory: pytest.TempPathFactory, text: str, names: list[str]
) -> None:
    """Text, comments and project are those of a file that was read anew before each change."""
    folder = tmp_path_factory.mktemp("changes")
    ours, anew = folder / "ours.toml", folder / "anew.toml"
    for path in (ours, anew):
        path.write_text(text, encoding="utf-8")
    file = read_project(ours, QUESTIONNAIRE)

    for name in names:
        file = save(file, CHANGES[name](file.project))
        read = read_project(anew, QUESTIONNAIRE)
        other = save(read, CHANGES[name](read.project))

        assert ours.read_text(encoding="utf-8") == anew.read_text(encoding="utf-8")
        assert file.project == other.project
        assert file.source.data == other.source.data
        assert [str(problem).replace("ours", "anew") for problem in file.warnings] == [
            str(problem) for problem in other.warnings
        ]


def test_an_answer_takes_the_same_work_however_many_rows_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read back to see that it was written well is the answer that changed, not the file."""
    read: list[str] = []
    original = tomllib.loads

    def counted(text: str, **more: Any) -> dict[str, Any]:
        read.append(text)
        return original(text, **more)

    monkeypatch.setattr(tomllib, "loads", counted)
    lengths = []
    for count in (1, 500):
        path = tmp_path / f"{count}.toml"
        path.write_text(FULL, encoding="utf-8")
        file = read_project(path, QUESTIONNAIRE)
        rows: tuple[Row, ...] = tuple({"id": f"E{number}", "own": True} for number in range(count))
        file = save(file, file.project.with_rows("proof", rows))
        read.clear()
        save(file, file.project.with_answer("implantable", True))
        lengths.append(len("".join(read)))
        assert ["implantable" in text for text in read] == [True]
        assert not any(other in read[0] for other in ("duration", "E1", "Alert"))

    assert lengths[0] == lengths[1]


def test_a_later_change_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    """A value that no question offers, or half a character: the file keeps what was saved before."""
    path = tmp_path / "device.toml"
    path.write_text(FULL, encoding="utf-8")
    file = read_project(path, QUESTIONNAIRE)
    file = save(file, file.project.with_answer("implantable", True))
    before = path.read_text(encoding="utf-8")

    with pytest.raises(ProjectError, match="no `never`"):
        save(file, file.project.with_answer("duration", "never"))
    with pytest.raises(CannotWrite):
        save(file, file.project.with_answer("purpose", "\ud800"))
    with pytest.raises(ProjectError):
        save(file, file.project.with_row("proof", {"id": "E2", "people": "many"}))
    assert path.read_text(encoding="utf-8") == before
