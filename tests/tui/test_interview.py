"""The app in the hands of a person: questions, answers, and what is on disk afterwards."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

from textual import events
from textual.widgets import Input

from cerwizard.assessment import load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import WriteDialog
from cerwizard.tui.widgets import LongText, QuestionCard
from tests.cli.calls import BLOOD_GAS
from tests.tui.driving import picture, press, said, saved, settle, shown, sitting, write


async def test_from_nothing_to_documents(app: CerwizardApp, path: Path) -> None:
    """A person answers everything with the keyboard, and the documents are written."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "1", "enter")
        await write(pilot, "For fever.")
        await press(pilot, "ctrl+j")
        await write(pilot, "Thermo")
        await press(pilot, "enter", "1", "enter", "2", "enter")
        await press(pilot, "enter", "enter")
        await write(pilot, "120")
        await press(pilot, "enter", "1", "2", "enter")
        await write(pilot, "2027-01-31")
        await press(pilot, "enter", "c", "ctrl+j", "c", "ctrl+j")
        assert sitting(app).item_id == ""

        await press(pilot, "ctrl+w")
        assert isinstance(app.screen, WriteDialog)
        await press(pilot, "enter")
        words = said(app, "#said")
        await press(pilot, "escape", "ctrl+q")

    assert "Written" in words or "nothing" in words
    assert saved(path)["answers"] == {
        "purpose": "diagnose",
        "intended_purpose": "For fever.",
        "nickname": "Thermo",
        "invasive": True,
        "duration": "long",
        "tissue": False,
        "coating": "none",
        "depth": 120,
        "places": ["home", "clinic"],
        "first_sale": saved(path)["answers"]["first_sale"],
    }
    assert saved(path)["complete"] == ["promise", "proof"]
    assert app.return_code == 0


async def test_a_number_answers_and_stays_so_that_the_effect_is_seen(app: CerwizardApp, path: Path) -> None:
    """The answer is on disk and in the panel while the question is still there; Enter goes on."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2")

        assert sitting(app).item_id == "purpose"
        assert saved(path)["answers"] == {"purpose": "treat"}
        assert "The last answer changed" in shown(app)
        await press(pilot, "enter")
        assert sitting(app).item_id == "intended_purpose"


async def test_enter_alone_never_answers(app: CerwizardApp, path: Path) -> None:
    """Without a choice Enter asks for one: no answer comes about by pressing a key too often."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "enter")

        assert sitting(app).item_id == "purpose"
        assert said(app, "#standing").startswith("!")
    assert not saved(path).get("answers")


async def test_the_arrows_and_enter_answer_too(app: CerwizardApp, path: Path) -> None:
    """Down goes to the first choice, Enter takes it and goes on."""
    async with app.run_test() as pilot:
        await press(pilot, "down", "down", "enter")

        assert sitting(app).item_id == "intended_purpose"
    assert saved(path)["answers"] == {"purpose": "treat"}


async def test_the_mouse_answers_too(app: CerwizardApp, path: Path) -> None:
    """A click on a choice is the same as its number, a click on a key the same as the key."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("Choices", offset=(8, 1))
        await pilot.click("KeyBar", offset=(2, 0))
        await settle(pilot)

        assert sitting(app).item_id == "intended_purpose"
    assert saved(path)["answers"] == {"purpose": "treat"}


async def test_going_back_loses_nothing(app: CerwizardApp, path: Path) -> None:
    """Back from a half typed text, and on again: the text is there, and is said to be unconfirmed."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        await write(pilot, "For fev")
        await press(pilot, "alt+left")
        assert sitting(app).item_id == "purpose"
        await press(pilot, "enter")

        assert app.screen.query_one(LongText).text == "For fev"
        assert "not confirmed" in said(app, "#standing")
    assert "intended_purpose" not in saved(path)["answers"]


async def test_a_pasted_paragraph_is_one_step(app: CerwizardApp) -> None:
    """What is pasted over several lines is taken whole, and undone at once."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        text = app.screen.query_one(LongText)
        text.post_message(events.Paste("For fever\u00a0in adults.\r\nNot for children."))
        await settle(pilot)
        assert text.text == "For fever in adults.\nNot for children."

        await press(pilot, "ctrl+z")

        assert text.text == ""


async def test_several_pasted_lines_become_one_in_a_line(app: CerwizardApp) -> None:
    """Nothing after the first line is lost."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "shift+f8", "ctrl+s")
        field = app.screen.query_one(Input)
        field.post_message(events.Paste("Thermo\nPlus"))
        await settle(pilot)

        assert field.value == "Thermo Plus"


async def test_the_first_letter_typed_at_an_answer_is_added_to_it(app: CerwizardApp) -> None:
    """Whoever comes back and types has not asked for the answer to go."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        await write(pilot, "For fever.")
        await press(pilot, "ctrl+j")
        await write(pilot, "Thermo")
        await press(pilot, "enter", "b", "a")
        await press(pilot, "s")

        assert app.screen.query_one(Input).value == "Thermos"


async def test_every_letter_can_be_typed_in_a_text(app: CerwizardApp) -> None:
    """Keys that are commands elsewhere are letters in a field."""
    letters = "bunjgwv/?[]qa"
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        await press(pilot, *letters)

        assert app.screen.query_one(LongText).text == letters


async def test_undo_brings_the_last_answer_back(app: CerwizardApp, path: Path) -> None:
    """The answer is taken back on screen and on disk."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "2", "ctrl+z")

        assert saved(path)["answers"] == {"purpose": "diagnose"}


async def test_spaces_around_an_answer_are_no_draft(app: CerwizardApp) -> None:
    """What would be read as the same answer is not said to be unconfirmed."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        await write(pilot, "For fever.  ")
        await press(pilot, "ctrl+j", "alt+left")
        await write(pilot, "  ")
        await press(pilot, "alt+left")

        assert not sitting(app).drafts


async def test_walking_on_by_letters_types_nothing_into_an_answer(app: CerwizardApp, path: Path) -> None:
    """Back, on and the sections lead past texts that are answered; one key opens them."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "1", "enter")
        await write(pilot, "For fever.")
        await press(pilot, "ctrl+j")
        await write(pilot, "Thermo")
        await press(pilot, "enter")
        before = saved(path)
        await press(pilot, "b", "b", "b")
        assert sitting(app).item_id == "purpose"
        await press(pilot, "s", "s", "s", "[", "]", "[", "s", "s", "b", "b")
        assert not sitting(app).drafts
        assert saved(path) == before
        await press(pilot, "ctrl+f")
        await write(pilot, "nickname")
        await press(pilot, "enter", "escape")
        assert "a Answer" in shown(app)
        await press(pilot, "a", "b")
        assert app.screen.query_one(QuestionCard).answer.draft is not None


async def test_what_is_typed_is_marked_while_it_is_typed(app: CerwizardApp) -> None:
    """In a line and in paragraphs, and no longer once it says the same again."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "1", "enter")
        await write(pilot, "For fever.")
        assert "not confirmed" in said(app, "#standing")
        await press(pilot, "ctrl+j", "T")
        assert "not confirmed" in said(app, "#standing")
        await press(pilot, "backspace")

        assert said(app, "#standing") == ""


async def test_the_help_of_a_question_is_scrolled_from_wherever_the_cursor_is(tmp_path: Path) -> None:
    """A page down and a page up, while the answer keeps the cursor."""
    path = Path(copy(BLOOD_GAS, tmp_path))
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        first = picture(app)
        await press(pilot, "pagedown")
        further = picture(app)
        await press(pilot, "pageup")

        assert any("What decides:" in line for line in first)
        assert not any("What decides:" in line for line in further)
        assert picture(app) == first
