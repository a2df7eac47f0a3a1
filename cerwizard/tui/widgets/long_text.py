"""A field of paragraphs that takes a pasted one whole and clean."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import TextArea

from cerwizard.sitting import JOINERS, clean
from cerwizard.tui.widgets.fields import LEFT_TO_THE_SCREEN, SLASH


class LongText(TextArea):
    """Paragraphs; Enter starts a new line, and what is pasted is one step to undo."""

    BINDINGS: ClassVar[list[BindingType]] = [LEFT_TO_THE_SCREEN]
    DEFAULT_CSS = """
    LongText {
        height: auto;
        min-height: 5;
        padding: 0;
    }
    """

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(show_line_numbers=False, highlight_cursor_line=False, theme="css", compact=compact)

    def on_key(self, event: events.Key) -> None:
        """Insert what joins letters or keeps them apart, which a field takes for no text: it has no shape."""
        if event.character and event.character in JOINERS:
            event.prevent_default()
            event.stop()
            self.replace(event.character, *self.selection, maintain_selection_offset=False)

    def on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted as one step."""
        event.prevent_default()
        event.stop()
        self.history.checkpoint()
        result = self.replace(clean(event.text), *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
        self.history.checkpoint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave undo and redo to the answers where nothing was typed here."""
        if action == "leave_to_screen":
            return False
        if action == "undo":
            return bool(self.history.undo_stack)
        if action == "redo":
            return bool(self.history.redo_stack)
        return super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Say that every printed character is text here, and Enter too."""
        return key in (SLASH, "enter") or super().check_consume_key(key, character)
