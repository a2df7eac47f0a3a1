"""The project file that is open: what is found when it is opened."""

from __future__ import annotations

import tempfile
from errno import EACCES, ENOSPC
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.errors import Locked
from cerwizard.project import new_project
from cerwizard.sitting import Device
from tests.faults.machine import Machine

QUESTION = "intended_purpose"
LEFT = ".device.toml.abc123.tmp"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project file beside the unfinished one of a run that was killed, and a stranger's."""
    path = tmp_path / "device.toml"
    new_project(path)
    path.with_name(LEFT).write_text("half", encoding="utf-8")
    path.with_name(".device.toml.notes").write_text("mine", encoding="utf-8")
    return path


def test_what_a_killed_run_left_beside_it_is_tidied_up(path: Path, knowledge: Knowledge) -> None:
    """Its own unfinished files only."""
    Device.opened(path, knowledge).close()

    assert sorted(one.name for one in path.parent.iterdir()) == [".device.toml.notes", "device.toml"]


def test_nothing_is_tidied_up_under_another_run(path: Path, knowledge: Knowledge) -> None:
    """It may be writing that very file."""
    device = Device.opened(path, knowledge)
    path.with_name(LEFT).write_text("half", encoding="utf-8")

    with pytest.raises(Locked):
        Device.opened(path, knowledge)

    assert path.with_name(LEFT).exists()
    device.close()


@pytest.fixture
def changed(path: Path, knowledge: Knowledge) -> Device:
    """A device with an answer that is not on disk yet."""
    device = Device.opened(path, knowledge)
    device.wanted = device.wanted.with_answer(QUESTION, "to be seen")
    return device


def test_what_is_not_on_disk_when_the_process_ends_is_written(changed: Device) -> None:
    """Into the file, without another beside it."""
    changed.write_for_the_last_time(0)

    assert changed.is_saved
    assert "to be seen" in changed.file.path.read_text(encoding="utf-8")


def test_what_somebody_else_wrote_stays_when_the_process_ends(changed: Device) -> None:
    """Nobody is there to be asked: the answers are in a copy."""
    path = changed.file.path
    theirs = path.read_text(encoding="utf-8") + "# theirs\n"
    path.write_text(theirs, encoding="utf-8")

    changed.write_for_the_last_time(0)

    assert path.read_text(encoding="utf-8") == theirs
    (copy,) = path.parent.glob("*copy*.toml")
    assert "to be seen" in copy.read_text(encoding="utf-8")


def test_a_disk_that_is_full_does_not_keep_the_process_from_ending(changed: Device) -> None:
    """There is nobody to whom it could be said, and the file stays whole."""
    before = changed.file.path.read_bytes()

    with Machine(1, OSError(ENOSPC, "No space left on device"), lasts=True).running():
        changed.write_for_the_last_time(0)

    assert changed.file.path.read_bytes() == before


def test_a_writing_that_does_not_come_to_its_end_is_not_waited_for(changed: Device) -> None:
    """The process ends all the same, and the other writing, should it come to its end, is whole."""

    class Slow(Machine):
        def step(self, name: str) -> None:
            if not self.done:
                super().step(name)
                changed.write_for_the_last_time(0)  # as a signal comes in the midst of it

    with Slow().running():
        changed.write()

    assert changed.is_saved
    assert len(list(changed.file.path.parent.glob("*.toml"))) == 1


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def refuse(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Let nothing be written into these folders, as where they are read-only."""
    real = tempfile.mkstemp

    def mkstemp(*given: Any, **named: Any) -> tuple[int, str]:
        if Path(named["dir"]) in folders:
            raise PermissionError(EACCES, "Permission denied")
        return real(*given, **named)

    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)


def test_answers_that_cannot_be_put_beside_the_file_go_into_the_home_folder(
    changed: Device, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is read-only when the process ends loses nothing."""
    refuse(monkeypatch, changed.file.path.parent)

    changed.write_for_the_last_time(0)

    (copy,) = home.glob("*.toml")
    assert "to be seen" in copy.read_text(encoding="utf-8")
    assert changed.rescued == copy
    assert changed.where(copy) == str(copy)


def test_without_a_home_folder_they_go_where_nobody_else_can_read(
    changed: Device, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder for temporary files is everybody's, so they have one of their own in it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    refuse(monkeypatch, changed.file.path.parent, home)

    changed.write_for_the_last_time(0)

    (copy,) = (tmp_path / "temporary").glob("*/*.toml")
    assert "to be seen" in copy.read_text(encoding="utf-8")
    assert copy.parent.stat().st_mode & 0o077 == 0


def test_a_copy_that_lacks_a_later_answer_is_not_said_to_have_everything(changed: Device) -> None:
    """It has what was answered until then."""
    copy = changed.rescue()
    assert changed.rescued == copy

    changed.wanted = changed.wanted.with_answer(QUESTION, "later")

    assert changed.rescued is None


def test_answers_that_were_put_beside_the_file_are_put_there_once(changed: Device) -> None:
    """A run that is told twice to end makes no second copy; further answers get one of their own."""
    first = changed.rescue()

    assert changed.rescue() == first
    changed.wanted = changed.wanted.with_answer(QUESTION, "another")
    assert changed.rescue() != first
