"""One of several, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Select


class OneOf(Select[str]):
    """Shows what is chosen; its first letter chooses without opening the list, a second time the next one with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "forget", "Take it back", show=False)
    ]

    def __init__(self, choices: Mapping[str, str], at: str) -> None:
        """Offer these choices by their labels; `at` is chosen, even where it is not offered any more."""
        self._labels = dict(choices)
        if at and at not in choices:
            self._labels[at] = f"{at} (no such row any more)"
        super().__init__(
            # Of Rich's making, for only such a label is searched by the letters typed into the open list.
            [(Text(label), value) for value, label in self._labels.items()],
            value=at or Select.NULL,
            prompt="–",
            compact=True,
        )

    @property
    def chosen(self) -> str:
        """The value that is chosen; empty when none is."""
        return "" if self.is_blank() else str(self.value)

    def on_key(self, event: events.Key) -> None:
        """Choose by the first letter while the list is closed."""
        if self.expanded or not event.is_printable or event.character is None or event.character.isspace():
            return
        letter = event.character.casefold()
        found = [value for value, label in self._labels.items() if label.casefold().startswith(letter)]
        if found:
            event.stop()
            event.prevent_default()
            after = found.index(self.chosen) + 1 if self.chosen in found else 0
            self.value = found[after % len(found)]

    def action_forget(self) -> None:
        """Choose nothing again."""
        self.clear()
