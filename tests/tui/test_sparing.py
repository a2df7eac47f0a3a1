"""What is painted sparingly is what Textual itself would paint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from cerwizard.tui import CerwizardApp
from cerwizard.tui.sparing import Sparing
from cerwizard.tui.themes import HIGH_CONTRAST
from cerwizard.tui.widgets import VerdictPanel
from tests.tui.driving import press, settle

KEYS = ("1", "2", "enter", "s", "1", "ctrl+z", "f6", "b", "tab", "down", "g", "escape")


def look(strip: Strip | None) -> Sequence[object]:
    """Return what a person sees of a piece of a line, cell by cell: no ink where there is nothing but paper."""
    seen: list[object] = []
    for text, style, _ in strip or ():
        style = style or Style()
        for sign in text:
            paper, ink = (style.color, style.bgcolor) if style.reverse else (style.bgcolor, style.color)
            seen.append(
                (sign, None if sign == " " else ink, paper, style.bold, style.italic, style.underline)
            )
    return seen


def looks(line: Mapping[int, Strip]) -> Mapping[int, Sequence[object]]:
    """Return the same of all pieces of a line."""
    return {place: look(piece) for place, piece in line.items()}


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
                    if (
                        cut < end
                        and next_cut > begin
                        and not isinstance(self.get_widget_at(cut, y)[0], ScrollBar)
                    ):
                        seen += 1
                        if look(update.chops[y][cut]) != look(whole[y][cut]):
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

        wanted = Compositor._render_chops(painter, painter.size.region, lambda _: True)
        assert [looks(line) for line in lines] == [looks(line) for line in wanted]


async def test_a_scroll_bar_looks_as_textual_would_draw_it(app: CerwizardApp) -> None:
    """At the top, further down, where everything fits, and with another size."""
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "1")
        panel = app.screen.query_one(VerdictPanel)
        bar = panel.vertical_scrollbar
        painted: list[Sequence[Sequence[object]]] = []
        for height in (24, 14, 60):
            await pilot.resize_terminal(120, height)
            for at in (0, 2, 30):
                panel.scroll_to(y=at, animate=False)
                await settle(pilot)
                chops = app.screen._compositor._render_chops(bar.region, lambda _: True)
                own = [look(chops[y][bar.region.x]) for y in bar.region.line_range]
                bar.refresh()
                assert own == [look(line) for line in Widget.render_lines(bar, bar.size.region)]
                painted.append(own)

        assert len({str(own) for own in painted}) > 3, "it moved"


async def test_a_scroll_bar_is_drawn_at_once(app: CerwizardApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line it would take a tenth of what a key takes; it has none of what other widgets have around them."""

    def line_by_line(*_: object) -> Sequence[Strip]:
        raise AssertionError("drawn line by line")

    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "1")
        bar = app.screen.query_one(VerdictPanel).vertical_scrollbar

        with monkeypatch.context() as patch:
            patch.setattr(ScrollBar, "render_lines", line_by_line)
            lines = app.screen._compositor._render_chops(bar.region, lambda _: True)

        assert any(look(lines[y][bar.region.x]) for y in bar.region.line_range)


async def test_where_no_colour_is_wanted_there_is_none(
    app: CerwizardApp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in the scroll bars either."""
    app.close_device()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = CerwizardApp(path, app.knowledge)
    async with plain.run_test(size=(120, 24)) as pilot:
        await press(pilot, "1")
        assert plain.screen.query_one(VerdictPanel).show_vertical_scrollbar
        painter = plain.screen._compositor

        lines = painter._render_chops(painter.size.region, lambda _: True)

    styles = [piece.style or Style() for line in lines for strip in line.values() for piece in strip]
    colours = {colour.triplet for style in styles for colour in (style.color, style.bgcolor) if colour}
    assert len(colours) > 2
    assert [colour for colour in colours if colour and len(set(colour)) > 1] == []


async def test_a_line_that_moved_stands_in_its_frame_as_before(app: CerwizardApp) -> None:
    """The result at the side grows and shrinks, is scrolled, gets the focus and another look."""
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        panel = app.screen.query_one(VerdictPanel)

        async def compare() -> None:
            await settle(pilot)
            whole = panel.size.region
            lines, wanted = panel.render_lines(whole), Widget.render_lines(panel, whole)
            assert [look(line) for line in lines] == [look(line) for line in wanted]

        for key in ("1", "2", "enter", "s", "1", "ctrl+z", "ctrl+z"):
            await press(pilot, key)
            await compare()
        panel.focus()
        await press(pilot, "down", "down")
        await compare()
        app.theme = HIGH_CONTRAST.name
        await compare()
        await pilot.resize_terminal(100, 20)
        await compare()
