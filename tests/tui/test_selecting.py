"""Text is selected by dragging the mouse over it, and copied as it stands on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.widgets import Drawn
from tests.tui.driving import picture, press, settle

DEVICE = '[answers]\npurpose = "diagnose"\ninvasive = true\nduration = "long"\ntissue = false\n'


async def dragged(
    pilot: Pilot[int], begin: tuple[int, int], end: tuple[int, int], what: str = Drawn.__name__
) -> str:
    """Drag from one place of a widget to another, copy, and return what is on the clipboard."""
    await pilot.mouse_down(what, offset=begin)
    await pilot.hover(what, offset=end)
    await pilot.mouse_up(what, offset=end)
    await press(pilot, "ctrl+c")
    return pilot.app.clipboard


async def test_what_moves_is_copied_from_both_columns(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """From the middle of a line to the middle of another one; what is beside it stays out."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f12", "enter")
        drawn = app.screen.query_one(Drawn)
        left, top = drawn.content_region.offset
        lines = [line[left:] for line in picture(app)]
        first, last = (
            next(at for at, line in enumerate(lines) if word in line) for word in ("Now", "Requirements that")
        )

        copied = await dragged(pilot, (4, first - top + 1), (7, last - top))

    between = [line.rstrip() for line in copied.splitlines()]
    assert between[0] == lines[first + 1][4:]
    assert between[1:-1] == lines[first + 2 : last]
    assert between[-1] == "Requirem"


async def test_the_help_is_copied_too(write_project: Callable[[str], Path], knowledge: Knowledge) -> None:
    """Within one line."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f12", "f1")

        assert (await dragged(pilot, (0, 0), (4, 0))).startswith("Keys")


async def test_what_helps_to_answer_and_the_result_are_copied_too(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """From line to line as they are broken, wherever the text is scrolled to."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(80, 20)) as pilot:
        await press(pilot, "f3", "home", "q")
        for selector in ("#help", "VerdictPanel"):
            page = app.screen.query_one(selector)
            page.scroll_to(y=1, animate=False)
            await settle(pilot)
            left, top = page.content_region.offset
            width = page.scrollable_content_region.width
            shown = [line[left : left + width].rstrip() for line in picture(app)[top : top + 2]]
            begin = left - page.region.x, top - page.region.y

            copied = await dragged(pilot, begin, (begin[0] + 4, begin[1] + 1), selector)

            assert copied.splitlines() == [shown[0], shown[1][:5]]
