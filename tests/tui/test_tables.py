"""Table questions: rows are added, changed and deleted in a form."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Form
from cerwizard.tui.widgets import RowTable, Ticks
from tests.small import HERE
from tests.tui.driving import press, said, saved, settle, shown, sitting, write

ROWS = """
[answers]
purpose = "diagnose"
first_sale = 2027-01-31
[[promise]]
id = "P1"
text = "Accurate"
kind = "safety"
endpoint = "error"
mood = "kept though unknown"
[[promise]]
id = "P2"
text = "Quick"
"""

WEIGHED = """
[[appraisal]]
id       = "weighed"
table    = "promise"
title    = "Weighed"
clause   = "Act 1"
says     = "How much it says."
outcomes = ["much", "little"]
ends     = ["much"]
[[appraisal.rule]]
given   = { kind = "safety" }
says    = "Safety says much."
clause  = "Act 1"
outcome = "much"
[[appraisal.rule]]
says    = "The rest says little."
clause  = "Act 1"
outcome = "little"
"""


@pytest.fixture
def table_app(write_project: Callable[[str], Path], knowledge: Knowledge) -> CerwizardApp:
    """The app with two rows in a table."""
    return CerwizardApp(write_project(ROWS), knowledge)


async def go_to_table(pilot: Pilot[int], app: CerwizardApp) -> None:
    """Go to the question with the rows."""
    await settle(pilot)
    await press(pilot, "escape", "]", "]")
    assert sitting(app).item_id == "promise"


def rows(app: CerwizardApp, table: str = "promise") -> list[dict[str, object]]:
    """Return the rows of a table as they are on disk."""
    assert app.device is not None
    found = saved(app.device.file.path)[table]
    assert isinstance(found, list)
    return found


async def test_a_row_is_added(table_app: CerwizardApp) -> None:
    """The next free id is filled in, the cursor stands after it, and a letter is enough for one of several."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "a")
        await write(pilot, "Painless")
        await press(pilot, "enter", "b", "ctrl+s")

        assert "Painless" in shown(table_app)
        assert "3 rows" in said(table_app, "#standing")
    assert rows(table_app)[2] == {"id": "P3", "text": "Painless", "kind": "benefit"}


async def test_the_cursor_goes_to_the_row_that_was_added(table_app: CerwizardApp) -> None:
    """So `e` behind it changes that one; a row that is changed keeps the cursor."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "a")
        await write(pilot, "Painless")
        await press(pilot, "ctrl+s", "e")
        await write(pilot, " and small")
        await press(pilot, "ctrl+s", "up", "e")
        await write(pilot, " to use")
        await press(pilot, "ctrl+s")

        at = table_app.screen.query_one(RowTable).row
        assert at is not None
        assert at["id"] == "P2"
    assert [row["text"] for row in rows(table_app)] == ["Accurate", "Quick to use", "Painless and small"]


async def test_a_row_is_changed_and_keeps_what_is_not_known(table_app: CerwizardApp) -> None:
    """Enter opens the row; a column that this version does not know stays."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "enter")
        await write(pilot, " to 0.1")
        await press(pilot, "ctrl+s")

    assert rows(table_app)[0]["text"] == "Accurate to 0.1"
    assert rows(table_app)[0]["mood"] == "kept though unknown"
    assert rows(table_app)[0]["endpoint"] == "error"


async def test_a_row_is_deleted_only_when_it_is_meant(table_app: CerwizardApp) -> None:
    """The first answer of the dialog keeps the row; undo brings a deleted one back."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "delete", "enter")
        assert shown(table_app).count("Delete row") == 1, "Enter without a choice means nothing"
        await press(pilot, "1")
        assert len(rows(table_app)) == 2
        await press(pilot, "delete", "2")
        assert [row["id"] for row in rows(table_app)] == ["P2"]
        await press(pilot, "ctrl+z")

    assert [row["id"] for row in rows(table_app)] == ["P1", "P2"]


async def test_two_rows_cannot_have_one_id(table_app: CerwizardApp) -> None:
    """The form says so and stays open."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "a", "shift+tab", "backspace")
        await write(pilot, "1")
        await press(pilot, "ctrl+s")

        assert "already" in said(table_app, "#complaint")
        assert isinstance(table_app.screen, Form)


async def test_what_is_missing_in_a_row_can_be_seen(table_app: CerwizardApp) -> None:
    """A row may be incomplete; the cell says so."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        table = table_app.screen.query_one(RowTable)

        assert [str(cell) for cell in table.get_row_at(1)] == ["P2", "Quick", "!", ""]


LONG = "Finds the fever of a sleeping child before the parents do"


@pytest.mark.parametrize(
    ("width", "titles", "text"),
    [
        (40, ["No.", "Promise", "+2"], "Finds the fever of a …"),
        (60, ["No.", "Promise", "Kind", "Endpoint"], "Finds the fever of a sleepi…"),
        (160, ["No.", "Promise", "Kind", "Endpoint"], LONG),
    ],
)
async def test_a_table_shows_whole_columns_and_as_much_text_as_there_is_room_for(
    table_app: CerwizardApp, width: int, titles: list[str], text: str
) -> None:
    """No heading is cut at the edge; the columns left out are counted."""
    async with table_app.run_test(size=(width, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "a")
        await write(pilot, LONG)
        await press(pilot, "ctrl+s")
        table = table_app.screen.query_one(RowTable)

        assert [str(column.label) for column in table.columns.values()] == titles
        assert str(table.get_row_at(2)[1]) == text
        assert table.max_scroll_x == 0


async def test_a_table_is_declared_complete(table_app: CerwizardApp) -> None:
    """Only then does it count as answered, and it can be taken back."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "c")
        assert "complete" in said(table_app, "#standing")
        await press(pilot, "c", "c", "ctrl+j")

        assert sitting(table_app).item_id == "proof"
    assert table_app.device is not None
    assert saved(table_app.device.file.path)["complete"] == ["promise"]


async def test_a_row_names_rows_of_another_table(table_app: CerwizardApp) -> None:
    """What it supports is ticked among the rows that are there; numbers and dates are read."""
    async with table_app.run_test(size=(100, 40)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "s")
        assert sitting(table_app).item_id == "proof"
        await press(pilot, "enter")
        table_app.screen.query_one(Ticks).focus()
        await press(pilot, "2")
        people, ended = list(table_app.screen.query("LineInput"))[1:]
        people.focus()
        await settle(pilot)
        await write(pilot, "forty")
        await press(pilot, "ctrl+s")
        assert "not a number" in said(table_app, "#complaint")
        await press(pilot, "ctrl+u")
        await write(pilot, "40")
        ended.focus()
        await settle(pilot)
        await write(pilot, "2026-05-01")
        await press(pilot, "ctrl+s")

    assert rows(table_app, "proof") == [
        {"id": "P1", "supports": ["P2"], "people": 40, "ended": date(2026, 5, 1)}
    ]


async def test_leaving_a_form_with_text_takes_two_keys(table_app: CerwizardApp) -> None:
    """Escape never drops what was typed without a word."""
    async with table_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, table_app)
        await press(pilot, "a")
        await write(pilot, "Painless")
        await press(pilot, "escape")
        assert "not saved" in said(table_app, "#complaint")
        await press(pilot, "escape")

        assert not isinstance(table_app.screen, Form)
    assert len(rows(table_app)) == 2


@pytest.fixture
def weighing_app(write_project: Callable[[str], Path], tmp_path: Path) -> CerwizardApp:
    """The app with rules that appraise the rows; safety ends one."""
    folder = tmp_path / "knowledge"
    shutil.copytree(HERE, folder)
    with (folder / "rulebook" / "eu_test" / "rules.toml").open("a", encoding="utf-8") as rules:
        rules.write(WEIGHED)
    return CerwizardApp(write_project(ROWS), load_knowledge(folder / "questions", folder / "rulebook"))


async def test_what_ends_a_row_is_said_while_it_is_filled_in(weighing_app: CerwizardApp) -> None:
    """As soon as it is chosen, and no longer when it is chosen otherwise; the row can be saved as it is."""
    async with weighing_app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, weighing_app)
        await press(pilot, "a")
        assert said(weighing_app, "#said") == ""

        await press(pilot, "tab", "s")
        assert "Safety says much. (Act 1) What is still empty need not be filled in." in said(
            weighing_app, "#said"
        )
        await press(pilot, "b")
        assert said(weighing_app, "#said") == ""
        await press(pilot, "s", "delete")
        assert said(weighing_app, "#said") == ""
        await press(pilot, "s", "ctrl+s")

        table = weighing_app.screen.query_one(RowTable)
        assert "!" not in [str(cell) for cell in table.get_row_at(2)]
    assert rows(weighing_app)[2] == {"id": "P3", "kind": "safety"}


async def test_what_a_row_comes_to_stands_beside_its_name(weighing_app: CerwizardApp) -> None:
    """Where rules appraise the rows, the outcome is a column of its own, right after the first two."""
    app = weighing_app
    async with app.run_test(size=(100, 30)) as pilot:
        await go_to_table(pilot, app)
        table = app.screen.query_one(RowTable)

        assert [str(column.label) for column in table.ordered_columns][2] == "Weighed"
        assert [str(table.get_row_at(at)[2]) for at in range(2)] == ["much", "little"]


async def test_a_click_on_a_row_goes_there_and_one_more_opens_it(table_app: CerwizardApp) -> None:
    """It is the row that was clicked, and not the one where the cursor was."""
    async with table_app.run_test(size=(100, 40)) as pilot:
        await go_to_table(pilot, table_app)
        await pilot.click(RowTable, offset=(5, 2))
        await settle(pilot)
        row = table_app.screen.query_one(RowTable).row
        assert row is not None
        assert row["id"] == "P2"
        await pilot.click(RowTable, offset=(5, 2))
        await settle(pilot)

        assert isinstance(table_app.screen, Form)
        assert "Quick" in shown(table_app)
        assert "Accurate" not in "".join(field.value for field in table_app.screen.query(Input))
