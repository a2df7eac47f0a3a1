"""What the tests of the app share: a small knowledge of its own, and a device to open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.project import new_project
from cerwizard.sitting import device as device_module
from cerwizard.tui import CerwizardApp
from tests.small import small_knowledge
from tests.tui.clock import Clock
from tests.tui.disk import Disk


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Three sections and one Act, small enough to be held in mind."""
    return small_knowledge()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project file with nothing answered."""
    path = tmp_path / "thermo.toml"
    new_project(path, "Thermo", "Example Devices", ("eu",))
    return path


@pytest.fixture
def write_project(tmp_path: Path) -> Callable[[str], Path]:
    """Write a project file with these lines."""

    def write(text: str) -> Path:
        path = tmp_path / "given.toml"
        head = 'schema_version = 1\ncomplete = []\n[project]\nname = "Given"\nmarkets = ["eu"]\n'
        path.write_text(head + text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def app(path: Path, knowledge: Knowledge, tmp_path: Path) -> CerwizardApp:
    """The app, open on a project file with nothing answered."""
    return CerwizardApp(path, knowledge, tmp_path / "documents")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the app remembers, and what a person set, away from the folders of whoever runs the tests."""
    home = tmp_path / "own"
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk that is full until somebody makes room."""
    disk = Disk()
    monkeypatch.setattr(device_module, "save", disk.save)
    return disk


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands still, in the place of the real one."""
    clock = Clock()
    monkeypatch.setattr("cerwizard.tui.screens.interview.InterviewScreen.clock", clock)
    return clock
