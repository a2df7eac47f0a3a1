"""The line at the foot of a screen in which one thing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from cerwizard.tui.widgets.fields import LineInput
from cerwizard.tui.widgets.steady import Text


class WrittenLine(LineInput):
    """A line that is written down where it stands, so that the screen goes nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Write down")]


class OneLine(Vertical):
    """Takes one thing in words; hidden until it is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "offer(1)", show=False),
        Binding("up", "offer(-1)", show=False),
    ]
    DEFAULT_CSS = """
    OneLine {
        display: none;
        height: auto;
        padding: 0 1;
        background: $panel;
        &.-shown { display: block; }
        Text { height: auto; text-style: bold; }
        Input { margin: 0; }
    }
    """

    _asks = query_one(Text)
    _line = query_one(WrittenLine)

    class Written(Message):
        """A person wrote it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[str] = ()
        self._begun_with = ""
        self._dropping_is_meant = False

    def compose(self) -> ComposeResult:
        """Lay out what is asked above the line."""
        yield Text()
        yield WrittenLine(compact=True)

    @property
    def is_shown(self) -> bool:
        """Whether something is being written."""
        return self.has_class("-shown")

    @property
    def typed(self) -> str:
        """What is written that did not stand there from the beginning; empty where nothing is."""
        text = self._line.value.strip()
        return text if self.is_shown and text != self._begun_with.strip() else ""

    @property
    def may_be_dropped(self) -> bool:
        """Whether nothing that is written would be lost; what would be is said once, and then it is meant."""
        may = self._dropping_is_meant or not self.typed
        if not may:
            self._dropping_is_meant = True
            self.complain("this is not written down yet: Enter does it, esc once more drops it")
        return may

    def begin(self, asks: str, text: str = "", *, hint: str = "", offered: Sequence[str] = ()) -> None:
        """Ask for a line that says this so far; the arrows go through what is offered."""
        self._offered, self._begun_with, self._dropping_is_meant = offered, text, False
        self._asks.say(asks)
        self._line.placeholder = hint
        self._line.value = text
        self.add_class("-shown")
        self._line.focus()

    def complain(self, sentence: str) -> None:
        """Say why what is written cannot be, and keep it there."""
        self._asks.say(f"! {sentence}")

    def end(self) -> None:
        """Hide the line, and forget what was typed."""
        self.remove_class("-shown")
        self._line.value = ""

    def action_offer(self, by: int) -> None:
        """Put the next thing that is offered, or the one before, in the place of what is written."""
        if self._offered:
            known = self._line.value in self._offered
            at = self._offered.index(self._line.value) + by if known else min(by, 0)
            self._line.value = self._offered[at % len(self._offered)]
            self._line.select_all()

    @on(Input.Changed)
    def keep_to_itself(self, event: Input.Changed) -> None:
        """Say nothing before it is written; what is typed on is not what was said to be dropped."""
        event.stop()
        self._dropping_is_meant = False

    @on(Input.Submitted)
    def say_what_was_written(self, event: Input.Submitted) -> None:
        """Give it on."""
        event.stop()
        self.post_message(self.Written(event.value.strip()))
