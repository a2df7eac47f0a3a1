"""Paints no more of the screen than changed.

Textual's own compositor takes every line of every widget that lies between the first and the last change, those
behind others too, and then throws away what is not needed: half of what it takes to paint an answer.
Here a widget is asked only for the lines on which something is still to be painted, from the front to the back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, cast

from rich.color import Color
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

from cerwizard.tui.harmless import HARMLESS

BLACK = Color.parse("black")
Span: TypeAlias = tuple[int, int, int]
"""A part of a line: its line, where it begins, and where it ends."""
Chops: TypeAlias = list[dict[int, Strip | None]]
"""By line, the pieces of which it is put together, each by where it begins; `None` is not painted."""


class Sparing(Compositor):
    """A compositor that renders what is to be painted, and nothing else."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last picture, if anything did."""
        screen = self.size.region
        regions = [region.intersection(screen) for region in self._dirty_regions]
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(region for region in regions if region))
        return ChopsUpdate(self._painted(spans), spans, [line[1:] for line in self.cuts]) if spans else None

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        wanted = [(y, crop.x, crop.right) for y in crop.line_range if is_rendered_line(y)]
        # As with Textual's own, what is not asked for is `None`.
        return cast("Sequence[Mapping[int, Strip]]", self._painted(wanted))

    def _painted(self, spans: Iterable[Span]) -> Chops:
        cuts = self.cuts
        chops: Chops = [dict.fromkeys(line[:-1]) for line in cuts]
        empty: dict[int, list[int]] = {}
        for y, begin, end in spans:
            pieces = cuts[y][max(0, bisect_right(cuts[y], begin) - 1) : bisect_left(cuts[y], end)]
            known = empty.get(y)
            empty[y] = pieces if known is None else sorted({*known, *pieces})
        for widget, (region, clip) in self.visible_widgets.items():  # the frontmost first
            shown = region.intersection(clip)
            left, right = shown.column_span
            lines = [
                y
                for y, places in empty.items()
                if shown.y <= y < shown.bottom and bisect_left(places, left) < bisect_left(places, right)
            ]
            if not lines:
                continue
            top = min(lines)
            strips = _strips(
                widget, Region(left - region.x, top - region.y, shown.width, max(lines) - top + 1)
            )
            for y in lines:
                places = empty[y]
                own = cuts[y][bisect_left(cuts[y], left) : bisect_right(cuts[y], right)]
                drawn = strips[y - top].divide([cut - left for cut in own[1:]])
                for place, piece in zip(own, drawn, strict=False):
                    if place in places:
                        chops[y][place] = piece
                        places.remove(place)
                if not places:
                    del empty[y]
            if not empty:
                break
        return chops


def _strips(widget: Widget, crop: Region) -> Sequence[Strip]:
    """Return a part of a widget; a scroll bar has no frame, and no style but its own, that Textual could find."""
    bar = widget.render() if isinstance(widget, ScrollBar) and widget.vertical else None
    if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, Style) or widget.styles.opacity < 1:
        return widget.render_lines(crop)
    if any(each not in HARMLESS for each in widget.get_line_filters()):
        return widget.render_lines(crop)  # colours are turned into greys, or into none
    drawn = bar.render_bar(
        widget.size.height,
        bar.virtual_size,
        bar.window_size,
        bar.position,
        bar.thickness,
        back_color=bar.style.bgcolor or BLACK,
        bar_color=bar.style.color or BLACK,
    )
    return [Strip([piece], bar.thickness) for piece in drawn.segments[crop.y : crop.bottom]]
