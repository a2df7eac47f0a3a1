"""A new project file is put where nothing is, however many come at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from errno import EPERM
from pathlib import Path

import pytest

from cerwizard.errors import AlreadyThere
from cerwizard.project import Project, new_project, read_project, save_as
from tests.project.devices import FULL, QUESTIONNAIRE


def write_new(path: Path) -> None:
    """Begin a project at the path."""
    new_project(path, "Second")


def write_copy(path: Path) -> None:
    """Save the project of another file at the path."""
    other = path.with_name("other.toml")
    save_as(read_project(other, QUESTIONNAIRE), Project(name="Second"), path)


def without_second_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a disk that gives no file two names, as on a memory stick."""

    def refused(*_: object) -> None:
        raise PermissionError(EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)


@pytest.mark.parametrize("prepare", [lambda _: None, without_second_names], ids=["links", "no links"])
@pytest.mark.parametrize("write", [write_new, write_copy])
def test_of_two_that_write_a_new_file_at_one_path_one_is_refused(
    write: Callable[[Path], None],
    prepare: Callable[[pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also when the other comes in the very moment of writing; neither is lost in silence."""
    path, other, real = tmp_path / "new.toml", tmp_path / "other.toml", os.fsync
    other.write_text(FULL, encoding="utf-8")
    prepare(monkeypatch)

    def somebody_is_faster(_handle: int) -> None:
        monkeypatch.setattr(os, "fsync", real)
        new_project(path, "First")

    monkeypatch.setattr(os, "fsync", somebody_is_faster)

    with pytest.raises(AlreadyThere) as caught:
        write(path)

    assert caught.value.path == str(path)
    assert 'name = "First"' in path.read_text(encoding="utf-8")
    assert {one.name for one in tmp_path.iterdir()} == {path.name, other.name}


def test_a_disk_without_second_names_gets_its_new_project_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands there is looked at once more."""
    without_second_names(monkeypatch)
    new_project(tmp_path / "new.toml", "First")

    with pytest.raises(AlreadyThere):
        new_project(tmp_path / "new.toml", "Second")

    assert [one.name for one in tmp_path.iterdir()] == ["new.toml"]
