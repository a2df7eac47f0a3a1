"""The ways to answer that need more than one key: ticks, reasons, open points, numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from cerwizard.tui import CerwizardApp
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Form
from tests.tui.driving import interview, press, said, saved, settle, shown, sitting, write


async def test_nobody_knows_yet(app: CerwizardApp, path: Path) -> None:
    """A note, an owner and a date are kept, the question is not asked again, and it is listed at the end."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "shift+f8")
        assert isinstance(app.screen, Form)
        await write(pilot, "ask Ann")
        await press(pilot, "enter")
        await write(pilot, "RA")
        await press(pilot, "enter")
        await write(pilot, "2026-12-15")
        await press(pilot, "enter")

        assert sitting(app).item_id == "nickname"
        await press(pilot, "alt+left")
        assert said(app, "#standing") == "? we don't know yet – ask Ann (RA, by 2026-12-15)"
    point = saved(path)["open"]["intended_purpose"]
    assert (point["note"], point["owner"], point["due"].isoformat()) == ("ask Ann", "RA", "2026-12-15")


async def test_a_screening_is_ticked_and_confirmed(app: CerwizardApp, path: Path) -> None:
    """Numbers and space tick, Enter writes every fact it covers."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter")
        assert sitting(app).item_id == "any_special"
        await press(pilot, "3", "down", "up", "space", "space")
        assert "[x]" in shown(app)
        await press(pilot, "enter")

    assert saved(path)["answers"] | {"places": []} == {
        "purpose": "diagnose",
        "invasive": False,
        "tissue": False,
        "coating": "none",
        "sharp": True,
        "places": [],
    }


async def test_one_tick_of_a_screening_can_be_open(app: CerwizardApp, path: Path) -> None:
    """Don't know is said of the tick under the cursor; the others are written."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter")
        await press(pilot, "u")
        assert "[?]" in shown(app)
        await press(pilot, "enter")
        assert "none of these" in said(app, "#standing")
        await press(pilot, "enter")

    assert "tissue" in saved(path)["open"]
    assert saved(path)["answers"]["sharp"] is False


async def test_a_judgement_asks_for_its_reasons(app: CerwizardApp, path: Path) -> None:
    """Enter asks why; what is written is kept beside the answer."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter", "2", "enter")
        assert sitting(app).item_id == "coating"
        await press(pilot, "2", "enter")
        assert isinstance(app.screen, Form)
        await write(pilot, "Silver stays in the layer")
        await press(pilot, "ctrl+s")

        assert sitting(app).item_id != "coating"
    assert saved(path)["justifications"] == {"coating": "Silver stays in the layer"}


async def test_reasons_can_be_written_later(app: CerwizardApp, path: Path) -> None:
    """The answer stands, and it is said that its reasons are missing."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter", "2", "enter")
        await press(pilot, "2", "enter", "escape", "b")

        assert sitting(app).item_id == "coating"
        assert "reason is missing" in said(app, "#standing")
    assert saved(path)["answers"]["coating"] == "low"


async def test_a_wrong_number_is_explained_and_not_taken(app: CerwizardApp, path: Path) -> None:
    """What was typed stays, with a sentence under it."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "1", "enter", "1", "enter")
        await press(pilot, "enter", "enter")
        assert sitting(app).item_id == "depth"
        await write(pilot, "700")
        await press(pilot, "enter")

        assert "too large" in said(app, "#standing")
        assert sitting(app).item_id == "depth"
    assert "depth" not in saved(path)["answers"]


async def test_none_of_these_takes_enter_twice(app: CerwizardApp, path: Path) -> None:
    """An empty list of ticks is an answer only when it is meant."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter", "enter", "enter")
        assert sitting(app).item_id == "places"
        await press(pilot, "enter")
        assert "none of these" in said(app, "#standing")
        await press(pilot, "enter")

    assert saved(path)["answers"]["places"] == []


async def test_none_of_these_is_one_key_and_drops_what_was_ticked(app: CerwizardApp, path: Path) -> None:
    """In a screening and in a question with several answers; what was said so is seen on coming back."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter")
        assert "0 None of these" in shown(app)
        await press(pilot, "1", "0")
        assert sitting(app).item_id == "places"
        await press(pilot, "2", "0", "alt+left")
        assert "[x] 0 None of these" in shown(app)

    assert saved(path)["answers"] == {
        "purpose": "diagnose",
        "invasive": False,
        "tissue": False,
        "coating": "none",
        "sharp": False,
        "places": [],
    }


async def test_the_line_under_the_cursor_says_none_with_one_enter(app: CerwizardApp, path: Path) -> None:
    """Whoever went to the line means it; Enter elsewhere still takes what is ticked."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter")
        await press(pilot, "end", "enter")
        assert sitting(app).item_id == "places"
        await press(pilot, "2", "end", "enter")

    assert saved(path)["answers"]["sharp"] is False
    assert len(saved(path)["answers"]["places"]) == 1


async def test_a_note_stands_beside_an_answer(app: CerwizardApp, path: Path) -> None:
    """It is offered where there is an answer, seen at the question and in the review, and taken back by undo."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        asked = sitting(app).item_id
        assert c.NoteAnswer not in interview(app).available
        await press(pilot, "1", "N")
        await write(pilot, "Settled with the clinic.")
        await press(pilot, "ctrl+s")
        assert "Note: Settled with the clinic." in shown(app)
        assert saved(path)["notes"] == {asked: "Settled with the clinic."}
        await press(pilot, "f3")
        assert "– Settled with the clinic." in shown(app)
        await press(pilot, "escape", "ctrl+z")

        assert "Note:" not in shown(app)
    assert "notes" not in saved(path)


async def test_the_help_begins_with_the_choice_under_the_cursor(app: CerwizardApp) -> None:
    """However the cursor got there: by its number, by an arrow, or by the number of what is answered already."""
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("1", "down", "up", "down", "1"):
            await press(pilot, key)
            assert ("“Diagnose or monitor” It tells" in shown(app)) is (key != "down")


async def test_the_help_begins_with_what_is_ticked(app: CerwizardApp) -> None:
    """A number ticks, and shows what helps with that fact."""
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1", "enter", "f8", "f8", "2", "enter")
        await press(pilot, "3")
        assert "“Has a sharp edge” An edge." in shown(app)
        await press(pilot, "1")
        assert "“Has a sharp edge” An edge." not in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (180, 50)], ids=str)
async def test_the_keys_that_answer_work_wherever_the_cursor_is(
    app: CerwizardApp, path: Path, size: tuple[int, int]
) -> None:
    """In the help, the sections or the result: a number and a letter answer, a tick is set, 0 says none."""
    async with app.run_test(size=size) as pilot:
        await press(pilot, "tab", "1")
        assert saved(path)["answers"] == {"purpose": "diagnose"}
        await press(pilot, "enter", "f8", "f8", "tab", "n")
        assert saved(path)["answers"]["invasive"] is False
        await press(pilot, "enter", "tab", "3", "tab")
        assert sitting(app).item_id == "any_special"
        assert "[x]" in shown(app)
        await press(pilot, "0")

    assert saved(path)["answers"]["sharp"] is False


async def test_the_keys_that_answer_do_nothing_while_the_question_is_hidden(
    app: CerwizardApp, path: Path
) -> None:
    """In a narrow terminal the result takes its place."""
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "v", "1")

        assert "answers" not in saved(path) or not saved(path)["answers"]


async def test_what_joins_letters_is_typed_and_pasted_like_a_letter(app: CerwizardApp, path: Path) -> None:
    """In a text of many lines and in one of one line; half the words of Persian are written with it."""
    async with app.run_test() as pilot:

        async def key(name: str, letter: str) -> None:
            assert app.focused is not None
            app.focused.post_message(
                Key(name, letter)
            )  # as a terminal does; `press` knows no letter of this name
            await settle(pilot)

        await press(pilot, "1", "enter", "a")
        await key("zero_width_non_joiner", "\u200c")
        await press(pilot, "b")
        await write(pilot, "c\u200dd\u202e\u200b")
        await press(pilot, "ctrl+j", "e")
        await key("zero_width_joiner", "\u200d")
        await press(pilot, "f", "enter")

    answers = saved(path)["answers"]
    assert (answers["intended_purpose"], answers["nickname"]) == ("a\u200cbc\u200dd", "e\u200df")
