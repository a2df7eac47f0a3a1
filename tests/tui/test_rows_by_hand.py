"""Rows as somebody wrote them by hand: the one that is meant is changed, and what it names stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from tests.tui.driving import press, saved, settle, shown, sitting, write

ANSWERS = '[answers]\npurpose = "diagnose"\nfirst_sale = 2027-01-31\n'
COPIED = """
[[promise]]
text = "Nameless"
[[promise]]
id = "P1"
text = "Accurate"
[[promise]]
id = "P1"
text = "Quick"
"""
NAMING = """
[[promise]]
id = "P1"
[[promise]]
id = "P2"
[[proof]]
id = "E1"
supports = ["P2", "P7", "P1"]
"""


async def go_to(pilot: Pilot[int], app: CerwizardApp, table: str) -> None:
    """Go to the question with these rows."""
    await settle(pilot)
    await press(pilot, "escape", "]", "]")
    if table == "proof":
        await press(pilot, "ctrl+j")
    assert sitting(app).item_id == table


async def test_of_two_rows_with_one_number_the_one_under_the_cursor_is_changed_or_deleted(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """The form showed the first of them, and deleting took both."""
    path = write_project(ANSWERS + COPIED)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 30)) as pilot:
        await go_to(pilot, app, "promise")
        await press(pilot, "down", "down", "e")
        assert "Quick" in shown(app)
        await press(pilot, "shift+tab")
        await write(pilot, "0")
        await press(pilot, "ctrl+s")
        assert [row.get("id") for row in saved(path)["promise"]] == [None, "P1", "P10"]

        await press(pilot, "ctrl+z", "delete", "2")

    assert [row["text"] for row in saved(path)["promise"]] == ["Nameless", "Accurate"]


async def test_a_row_without_a_number_is_changed_and_gets_one(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """A new row was added instead, and the one without a number stayed as it was."""
    path = write_project(ANSWERS + COPIED)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 30)) as pilot:
        await go_to(pilot, app, "promise")
        await press(pilot, "e", "ctrl+s")
        assert [row["id"] for row in saved(path)["promise"]] == ["P2", "P1", "P1"]

        await press(pilot, "ctrl+z", "delete")
        assert "Delete this row?" in shown(app)
        await press(pilot, "2")

    assert [row["text"] for row in saved(path)["promise"]] == ["Accurate", "Quick"]


async def test_what_a_row_names_stays_as_it_is_until_it_is_changed(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """One that is not there any more is said to be gone; its name went with the next change of another field."""
    path = write_project(ANSWERS + NAMING)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await go_to(pilot, app, "proof")
        await press(pilot, "e")
        assert "[x] 3 P7 (no such row any more)" in shown(app)
        await press(pilot, "shift+tab")
        await write(pilot, "0")
        await press(pilot, "ctrl+s")
        assert saved(path)["proof"] == [{"id": "E10", "supports": ["P2", "P7", "P1"]}]

        await press(pilot, "e", "1", "ctrl+s")

    assert saved(path)["proof"] == [{"id": "E10", "supports": ["P2", "P7"]}]
