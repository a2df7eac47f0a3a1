"""Text fields that take a pasted paragraph whole and clean."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from cerwizard.tui.sitting import clean


class LineInput(Input):
    """One line; what is pasted over several lines becomes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go on"),
        Binding("escape", "app.focus_next", "Leave the field", show=False),
    ]

    def on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted as one step."""
        event.prevent_default()
        event.stop()
        line = " ".join(clean(event.text).split())
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)


class LongText(TextArea):
    """Paragraphs; Enter starts a new line, and what is pasted is one step to undo."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.focus_next", "Leave the text", show=False),
    ]

    DEFAULT_CSS = """
    LongText {
        height: auto;
        min-height: 5;
        padding: 0;
    }
    """

    def __init__(self) -> None:
        super().__init__(show_line_numbers=False, highlight_cursor_line=False, theme="css")

    def on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted as one step."""
        event.prevent_default()
        event.stop()
        self.history.checkpoint()
        result = self.replace(clean(event.text), *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
        self.history.checkpoint()
