"""Wrong project files, kept beside the report that each must draw."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cerwizard.errors import ProjectError
from cerwizard.project import read_project
from tests.project.devices import QUESTIONNAIRE

FOLDER = Path(__file__).parent.parent / "bad" / "project"
FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def report(path: Path) -> str:
    """Return what reading the file comes to, and each problem on a line, without the folder."""
    try:
        problems, verdict = read_project(path, QUESTIONNAIRE, markets=("eu", "gb")).warnings, "read"
    except ProjectError as error:
        problems, verdict = error.problems, f"refused: {type(error).__name__}"  # type: ignore[assignment]
    lines = [str(problem).replace(str(path), path.name) for problem in problems]
    return "\n".join([verdict, *lines, ""])


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_file_draws_its_report(name: str) -> None:
    """Every problem is named at once, each with its line and what to do."""
    expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")

    assert report(FOLDER / f"{name}.toml") == expected


@pytest.mark.parametrize("name", FILES)
def test_reading_a_wrong_file_leaves_it_alone(name: str, tmp_path: Path) -> None:
    """A file that is not understood is never touched."""
    original = FOLDER / f"{name}.toml"
    copy = Path(shutil.copy(original, tmp_path))

    report(copy)

    assert copy.read_bytes() == original.read_bytes()
    assert list(tmp_path.iterdir()) == [copy]
