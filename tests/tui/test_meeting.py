"""The screen for the room: one point at a time, who and until when in one key, decisions, and the minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from shutil import copy

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.screens.meeting import MeetingScreen
from tests.house.repository import ROOT
from tests.tui.clock import BEGUN, Clock
from tests.tui.driving import interview, press, said, saved, settle, shown, sitting, write

DEVICE = """
[answers]
purpose = "diagnose"
invasive = false
tissue = true
[[meeting]]
date = 2026-11-22
present = ["Ana", "Ben"]
"""


@pytest.fixture
def met(write_project: Callable[[str], Path], knowledge: Knowledge, clock: Clock) -> CerwizardApp:
    """The app with a device whose meeting has begun today."""
    assert clock.now == BEGUN
    return CerwizardApp(write_project(DEVICE), knowledge)


def file(app: CerwizardApp) -> Path:
    """Return the project file."""
    assert app.device is not None
    return app.device.file.path


async def test_a_meeting_begins_with_who_is_here(app: CerwizardApp, clock: Clock) -> None:
    """The names stand in the file with the day of the clock, before anything is decided."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5")
        assert "Who is here?" in shown(app)
        await write(pilot, "Ana, Ben; Ana")
        await press(pilot, "enter")

        assert isinstance(app.screen, MeetingScreen)
    assert saved(file(app))["meeting"] == [{"date": clock.now.date(), "present": ["Ana", "Ben"]}]


async def test_a_gap_is_given_to_somebody_in_one_key(met: CerwizardApp) -> None:
    """A number names the person, w counts weeks from the day of the clock, both are saved at once."""
    async with met.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5")
        assert "Gap · major · missing" in shown(met)
        assert "1 Ana   2 Ben" in shown(met)
        await press(pilot, "2", "w", "w", "W")

        assert "Who:  Ben      Until:  2026-11-29" in shown(met)
    [action] = saved(file(met))["action"]
    assert (action["owner"], action["due"]) == ("Ben", date(2026, 11, 29))


async def test_the_foot_says_what_enter_does_to_a_decision(met: CerwizardApp) -> None:
    """It writes it down; the point stays, and nothing goes on."""
    async with met.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5", "d")
        foot = said(met, "KeyBar")
        await write(pilot, "We claim less.")
        await press(pilot, "enter")

        assert "⏎ Write down" in foot
        assert "Go on" not in foot
        assert "⏎ Next" in said(met, "KeyBar")
    assert saved(file(met))["meeting"][-1]["decided"] == ["We claim less."]


async def test_a_question_nobody_can_answer_is_parked_in_one_key(app: CerwizardApp, clock: Clock) -> None:
    """Then the next keys give it to the next person and a day; an answer may still come later."""
    assert clock.now == BEGUN
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5")
        await write(pilot, "Ana, Ben")
        await press(pilot, "enter")
        assert "What is it for?" in shown(app)
        await press(pilot, "p", "o", "o", "w")

        assert "Who:  Ben      Until:  2026-11-29" in shown(app)
        assert saved(file(app))["open"]["purpose"] == {"owner": "Ben", "due": date(2026, 11, 29)}
        await press(pilot, "1")
        assert "open" not in saved(file(app))
    assert saved(file(app))["answers"] == {"purpose": "diagnose"}


async def test_a_number_beside_the_answers_of_a_question_gives_it_to_nobody(
    app: CerwizardApp, clock: Clock
) -> None:
    """Only a gap shows people with numbers; at a question a number is an answer, or nothing with the cursor away."""
    assert clock.now == BEGUN
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5")
        await write(pilot, "Ana, Ben")
        await press(pilot, "enter", "tab")
        before = saved(file(app))
        await press(pilot, "2")
        assert "What is it for?" in shown(app)
        assert saved(file(app)) == before
        await press(pilot, "p", "2")
    assert saved(file(app))["open"] == {"purpose": {}}


async def test_an_answer_shows_its_effect_before_the_next_point(app: CerwizardApp, clock: Clock) -> None:
    """A number answers and stays, Enter goes on, b comes back."""
    assert clock.now == BEGUN
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5", "escape", "1")
        assert "This changed" in shown(app)
        assert "What is it for?" in shown(app)
        await press(pilot, "enter")
        assert "What is it for?" not in shown(app)
        await press(pilot, "b")

        assert "What is it for?" in shown(app)


async def test_a_decision_is_written_down(met: CerwizardApp) -> None:
    """Letters are text while it is typed; it is in the file at once, under the meeting of the day."""
    async with met.run_test(size=(140, 40)) as pilot:
        await press(pilot, "f5", "d", "W", "e", "space", "m", "e", "a", "s", "u", "r", "e", "enter")

        assert "Decided (1)" in shown(met)
        await press(pilot, "d", "x", "escape")
        assert isinstance(met.screen, MeetingScreen)
    [meeting] = saved(file(met))["meeting"]
    assert meeting["decided"] == ["We measure"]
    assert meeting["present"] == ["Ana", "Ben"]


async def test_the_room_sees_the_time_and_what_is_left(met: CerwizardApp, clock: Clock) -> None:
    """Every point that was talked of counts down, and whole minutes count up."""
    async with met.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5")
        before = int(said(met, "#time").split(" left")[0])
        clock.now += timedelta(minutes=12, seconds=40)
        await press(pilot, "s")

        assert said(met, "#time") == f"{before - 1} left   12 min"


async def test_at_the_end_the_minutes_stand_on_one_page(met: CerwizardApp) -> None:
    """Class, what was decided, and who does what until when; what nobody took on is counted."""
    async with met.run_test(size=(100, 50)) as pilot:
        await press(pilot, "f5", "1", "w", "d", "G", "o", "enter")
        while "Everything was talked about." not in shown(met):
            await press(pilot, "s")
        text = shown(met)
        assert "Class: III" in text
        assert "* Go" in text
        assert "* Ana by 2026-11-29: " in text
        await press(pilot, "m")

        assert "Minutes, 2026-11-22" in shown(met)


async def test_the_minutes_name_who_looks_into_what_of_a_use(
    write_project: Callable[[str], Path], knowledge: Knowledge, clock: Clock
) -> None:
    """An open point of a further use stands there with its use, and its owner is offered for other points."""
    assert clock.now == BEGUN
    path = write_project(
        f'{DEVICE}[[use]]\nid = "deep"\n[use.open.invasive]\nowner = "Eve"\ndue = 2027-01-15\n'
    )
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 50)) as pilot:
        await press(pilot, "f5", "g")
        assert "3 Eve" in said(app, "#people")
        await press(pilot, "m")

        assert "* Eve by 2027-01-15: find out: " in shown(app)
        assert "[deep]" in shown(app)


async def test_leaving_the_meeting_comes_back_to_the_question(met: CerwizardApp) -> None:
    """Nothing of the interview moved, and all questions are still asked."""
    async with met.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        before = sitting(met).item_id
        await press(pilot, "f5", "1", "s", "escape")

        assert met.screen is interview(met)
        assert sitting(met).item_id == before
        assert not sitting(met).quick


async def test_what_was_noted_is_taken_back_by_undo(met: CerwizardApp) -> None:
    """A slip of the finger in front of everybody is one key away from gone."""
    async with met.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f5", "1", "ctrl+z")

        assert "Who:  –" in shown(met)
    assert "action" not in saved(file(met))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_point_can_be_read_at_any_size(met: CerwizardApp, size: tuple[int, int]) -> None:
    """What it is and who sees to it stand on the first page; the notes at the side only where there is room."""
    async with met.run_test(size=size) as pilot:
        await press(pilot, "f5")
        text = shown(met)

        assert "Gap · major · missing" in text
        assert "Who:" in text
        assert ("Who has what" in text) is (size[0] >= 130)


async def test_the_minutes_are_written_alone_by_one_key(tmp_path: Path, clock: Clock) -> None:
    """Where they are is said, in the meeting and on the page of the minutes; no other document is written."""
    assert clock.now == BEGUN
    path = Path(copy(ROOT / "examples" / "cbt-app.toml", tmp_path))
    app = CerwizardApp(path, load_knowledge(), tmp_path / "documents")
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "escape")
        assert isinstance(app.screen, MeetingScreen)
        await press(pilot, "M")
        assert "Nothing is noted of this meeting yet" in notes(app)
        assert not (tmp_path / "documents").exists()

        await press(pilot, "d", *"Go", "enter", "M")
        (folder,) = (tmp_path / "documents").iterdir()
        (minutes,) = folder.iterdir()
        assert minutes.name.startswith("MINUTES")
        assert str(folder) in notes(app)
        assert minutes.name in notes(app)
        minutes.unlink()
        await press(pilot, "m", "M")

        assert isinstance(app.screen, MeetingScreen)
    assert minutes.exists()


def notes(app: CerwizardApp) -> str:
    """Return what was said in notes."""
    return "\n".join(note.message for note in app._notifications)


async def test_a_class_is_not_broken_in_two_at_the_top(tmp_path: Path) -> None:
    """Where the terminal is narrow it goes to the next line as a whole."""
    path = Path(copy(ROOT / "examples" / "cbt-app.toml", tmp_path))
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "f5", "escape")
        top = said(app, "#device").splitlines()

        assert len(top) > 1
        assert all(line.count(":") == line.count("Class") for line in top[1:])


async def test_what_is_left_is_counted_in_plain_words(met: CerwizardApp) -> None:
    """One point is one point, and where each has somebody it says so."""
    async with met.run_test(size=(100, 50)) as pilot:
        await press(pilot, "f5")
        while said(met, "#says") != "Everything was talked about.":
            await press(pilot, "1", "s")
        end = said(met, "#more")

        assert "each with somebody who sees to it." in end
        assert "points are left" in end or "1 point is left" in end
