"""A new project file is put where nothing is, however many come at once."""

from __future__ import annotations

import os
from errno import EPERM
from pathlib import Path

import pytest

from cerwizard.errors import AlreadyThere
from cerwizard.project import new_project


def test_of_two_new_projects_at_one_path_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the other comes in the very moment of writing; neither is lost in silence."""
    path, real = tmp_path / "new.toml", os.fsync

    def somebody_is_faster(_handle: int) -> None:
        monkeypatch.setattr(os, "fsync", real)
        new_project(path, "First")

    monkeypatch.setattr(os, "fsync", somebody_is_faster)

    with pytest.raises(AlreadyThere):
        new_project(path, "Second")

    assert 'name = "First"' in path.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_disk_without_second_names_gets_its_new_project_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick: what stands there is looked at once more."""

    def refused(*_: object) -> None:
        raise PermissionError(EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    new_project(tmp_path / "new.toml", "First")

    with pytest.raises(AlreadyThere):
        new_project(tmp_path / "new.toml", "Second")

    assert [one.name for one in tmp_path.iterdir()] == ["new.toml"]
