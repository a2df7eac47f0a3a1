"""A field of one line that takes what is pasted whole and clean."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from cerwizard.sitting import JOINERS, clean

SLASH = "slash"
"""A key that types a character though Textual does not know its name, so that fields have to claim it."""
LEFT_TO_THE_SCREEN = Binding("ctrl+f", "leave_to_screen", show=False)
"""Finding works in a field too; what a field does with this key by itself has other keys."""
_LINE_ENDS = re.compile(r"\s*\n\s*")


class LineInput(Input):
    """One line; what is pasted over several lines becomes one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Go on"), LEFT_TO_THE_SCREEN]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave some keys to the screen."""
        return action != "leave_to_screen" and super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say that every printed character is text here."""
        return key == SLASH or super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Insert what joins letters or keeps them apart, which a field takes for no text: it has no shape."""
        if event.character and event.character in JOINERS:
            event.prevent_default()
            event.stop()
            self._insert(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted as one step."""
        event.prevent_default()
        event.stop()
        self._insert(_LINE_ENDS.sub(" ", clean(event.text).strip("\n")))

    def _insert(self, line: str) -> None:
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)
