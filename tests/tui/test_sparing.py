"""What is painted sparingly is what Textual itself would paint."""

from __future__ import annotations

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.widget import Widget

from cerwizard.tui import CerwizardApp
from cerwizard.tui.sparing import Sparing
from cerwizard.tui.themes import HIGH_CONTRAST
from cerwizard.tui.widgets import VerdictPanel
from tests.tui.driving import press, settle

KEYS = ("1", "2", "enter", "n", "1", "ctrl+z", "f6", "b", "tab", "down", "g", "escape")


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_every_piece_of_a_changed_line_is_painted_as_textual_would(
    app: CerwizardApp, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Where lists, scrolled texts and what lies behind them change, and nowhere else."""
    wrong: list[str] = []
    seen = 0
    original = Sparing.render_partial_update

    def render_partial_update(self: Sparing) -> ChopsUpdate | None:
        nonlocal seen
        update = original(self)
        if update is not None:
            whole = Compositor._render_chops(self, self.size.region, lambda _: True)
            for y, begin, end in update.spans:
                for cut, next_cut in zip(whole[y], update.chop_ends[y], strict=True):
                    if cut < end and next_cut > begin:
                        seen += 1
                        if update.chops[y][cut] != whole[y][cut]:
                            wrong.append(f"line {y} from {cut}: {update.chops[y][cut]} for {whole[y][cut]}")
        return update

    monkeypatch.setattr(Sparing, "render_partial_update", render_partial_update)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *KEYS)

    assert not wrong
    assert seen


async def test_the_whole_screen_is_painted_as_textual_would(app: CerwizardApp) -> None:
    """As when a screen is opened, or the terminal gets another size."""
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1")
        painter = app.screen._compositor
        assert isinstance(painter, Sparing)

        lines = painter._render_chops(painter.size.region, lambda _: True)

        assert lines == Compositor._render_chops(painter, painter.size.region, lambda _: True)


async def test_a_line_that_moved_stands_in_its_frame_as_before(app: CerwizardApp) -> None:
    """The result at the side grows and shrinks, is scrolled, gets the focus and another look."""
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        panel = app.screen.query_one(VerdictPanel)

        async def look() -> None:
            await settle(pilot)
            whole = panel.size.region
            assert panel.render_lines(whole) == Widget.render_lines(panel, whole)

        for key in ("1", "2", "enter", "n", "1", "ctrl+z", "ctrl+z"):
            await press(pilot, key)
            await look()
        panel.focus()
        await press(pilot, "down", "down")
        await look()
        app.theme = HIGH_CONTRAST.name
        await look()
        await pilot.resize_terminal(100, 20)
        await look()
