"""A widget for visuals under each other, whose text can be selected with the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from cerwizard.tui.widgets.side_by_side import Stacked, plain_lines

TO_THE_END = -1
"""Where Textual says that a selection goes on to the end of a line."""


class Drawn(Static):
    """Shows visuals under each other; what is selected is what stands there, line by line.

    Textual counts the lines of a plain text by itself; of columns and hanging paragraphs each would begin anew.
    """

    def __init__(self, parts: Sequence[Visual] = (), *, id: str | None = None) -> None:  # noqa: A002  # Textual's own word
        self._stacked = Stacked(parts)
        super().__init__(self._stacked, id=id, markup=False)

    def draw(self, parts: Sequence[Visual]) -> None:
        """Show these."""
        self._stacked = Stacked(parts)
        self.update(self._stacked)

    def render_line(self, y: int) -> Strip:
        """Return a line with what of it is selected, and with its place for the mouse."""
        line = super().render_line(y)
        span = self.text_selection.get_span(y) if self.text_selection is not None else None
        if span is not None:
            start, end = span
            end = line.cell_length if end == TO_THE_END else end
            look = Style(bgcolor=self.screen.get_component_rich_style("screen--selection").bgcolor)
            chosen = Segment.apply_style(line.crop(start, end), post_style=look)
            line = Strip([*line.crop(0, start), *chosen, *line.crop(end)], line.cell_length)
        return line.apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the text that is selected, and what ends it."""
        return selection.extract("\n".join(plain_lines(self._stacked, self.content_size.width))), "\n"
