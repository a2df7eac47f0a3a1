"""What this version does not know is kept where it stood, and what would not read back is never written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cerwizard.errors import CannotWrite, ProjectError
from cerwizard.project import read_project, save
from tests.project.devices import FULL, QUESTIONNAIRE

ROWS = """schema_version = 1

[project]
stage = "scoping"

[answers]
implantable = false

[[use]]
id = "alert"
later = 1

[[statement]]
requirement = "R-1"
later = 2

[[action]]
requirement = "R-1"
later = 3

[[meeting]]
date = 2026-11-22
later = 4

[[change]]
version = "0.1"
later = 5
"""


def test_unknown_keys_stay_in_their_rows(tmp_path: Path) -> None:
    """A later version, or a person, put them there."""
    path = tmp_path / "device.toml"
    path.write_text(ROWS, encoding="utf-8")
    file = read_project(path, QUESTIONNAIRE)

    saved = save(file, file.project.with_answer("implantable", True))

    assert path.read_text(encoding="utf-8") == ROWS.replace("implantable = false", "implantable = true")
    assert saved.project.answers["implantable"] is True


def test_text_that_reads_back_otherwise_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the cause, the old file stands."""
    path = tmp_path / "device.toml"
    path.write_text(FULL, encoding="utf-8")
    file = read_project(path, QUESTIONNAIRE)
    original = tomllib.loads

    def otherwise(text: str, **more: Any) -> dict[str, Any]:
        return {**original(text, **more), "added": 1}

    monkeypatch.setattr(tomllib, "loads", otherwise)
    with pytest.raises(CannotWrite) as caught:
        save(file, file.project.with_answer("implantable", True))

    assert caught.value.path == str(path)
    assert caught.value.reason == "what would be written does not read back the same"
    assert path.read_text(encoding="utf-8") == FULL


def test_a_saved_file_is_still_called_by_its_name(tmp_path: Path) -> None:
    """A slip in it is reported with the path of the file, after saving too."""
    path = tmp_path / "device.toml"
    path.write_text(ROWS, encoding="utf-8")
    file = read_project(path, QUESTIONNAIRE)

    saved = save(file, file.project.with_answer("implantable", True))

    assert {warning.file for warning in saved.warnings} == {str(path)}


def test_a_market_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    """The file is held against the same markets as when it was read."""
    path = tmp_path / "device.toml"
    path.write_text(FULL, encoding="utf-8")
    file = read_project(path, QUESTIONNAIRE, markets=("eu", "gb"))

    with pytest.raises(ProjectError, match="there is no `mars`"):
        save(file, replace(file.project, markets=("mars",)))

    assert path.read_text(encoding="utf-8") == FULL
