"""A short question with a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from cerwizard.tui.widgets import Choice, Choices

WIDTH = 70
AROUND = 4
"""Columns of the box beside its text: border and padding."""
BORDER = 2
"""Lines of the box beside question and answers."""
FEWEST = 2
"""The fewest lines of answers that are seen, however long the question is."""


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

    def on_resize(self) -> None:
        """Leave the answers no more lines than there are below the question, so that all can be gone through."""
        asked = Content(self._text).get_height({}, min(WIDTH, self.size.width) - AROUND) + 1
        self._choices.styles.max_height = max(FEWEST, self.size.height - BORDER - asked)

    @on(Choices.Chosen)
    def action_confirm(self) -> None:
        """Return the answer under the cursor; without one nothing is meant yet."""
        if self._choices.pointed is not None:
            self.dismiss(str(self._choices.pointed))
