"""Keys that are pressed less often: each does what its line in the help says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Find, Form, WriteDialog
from cerwizard.tui.screens import InterviewScreen, StartScreen
from cerwizard.tui.screens.meeting import MeetingScreen
from cerwizard.tui.screens.review import ReviewScreen
from cerwizard.tui.screens.whatif import WhatIfScreen
from cerwizard.tui.widgets import Lines
from tests.house.repository import ROOT
from tests.tui.clock import BEGUN, Clock
from tests.tui.driving import press, said, saved, settle, shown, sitting, write

SAID = '[answers]\npurpose = "diagnose"\nintended_purpose = "For fever."\nnickname = "Thermo"\n'
DEVICE = f'{SAID}invasive = true\nduration = "long"\ntissue = false\n'


def chosen(app: CerwizardApp, option: str) -> None:
    """Put the cursor of a list on this line."""
    found = app.screen.query_one(Lines)
    found.highlighted = found.get_option_index(option)


def page_of(app: CerwizardApp) -> WhatIfScreen:
    """Return the page on which other answers are tried."""
    assert isinstance(app.screen, WhatIfScreen)
    return app.screen


def tried_in(app: CerwizardApp) -> list[str]:
    """Return the questions that are answered otherwise."""
    return [change.fact for change in page_of(app).now.answers]


async def test_an_example_is_tried_on_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    """The copy keeps the comments, a file that stands there is not overwritten, and the example stays as it is."""
    assert clock.now == BEGUN
    monkeypatch.chdir(tmp_path)
    example = ROOT / "examples" / "cbt-app.toml"
    before = example.read_bytes()
    (tmp_path / "cbt-app.toml").write_text("[tool]\n", encoding="utf-8")
    app = CerwizardApp(None, load_knowledge())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        chosen(app, f"copy {example}")
        await press(pilot, "enter", "ctrl+s")
        assert isinstance(app.screen, Form)
        assert "exists already" in said(app, "#complaint")
        await press(pilot, "home")
        await write(pilot, "my-")
        await press(pilot, "ctrl+s")

        assert isinstance(app.screen, InterviewScreen)
    assert (tmp_path / "my-cbt-app.toml").read_bytes() == before == example.read_bytes()
    assert (tmp_path / "cbt-app.toml").read_text(encoding="utf-8") == "[tool]\n"


@pytest.mark.parametrize(("line", "is_quick"), [("new", False), ("quick", True)])
async def test_a_line_of_the_start_screen_does_what_its_key_does(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, is_quick: bool
) -> None:
    """Whoever walks to the line with the arrows gets the quick questions from the quick one alone."""
    monkeypatch.chdir(tmp_path)
    app = CerwizardApp(None, knowledge)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        chosen(app, line)
        await press(pilot, "enter")
        await write(pilot, "Thermo")
        await press(pilot, "ctrl+s")

        assert sitting(app).quick is is_quick


async def test_what_was_tried_is_taken_back_one_by_one(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Undo and redo go through what was tried, d takes back the line under the cursor; the device stays."""
    path = write_project(DEVICE)
    before = path.read_bytes()
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "x", "enter")
        (tried,) = tried_in(app)
        await press(pilot, "ctrl+z")
        assert tried_in(app) == []
        await press(pilot, "ctrl+y")
        assert tried_in(app) == [tried]
        chosen(app, "change 0")
        await press(pilot, "d")

        assert tried_in(app) == []
    assert path.read_bytes() == before


async def test_what_if_is_asked_of_the_use_that_is_chosen(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """The base is the first in the list; each further use has its line."""
    app = CerwizardApp(
        write_project(f'{DEVICE}[[use]]\nid = "deep"\n[use.answers]\ntissue = true\n'), knowledge
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "x")
        await press(pilot, "U", "2")
        assert page_of(app).now.sitting.use == "deep"
        await press(pilot, "U", "1")

        assert page_of(app).now.sitting.use == ""


async def test_the_quick_questions_are_turned_on_and_off(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """k leaves the quick ones alone, and goes on to one of them; k again asks all."""
    app = CerwizardApp(write_project(SAID), knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s", "s")
        assert sitting(app).item_id not in ("invasive", "")
        await press(pilot, "k")
        assert (sitting(app).quick, sitting(app).item_id) == (True, "invasive")
        await press(pilot, "k")

        assert not sitting(app).quick


async def test_the_reasons_of_a_judgement_are_written_with_a_key(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """j opens them for an answer that stands already."""
    path = write_project(f'{DEVICE}coating = "low"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+f")
        await write(pilot, "How much of the coating")
        await press(pilot, "enter")
        assert sitting(app).item_id == "coating"
        await press(pilot, "j")
        await write(pilot, "Measured.")
        await press(pilot, "ctrl+s")

    assert saved(path)["justifications"] == {"coating": "Measured."}


async def test_a_section_is_entered_from_the_list_of_sections(app: CerwizardApp) -> None:
    """Enter on the second section goes to its first question."""
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "1")
        rail = app.screen.query_one("SectionRail")
        rail.focus()
        await press(pilot, "down", "enter")

        assert sitting(app).item_id == "invasive"


async def test_in_what_was_found_the_arrows_move_and_stop_at_both_ends(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """The letters stay while the cursor moves; Enter takes what it stands on."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "slash")
        assert isinstance(app.screen, Find)
        found = app.screen.query_one(Lines)
        seen = []
        for key in ("up", "down", "down", "up"):
            await press(pilot, key)
            seen.append(found.highlighted)
        assert seen == [0, 1, 2, 1]
        found.highlighted = found.option_count - 1
        await press(pilot, "down")

        assert found.highlighted == found.option_count - 1


async def test_an_answer_is_taken_away_or_carried_on_in_the_review(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Without an answer the question is open again; carried on, it says who finds out."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f3", "slash")
        await write(pilot, "For how long")
        await press(pilot, "enter", "enter", "delete")
        assert isinstance(app.screen, ReviewScreen)
        assert "duration" not in saved(path)["answers"]
        await press(pilot, "enter", "f8")
        await write(pilot, "ask the clinic")
        await press(pilot, "ctrl+s")

        assert isinstance(app.screen, ReviewScreen)
    assert saved(path)["open"] == {"duration": {"note": "ask the clinic"}}


async def test_who_and_until_when_are_written_in_words_in_a_meeting(
    write_project: Callable[[str], Path], knowledge: Knowledge, clock: Clock
) -> None:
    """Of a gap it is an action, of a question an open point; ctrl+w offers to write the documents."""
    assert clock.now == BEGUN
    path = write_project('[[meeting]]\ndate = 2026-11-22\npresent = ["Ana"]\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "e")
        await write(pilot, "ask the doctor")
        await press(pilot, "ctrl+s")
        assert saved(path)["open"] == {"purpose": {"note": "ask the doctor"}}
        assert isinstance(app.screen, MeetingScreen)
        await press(pilot, "1", "g")
        assert "Gap · " in shown(app)
        await press(pilot, "e")
        await write(pilot, "Ben")
        await press(pilot, "tab")
        await write(pilot, "2027-01-31")
        await press(pilot, "ctrl+s", "ctrl+w")

        assert isinstance(app.screen, WriteDialog)
    [action] = saved(path)["action"]
    assert (action["owner"], action["due"]) == ("Ben", date(2027, 1, 31))
