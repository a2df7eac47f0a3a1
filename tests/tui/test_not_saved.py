"""That something is not on disk can be seen wherever one is, and tried again from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.screens.meeting import MeetingScreen
from tests.tui.disk import Disk
from tests.tui.driving import interview, press, saved, shown, sitting

ANSWERS = '[answers]\npurpose = "diagnose"\ninvasive = false\n'
MET = '[[meeting]]\ndate = 2026-11-22\npresent = ["Ana"]\n'
SIGN = "! NOT SAVED (f2)"


@pytest.fixture
def device(write_project: Callable[[str], Path]) -> Path:
    """A device that somebody has met about."""
    return write_project(ANSWERS + MET)


@pytest.fixture
def opened(device: Path, knowledge: Knowledge) -> CerwizardApp:
    """The app with that device."""
    return CerwizardApp(device, knowledge)


@pytest.mark.parametrize("key", ["f3", "f4", "f6", "f9", "f12"])
@pytest.mark.parametrize("width", [60, 120])
async def test_each_page_shows_it(app: CerwizardApp, disk: Disk, key: str, width: int) -> None:
    """Also when the page was opened after it happened; it goes when there is room again."""
    async with app.run_test(size=(width, 30)) as pilot:
        await press(pilot, "1", key)
        assert app.screen is not interview(app)
        assert SIGN in shown(app)
        disk.is_full = False
        await press(pilot, "f2")

        assert SIGN not in shown(app)
        assert app.screen is not interview(app)


async def test_a_meeting_shows_it_and_its_minutes_do_not_say_otherwise(
    opened: CerwizardApp, device: Path, disk: Disk
) -> None:
    """It is said why; one key tries again, and then the minutes stand in the file."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "escape")
        assert isinstance(opened.screen, MeetingScreen)
        assert SIGN not in shown(opened)
        await press(pilot, "d", *"Go", "enter")
        assert SIGN in shown(opened)
        assert any("no space left" in note.message for note in opened._notifications)
        await press(pilot, "m")
        assert "They stand in the project file" not in shown(opened)
        disk.is_full = False
        await press(pilot, "escape", "f2", "m")

        assert "They stand in the project file" in shown(opened)
    assert any(meeting.get("decided") == ["Go"] for meeting in saved(device)["meeting"])


async def test_which_version_goes_on_is_asked_at_the_questions(opened: CerwizardApp, device: Path) -> None:
    """A page over them holds the version that may be given up, so what is typed there is asked about first."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "escape")
        theirs = device.read_text(encoding="utf-8").replace('name = "Given"', 'name = "Theirs"')
        device.write_text(theirs, encoding="utf-8")
        await press(pilot, "d", *"Go", "enter", "d", *"On")
        assert SIGN in shown(opened)
        await press(pilot, "f2")
        assert "1 decision is typed and not written down." in shown(opened)
        await press(pilot, "1")
        assert "Which version goes on?" in shown(opened)
        await press(pilot, "2")

        assert opened.screen is interview(opened)
        assert sitting(opened).project.name == "Theirs"
        assert SIGN not in shown(opened)
    [beside] = [path for path in device.parent.glob("given*.toml") if path != device]
    assert saved(beside)["meeting"][-1]["decided"] == ["Go", "On"]
