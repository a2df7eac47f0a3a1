"""A widget for visuals under each other, whose text can be selected with the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from cerwizard.tui.widgets.selected import for_the_mouse
from cerwizard.tui.widgets.side_by_side import Stacked, plain_lines


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
        return for_the_mouse(self, super().render_line(y), y)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the text that is selected, and what ends it."""
        return selection.extract("\n".join(plain_lines(self._stacked, self.content_size.width))), "\n"
