"""What stands around the questions: answers, banner, help, palette; and text that is only text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widget import Widget

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Reading, WriteDialog
from cerwizard.tui.screens.gaps import GapsScreen
from cerwizard.tui.screens.review import ReviewScreen
from cerwizard.tui.screens.why import WhyScreen, WhyTree
from cerwizard.tui.widgets import LongText, RowTable
from tests.tui.driving import interview, press, said, saved, settle, shown, sitting, write


async def test_answers_not_used_any_more_are_kept_and_listed(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """An answer whose question is no longer asked stands on the page of answers and in the file."""
    path = write_project('[answers]\npurpose = "diagnose"\ninvasive = false\nduration = "long"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f3")

        assert isinstance(app.screen, ReviewScreen)
        assert "Kept and not used" in shown(app)
        assert "For how long?  More than 30 days" in shown(app)
    assert saved(path)["answers"]["duration"] == "long"


async def test_the_page_of_answers_leads_to_a_question(app: CerwizardApp) -> None:
    """Words find it, a key goes there."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter", "f3", "slash")
        await write(pilot, "animal tissue")
        await press(pilot, "enter", "q")

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
        await press(pilot, "escape", "]", "]", "escape", "s")

        assert sitting(app).item_id == "promise"
        assert "[i]1" in shown(app)
        assert "[bold]p[/bold]" in shown(app)
        await press(pilot, "enter")
        assert "[i]1" in shown(app)
        await press(pilot, "escape", "delete")
        assert "[i]1" in shown(app)


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


async def test_the_help_says_how_keys_are_written(app: CerwizardApp) -> None:
    """Who never used a terminal reads what the sign before a letter means."""
    async with app.run_test(size=(100, 100)) as pilot:
        await press(pilot, "f1")

        assert "^ The ctrl key: ^p is ctrl and p together" in " ".join(shown(app).split())


async def test_in_a_browser_no_key_is_named_that_closes_the_tab(
    app: CerwizardApp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The documents are written with another key there, at the foot and in the help; a terminal has the usual one."""
    async with app.run_test(size=(200, 50)) as pilot:
        await settle(pilot)
        assert "^w Write" in shown(app)
    app.close_device()
    monkeypatch.setattr(CerwizardApp, "is_web", True)
    inside = CerwizardApp(path, app.knowledge)
    async with inside.run_test(size=(200, 50)) as pilot:
        await settle(pilot)
        assert "f10 Write" in shown(inside)
        await press(pilot, "f1", "end")
        assert "^w" not in shown(inside)
        await press(pilot, "escape", "f10")

        assert isinstance(inside.screen, WriteDialog)


async def test_the_palette_offers_the_commands_of_the_screen(app: CerwizardApp) -> None:
    """Each command stands there with its help."""
    async with app.run_test() as pilot:
        await settle(pilot)
        titles = {command.title: command.help for command in app.get_system_commands(app.screen)}

        assert (
            titles["Write documents  (^w, f10)"]
            == "Write the clinical evaluation plan and the report as Word documents"
        )
        assert "Add row" not in titles


async def test_going_through_the_questions_mounts_two_fields_once(app: CerwizardApp) -> None:
    """The field for paragraphs and the one for rows come with the first question of theirs, and stay."""

    def mounted() -> list[Widget]:
        return list(app.screen.walk_children(Widget))

    async with app.run_test() as pilot:
        await settle(pilot)
        at_the_start = mounted()
        for _ in range(8):
            await press(pilot, "1", "s", "alt+right")
        then = mounted()
        for _ in range(8):
            await press(pilot, "b")

        new = [widget for widget in then if widget not in at_the_start]
        assert len(new) == 2
        assert {type(widget) for widget in new} == {LongText, RowTable}
        assert mounted() == then


async def test_the_tree_of_why_leads_to_the_question_that_decided(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """The cursor begins at the class; what is said of a line stands beside the tree."""
    path = write_project('[answers]\npurpose = "diagnose"\ninvasive = true\nduration = "long"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f9")
        assert said(app, "#says").startswith("… Class: still open, IIb to III")
        await press(pilot, "down", "down", "down", "down")
        assert "More than 30 days – For how long?" in said(app, "#says")
        await press(pilot, "q")

        assert sitting(app).item_id == "duration"


async def test_left_closes_a_line_of_the_tree_and_then_goes_up(app: CerwizardApp) -> None:
    """What is open is closed first; where nothing is, the cursor goes to what the line hangs on."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "1", "w")
        tree = app.screen.query_one(WhyTree)
        line = tree.cursor_node
        assert line is not None
        assert line.is_expanded
        await press(pilot, "left")
        assert (tree.cursor_node, line.is_expanded) == (line, False)
        await press(pilot, "left")

        assert tree.cursor_node is line.parent
