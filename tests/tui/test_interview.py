"""The app in the hands of a person: questions, answers, and what is on disk afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.widgets import Input

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Form, Reading, WriteDialog
from cerwizard.tui.screens.answers import AnswersScreen
from cerwizard.tui.screens.gaps import GapsScreen
from cerwizard.tui.screens.why import WhyScreen
from cerwizard.tui.widgets import LongText, RowTable
from tests.tui.driving import interview, press, said, saved, settle, shown, sitting, write


async def test_from_nothing_to_documents(app: CerwizardApp, path: Path) -> None:
    """A person answers everything with the keyboard, and the documents are written."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "1", "enter")
        await write(pilot, "For fever.")
        await press(pilot, "ctrl+j")
        await write(pilot, "Thermo")
        await press(pilot, "enter", "1", "enter", "2", "enter")
        await press(pilot, "enter")
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
        await press(pilot, "1", "enter", "f8", "ctrl+s")
        field = app.screen.query_one(Input)
        field.post_message(events.Paste("Thermo\nPlus"))
        await settle(pilot)

        assert field.value == "Thermo Plus"


async def test_every_letter_can_be_typed_in_a_text(app: CerwizardApp) -> None:
    """Keys that are commands elsewhere are letters in a field."""
    letters = "bunjgwv/?[]qa"
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        await press(pilot, *letters)

        assert app.screen.query_one(LongText).text == letters


async def test_nobody_knows_yet(app: CerwizardApp, path: Path) -> None:
    """A note, an owner and a date are kept, the question is not asked again, and it is listed at the end."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8")
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
        await press(pilot, "1", "enter", "f8", "ctrl+s", "f8", "ctrl+s", "2", "enter")
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
        await press(pilot, "1", "enter", "f8", "ctrl+s", "f8", "ctrl+s", "2", "enter")
        await press(pilot, "u", "ctrl+s")
        assert "[?]" in shown(app)
        await press(pilot, "enter")

    assert "tissue" in saved(path)["open"]
    assert saved(path)["answers"]["sharp"] is False


async def test_a_judgement_asks_for_its_reasons(app: CerwizardApp, path: Path) -> None:
    """Enter asks why; what is written is kept beside the answer."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "ctrl+s", "f8", "ctrl+s", "2", "enter", "2", "enter")
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
        await press(pilot, "1", "enter", "f8", "ctrl+s", "f8", "ctrl+s", "2", "enter", "2", "enter")
        await press(pilot, "2", "enter", "escape", "b")

        assert sitting(app).item_id == "coating"
        assert "reason is missing" in said(app, "#standing")
    assert saved(path)["answers"]["coating"] == "low"


async def test_a_wrong_number_is_explained_and_not_taken(app: CerwizardApp, path: Path) -> None:
    """What was typed stays, with a sentence under it."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "ctrl+s", "f8", "ctrl+s", "1", "enter", "1", "enter", "enter")
        assert sitting(app).item_id == "depth"
        await write(pilot, "700")
        await press(pilot, "enter")

        assert "too large" in said(app, "#standing")
        assert sitting(app).item_id == "depth"
    assert "depth" not in saved(path)["answers"]


async def test_none_of_these_takes_enter_twice(app: CerwizardApp, path: Path) -> None:
    """An empty list of ticks is an answer only when it is meant."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f8", "ctrl+s", "f8", "ctrl+s", "2", "enter", "enter")
        assert sitting(app).item_id == "places"
        await press(pilot, "enter")
        assert "none of these" in said(app, "#standing")
        await press(pilot, "enter")

    assert saved(path)["answers"]["places"] == []


async def test_answers_not_used_any_more_are_kept_and_listed(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """An answer whose question is no longer asked stands on the page of answers and in the file."""
    path = write_project('[answers]\npurpose = "diagnose"\ninvasive = false\nduration = "long"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f3")

        assert isinstance(app.screen, AnswersScreen)
        assert "Kept and not used" in shown(app)
        assert "For how long?  More than 30 days" in shown(app)
    assert saved(path)["answers"]["duration"] == "long"


async def test_the_page_of_answers_leads_to_a_question(app: CerwizardApp) -> None:
    """Words find it, Enter goes there."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f3", "slash")
        await write(pilot, "animal tissue")
        await press(pilot, "enter", "enter")

        assert sitting(app).item_id == "tissue"


async def test_a_product_outside_is_said_to_be(app: CerwizardApp, tmp_path: Path) -> None:
    """The banner gives the clause and what would change it, and writing says why not."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "4")
        assert "Not a device" in said(app, "Banner")
        assert "Act 1(2)" in said(app, "Banner")
        assert "Treat or ease" in said(app, "Banner")
        await press(pilot, "ctrl+w", "enter")

        assert said(app, "#said").startswith("! Nothing is planned")
        await press(pilot, "escape", "1")
        assert not app.screen.query_one("Banner").display
    assert not (tmp_path / "documents").exists()


async def test_text_from_a_file_is_never_markup(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Square brackets are shown as they are, wherever they come from."""
    path = write_project(
        '[answers]\npurpose = "diagnose"\nintended_purpose = "[b]bold[/b] [red"\n[open.nickname]\n'
        'note = "[@click=app.quit]x[/]"\n[[promise]]\nid = "[i]1"\ntext = "[bold]p[/bold]"\n'
    )
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f3")
        assert "[b]bold[/b] [red" in shown(app)
        assert "[@click=app.quit]x[/]" in shown(app)
        await press(pilot, "escape", "]", "]", "escape", "n")

        assert sitting(app).item_id == "promise"
        assert "[i]1" in shown(app)
        assert "[bold]p[/bold]" in shown(app)
        await press(pilot, "enter")
        assert "[i]1" in shown(app)
        await press(pilot, "escape", "delete")
        assert "[i]1" in shown(app)


async def test_undo_brings_the_last_answer_back(app: CerwizardApp, path: Path) -> None:
    """The answer is taken back on screen and on disk."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "2", "ctrl+z")

        assert saved(path)["answers"] == {"purpose": "diagnose"}


async def test_the_screens_around_the_question_open_and_close(app: CerwizardApp) -> None:
    """Gaps, why and help come and go, and the question is still there."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "g")
        opened = [type(app.screen)]
        await press(pilot, "escape", "w")
        opened.append(type(app.screen))
        await press(pilot, "escape", "question_mark")
        opened.append(type(app.screen))
        await press(pilot, "escape")

        assert opened == [GapsScreen, WhyScreen, Reading]
        assert app.screen is interview(app)
        assert sitting(app).item_id == "purpose"


async def test_the_palette_offers_the_commands_of_the_screen(app: CerwizardApp) -> None:
    """Each command stands there with its help."""
    async with app.run_test() as pilot:
        await settle(pilot)
        titles = {command.title: command.help for command in app.get_system_commands(app.screen)}

        assert (
            titles["Write documents"] == "Write the clinical evaluation plan and the report as Word documents"
        )
        assert "Add row" not in titles


async def test_a_table_counts_widgets_no_more_than_a_question(app: CerwizardApp) -> None:
    """Going through the questions mounts nothing new."""
    async with app.run_test() as pilot:
        await settle(pilot)
        before = len(list(app.screen.walk_children()))
        for _ in range(8):
            await press(pilot, "1", "n", "alt+right")

        assert len(list(app.screen.walk_children())) == before
        assert app.screen.query_one(RowTable) is not None
