"""Files of every version: today's stay as they are, earlier ones are brought up to date, later ones are refused."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cerwizard.errors import CannotWrite, NewerVersion, ProjectError
from cerwizard.project import SCHEMA_VERSION, Versions, read_project, save
from tests.project.devices import QUESTIONNAIRE

GOLDEN = Path(__file__).parent / "golden"


def with_maker(data: Mapping[str, Any]) -> dict[str, Any]:
    """Make of version 1 a version in which the manufacturer is called the maker."""
    device = {**data.get("project", {})}
    device["maker"] = device.pop("manufacturer", "")
    return {**data, "project": device}


TO_COME = Versions(newest=3, steps={1: with_maker, 2: lambda data: {**data, "seen": True}})
"""Two steps on from today's version, as they may come one day."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of version 1, alone in its folder."""
    path = tmp_path / "device.toml"
    shutil.copyfile(GOLDEN / "version-1.toml", path)
    return path


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_each_version_has_a_golden_file_that_is_read(version: int, tmp_path: Path) -> None:
    """Whoever raises the version keeps a file of the one before, and that it says the same."""
    path = tmp_path / "device.toml"
    shutil.copyfile(GOLDEN / f"version-{version}.toml", path)

    file = read_project(path, QUESTIONNAIRE)

    assert file.project.name == "Patch"
    assert file.is_migrated is (version < SCHEMA_VERSION)
    save(file, file.project)
    assert (version < SCHEMA_VERSION) or path.read_bytes() == (GOLDEN / path.name).with_stem(
        f"version-{version}"
    ).read_bytes()


def test_an_earlier_file_is_brought_up_to_date_in_memory(path: Path) -> None:
    """Reading touches nothing; the steps follow one another."""
    before = path.read_bytes()

    file = read_project(path, QUESTIONNAIRE, versions=TO_COME)

    assert file.is_migrated
    assert file.project.unknown["project"] == {"maker": "Example Devices GmbH"}
    assert file.project.unknown["seen"] is True
    assert path.read_bytes() == before


def test_an_earlier_file_is_rewritten_only_with_a_copy_of_it(path: Path) -> None:
    """The copy is the old file to the last byte; comments stand in the new one; the next saving makes no copy."""
    before = path.read_bytes()
    file = read_project(path, QUESTIONNAIRE, versions=TO_COME)

    file = save(file, file.project.with_answer("implantable", True))
    save(file, file.project.with_answer("implantable", False))

    assert path.with_name("device-earlier-1.toml").read_bytes() == before
    assert len(list(path.parent.iterdir())) == 2
    text = path.read_text(encoding="utf-8")
    assert "schema_version = 3\n" in text
    assert "# the instructions say 20 days\n" in text
    assert not read_project(path, QUESTIONNAIRE, versions=TO_COME).is_migrated


def test_an_earlier_file_that_cannot_be_copied_is_not_rewritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal names the copy, the reason and what to do."""
    before = path.read_bytes()
    file = read_project(path, QUESTIONNAIRE, versions=TO_COME)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(CannotWrite) as caught:
        save(file, file.project.with_answer("implantable", True))

    assert caught.value.path == str(path.with_name("device-earlier-1.toml"))
    assert (caught.value.reason, caught.value.advice) == ("no space left on device", "make room on that disk")
    assert path.read_bytes() == before


def test_a_later_file_is_refused_untouched(path: Path) -> None:
    """What it says could be lost on writing."""
    path.write_text(
        path.read_text(encoding="utf-8").replace("schema_version = 1", "schema_version = 4"), "utf-8"
    )
    before = path.read_bytes()

    with pytest.raises(NewerVersion, match="written by a later cerwizard"):
        read_project(path, QUESTIONNAIRE, versions=TO_COME)

    assert path.read_bytes() == before


@pytest.mark.parametrize("version", ["0", "-1", '"1"', "true", "1.0"])
def test_a_version_that_never_was_is_refused(version: str, path: Path) -> None:
    """Nothing is guessed."""
    path.write_text(
        path.read_text(encoding="utf-8").replace("schema_version = 1", f"schema_version = {version}"), "utf-8"
    )

    with pytest.raises(ProjectError, match="there is no such version"):
        read_project(path, QUESTIONNAIRE, versions=TO_COME)
