"""What is typed and not confirmed is never dropped unasked, wherever one is when one leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Choose, Form
from cerwizard.tui.screens.meeting import MeetingScreen
from cerwizard.tui.screens.one_answer import OneAnswer
from cerwizard.tui.screens.whatif import WhatIfScreen
from tests.tui.driving import interview, press, said, saved, shown, sitting, write

ANSWERS = (
    '[answers]\npurpose = "diagnose"\nintended_purpose = "For fever."\ninvasive = true\n'
    'duration = "long"\ntissue = false\ncoating = "none"\nsharp = false\n'
)
MET = '[[meeting]]\ndate = 2026-11-22\npresent = ["Ana"]\n'
CONFIRM, DROP, STAY = "1", "2", "3"


@pytest.fixture
def device(write_project: Callable[[str], Path]) -> Path:
    """A device whose depth nobody knows yet."""
    return write_project(f'{ANSWERS}[open.depth]\nowner = "Ana"\n{MET}')


@pytest.fixture
def opened(device: Path, knowledge: Knowledge) -> CerwizardApp:
    """The app with that device."""
    return CerwizardApp(device, knowledge)


async def rewrite(pilot: Pilot[int]) -> None:
    """Begin to rewrite the intended purpose on the page of all answers."""
    await press(pilot, "f3", "slash")
    await write(pilot, "For fever.")
    await press(pilot, "enter", "enter")
    assert isinstance(pilot.app.screen, OneAnswer)
    await write(pilot, " In adults.")


async def meet_about_depth(app: CerwizardApp, pilot: Pilot[int]) -> None:
    """Go to the depth in a meeting."""
    await press(pilot, "f5", "escape")
    assert isinstance(app.screen, MeetingScreen)
    assert "How deep" in said(app, "#says")


@pytest.mark.parametrize("chosen", [CONFIRM, DROP, STAY])
async def test_quitting_asks_what_becomes_of_an_answer_typed_over_a_page(
    opened: CerwizardApp, device: Path, chosen: str
) -> None:
    """It is confirmed and saved, dropped, or stayed with, as at the questions."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await rewrite(pilot)
        await press(pilot, "ctrl+q")
        assert isinstance(opened.screen, Choose)
        assert "1 answer is typed and not confirmed." in shown(opened)
        await press(pilot, chosen)

        assert (opened.return_code is None) is (chosen == STAY)
        assert chosen != STAY or "In adults." in shown(opened)
    written = "In adults." in saved(device)["answers"]["intended_purpose"]
    assert written is (chosen == CONFIRM)


@pytest.mark.parametrize("chosen", [CONFIRM, DROP, STAY])
async def test_quitting_a_meeting_asks_what_becomes_of_what_is_typed(
    opened: CerwizardApp, device: Path, chosen: str
) -> None:
    """The answer to the point shown."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await meet_about_depth(opened, pilot)
        await press(pilot, "a", "1", "2", "ctrl+q")
        assert isinstance(opened.screen, Choose)
        await press(pilot, chosen)

        assert (opened.return_code is None) is (chosen == STAY)
    assert saved(device)["answers"].get("depth") == (12 if chosen == CONFIRM else None)


async def test_what_is_typed_in_a_meeting_stays_with_its_point(opened: CerwizardApp) -> None:
    """It is there again when one comes back, however one left; letters are keys until it is wanted."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await meet_about_depth(opened, pilot)
        await press(pilot, "a", "1", "2", "escape", "o", "s", "b")
        assert opened.screen.query_one("LineInput").has_focus is False
        assert "12" in shown(opened)
        await press(pilot, "a", "3", "f5", "f5")

        assert opened.screen is interview(opened)
        assert list(sitting(opened).drafts.values()) == ["123"]
        await press(pilot, "ctrl+q")
        assert "1 answer is typed and not confirmed." in shown(opened)


async def test_ticks_of_a_meeting_stand_at_the_same_question_behind_it(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """They are asked about like everything that is not confirmed."""
    path = write_project(f'{ANSWERS}[open.places]\nowner = "Ana"\n{MET}')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "ctrl+f")
        await write(pilot, "Where is it used?")
        await press(pilot, "enter", "f5", "escape", "1", "f5")
        assert app.screen is interview(app)
        assert "[x]" in shown(app)
        await press(pilot, "ctrl+q", CONFIRM)

        assert app.return_code == 0
    assert len(saved(path)["answers"]["places"]) == 1


@pytest.mark.parametrize("chosen", [CONFIRM, DROP, STAY])
async def test_a_decision_that_is_typed_is_asked_about(
    opened: CerwizardApp, device: Path, chosen: str
) -> None:
    """Quitting asks, one esc does not drop it yet."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "escape", "d", *"Go", "escape")
        assert "esc once more drops it" in shown(opened)
        await press(pilot, "ctrl+q")
        assert "1 decision is typed and not written down." in shown(opened)
        await press(pilot, chosen)

        assert (opened.return_code is None) is (chosen == STAY)
    decided = [line for meeting in saved(device)["meeting"] for line in meeting.get("decided", [])]
    assert decided == (["Go"] if chosen == CONFIRM else [])


async def test_esc_twice_drops_a_decision(opened: CerwizardApp, device: Path) -> None:
    """The second time it is meant; the next decision begins anew."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "escape")
        await press(pilot, "d", *"Go", "escape", "escape")
        assert isinstance(opened.screen, MeetingScreen)
        assert "What was decided?" not in shown(opened)
        await press(pilot, "d", "x", "escape")

        assert "esc once more drops it" in shown(opened)
    assert all("decided" not in meeting for meeting in saved(device)["meeting"])


async def test_what_is_typed_on_after_esc_is_asked_about_anew(opened: CerwizardApp) -> None:
    """The second time is meant for what stood there at the first, of a decision as of an answer."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "escape", "d", *"Go", "escape", *"ing", "escape")
        assert "What was decided?" not in shown(opened)
        assert "esc once more drops it" in shown(opened)
        await press(pilot, "escape", "f5")

        await rewrite(pilot)
        await press(pilot, "escape")
        await write(pilot, " At home.")
        await press(pilot, "escape")
        assert isinstance(opened.screen, OneAnswer)
        await press(pilot, "escape")
        assert not isinstance(opened.screen, OneAnswer)


async def test_what_is_typed_on_in_a_form_is_asked_about_anew(opened: CerwizardApp) -> None:
    """A form that was not left after all warns of what came since."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f20")
        await write(pilot, "Ask")
        await press(pilot, "escape")
        await write(pilot, " the lab")
        await press(pilot, "escape")
        assert isinstance(opened.screen, Form)
        await press(pilot, "escape")
        assert len(opened.screen_stack) == 2


async def test_an_owner_that_is_typed_at_a_gap_is_asked_about(opened: CerwizardApp, device: Path) -> None:
    """What stood there from the beginning is not."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f4", "o", "escape", "o", *"Eve", "escape")
        assert "esc once more drops it" in shown(opened)
        await press(pilot, "ctrl+q")
        assert "1 note is typed and not saved." in shown(opened)
        await press(pilot, CONFIRM)

        assert opened.return_code == 0
    assert [action["owner"] for action in saved(device)["action"]] == ["Eve"]


@pytest.mark.parametrize("chosen", ["1", "3", "4"])
async def test_quitting_asks_what_becomes_of_other_answers(
    opened: CerwizardApp, device: Path, chosen: str
) -> None:
    """The device takes them, they are dropped, or one stays."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f12", "enter")
        assert isinstance(opened.screen, WhatIfScreen)
        assert opened.screen.now.is_other
        before = saved(device)["answers"]
        await press(pilot, "ctrl+q")
        assert "What becomes of the other answers?" in shown(opened)
        await press(pilot, chosen)

        assert (opened.return_code is None) is (chosen == "4")
    assert (saved(device)["answers"] != before) is (chosen == "1")


async def test_an_answer_typed_beside_other_answers_is_asked_about_first(
    opened: CerwizardApp, device: Path
) -> None:
    """Each page in its turn, the topmost first."""
    async with opened.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f12", "slash")
        await write(pilot, "intended purpose")
        await press(pilot, "enter")
        assert isinstance(opened.screen, OneAnswer)
        await write(pilot, "Now: ")
        await press(pilot, "ctrl+q", CONFIRM)
        assert "What becomes of the other answers?" in shown(opened)
        await press(pilot, "1")

        assert opened.return_code == 0
    assert "Now: " in saved(device)["answers"]["intended_purpose"]
