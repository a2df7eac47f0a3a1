"""The line at the foot of a meeting in which a decision is written down."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from cerwizard.tui.widgets.fields import LineInput


class DecisionLine(Vertical):
    """Takes one decision in words; hidden until it is wanted."""

    DEFAULT_CSS = """
    DecisionLine { display: none; height: auto; padding: 0 3; &.-shown { display: block; } }
    """

    _line = query_one(LineInput)

    @dataclass
    class Written(Message):
        """A person wrote a decision down."""

        text: str

    def compose(self) -> ComposeResult:
        """Lay out what is asked above the line."""
        yield Static("What was decided? Enter writes it down, esc leaves it.", markup=False)
        yield LineInput()

    @property
    def is_shown(self) -> bool:
        """Whether a decision is being written."""
        return self.has_class("-shown")

    def begin(self) -> None:
        """Show the line, with the cursor in it."""
        self.add_class("-shown")
        self._line.focus()

    def end(self) -> None:
        """Hide the line, and forget what was typed."""
        self.remove_class("-shown")
        self._line.value = ""

    @on(Input.Submitted)
    def say_what_was_written(self, event: Input.Submitted) -> None:
        """Give the decision on."""
        event.stop()
        self.post_message(self.Written(event.value))
