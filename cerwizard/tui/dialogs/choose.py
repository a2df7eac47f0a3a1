"""A short question with a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from cerwizard.tui.widgets import Choice, Choices


class Choose(ModalScreen[str | None]):
    """Asks one thing and returns the answer chosen, or `None` when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", "Choose"),
        Binding("escape", "dismiss(None)", "Leave"),
    ]

    DEFAULT_CSS = """
    Choose {
        align: center middle;
        #box {
            width: 70;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $border;
        }
        Static { height: auto; margin: 0 0 1 0; }
        Choices { background: $surface; }
    }
    """

    _choices = query_one(Choices)

    def __init__(self, text: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._text = text
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question above its answers."""
        with Vertical(id="box"):
            yield Static(self._text, markup=False)
            yield Choices()

    def on_mount(self) -> None:
        """Offer the answers."""
        self._choices.offer([Choice(name, "", label) for name, label in self._answers.items()])
        self._choices.focus()

    @on(Choices.Chosen)
    def action_confirm(self) -> None:
        """Return the answer under the cursor; without one nothing is meant yet."""
        if self._choices.pointed is not None:
            self.dismiss(str(self._choices.pointed))
