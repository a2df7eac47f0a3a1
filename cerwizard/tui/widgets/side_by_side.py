"""Texts beside and under each other in one widget, wrapped each in its own column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

GUTTER = 2
"""Cells between two columns."""


class SideBySide(Visual):
    """A line of columns, as wide as their shares say."""

    def __init__(self, columns: Sequence[Visual], shares: Sequence[int]) -> None:
        self.columns = tuple(columns)
        self.shares = tuple(shares)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002  # Textual's own signature
        """Return how wide it would be: it fills what there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines the longest column takes."""
        widths = self._widths(width)
        return max(column.get_height(rules, wide) for column, wide in zip(self.columns, widths, strict=True))

    def render_strips(
        self,
        width: int,
        height: int | None,  # noqa: ARG002  # Textual's own signature
        style: Style,
        options: RenderOptions,
    ) -> list[Strip]:
        """Return its lines."""
        widths = self._widths(width)
        rendered = [
            column.render_strips(wide, None, style, options)
            for column, wide in zip(self.columns, widths, strict=True)
        ]
        gap = Strip.blank(GUTTER, style.rich_style)
        lines: list[Strip] = []
        for number in range(max(len(strips) for strips in rendered)):
            parts: list[Strip] = []
            for strips, wide in zip(rendered, widths, strict=True):
                strip = strips[number] if number < len(strips) else Strip.blank(wide, style.rich_style)
                parts += [strip.adjust_cell_length(wide, style.rich_style), gap]
            lines.append(Strip.join(parts[:-1]))
        return lines

    def _widths(self, width: int) -> list[int]:
        room = max(len(self.shares), width - GUTTER * (len(self.shares) - 1))
        widths = [max(1, room * share // sum(self.shares)) for share in self.shares]
        widths[-1] += max(0, room - sum(widths))
        return widths


def plain_lines(visual: Visual, width: int) -> list[str]:
    """Return what a visual shows in so many cells, as text to copy."""
    style = Style()
    strips = visual.render_strips(width, None, style, RenderOptions(lambda _: style, {}))
    return [strip.text.rstrip() for strip in strips]


class Stacked(Visual):
    """Visuals under each other."""

    def __init__(self, parts: Sequence[Visual]) -> None:
        self.parts = tuple(parts)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return how wide the widest part would be."""
        return max((part.get_optimal_width(rules, container_width) for part in self.parts), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines the parts take together."""
        return sum(part.get_height(rules, width) for part in self.parts)

    def render_strips(
        self,
        width: int,
        height: int | None,  # noqa: ARG002  # Textual's own signature
        style: Style,
        options: RenderOptions,
    ) -> list[Strip]:
        """Return its lines, each as wide as the whole; a selection counts these lines and not those of a part."""
        options = replace(options, selection=None)
        strips = [strip for part in self.parts for strip in part.render_strips(width, None, style, options)]
        return [strip.adjust_cell_length(width, style.rich_style) for strip in strips]
