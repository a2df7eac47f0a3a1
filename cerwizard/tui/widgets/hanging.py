"""Text with a sign before it, whose further lines stay clear of the sign."""

from __future__ import annotations

from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """A paragraph that hangs from the sign in front of it, as in a list."""

    def __init__(self, sign: str | Content, body: Content) -> None:
        self.sign = Content(sign) if isinstance(sign, str) else sign
        self.body = body
        self._heights: dict[int, int] = {}
        """By width: a list asks each of its lines again whenever one of them changes."""

    def become(self, other: Hanging) -> None:
        """Say what another one says."""
        self.sign, self.body, self._heights = other.sign, other.body, other._heights

    @property
    def plain(self) -> str:
        """The text without looks."""
        return self.sign.plain + self.body.plain

    @property
    def spans(self) -> list[Span]:
        """The looks of the sign and of the text."""
        return [*self.sign.spans, *self.body.spans]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return how wide it would be on one line."""
        return self._indent + self.body.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines it takes."""
        if width not in self._heights:
            self._heights[width] = max(1, self.body.get_height(rules, max(1, width - self._indent)))
        return self._heights[width]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return its lines."""
        indent = self._indent
        lines = self.body.render_strips(max(1, width - indent), height, style, options) or [Strip.blank(0)]
        if not indent:
            return lines
        sign = self.sign.render_strips(indent, 1, style, options)[0]
        room = Strip.blank(indent, style.rich_style)
        return [Strip.join([room if number else sign, line]) for number, line in enumerate(lines)]

    @property
    def _indent(self) -> int:
        return self.sign.cell_length
