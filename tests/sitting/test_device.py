"""The project file that is open: what is found when it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.errors import Locked
from cerwizard.project import new_project
from cerwizard.sitting import Device

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
