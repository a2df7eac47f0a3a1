"""The dialog that writes the documents: where to, and then what was written or why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cerwizard.dataclass import dataclass
from cerwizard.errors import CerwizardError
from cerwizard.sitting import clean
from cerwizard.tui.widgets import LineInput

Write: TypeAlias = Callable[[Path], Sequence[str]]
"""Writes the documents into a folder and returns what was written, a line each."""


class WriteDialog(ModalScreen[None]):
    """Asks for a folder, writes into it, and says what was written or in a clear sentence why not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]
    DEFAULT_CSS = """
    WriteDialog {
        align: center middle;
        #box {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $border;
            border-title-style: bold;
        }
        Static { height: auto; }
        VerticalScroll { height: auto; max-height: 1fr; }
        #keys { color: $text-muted; margin: 1 0 0 0; }
    }
    """

    _folder = query_one(LineInput)
    _said = query_one("#said", Static)
    _keys = query_one("#keys", Static)

    @dataclass
    class Done(Message):
        """The writing ended, well or not."""

        lines: tuple[str, ...]
        error: CerwizardError | None = None

    def __init__(self, folder: Path, open_words: str, write: Write) -> None:
        super().__init__()
        self._at = folder
        self._open_words = open_words
        self._write_into = write
        self._is_writing = False

    def compose(self) -> ComposeResult:
        """Lay out the folder above what came of it."""
        with Vertical(id="box") as box:
            box.border_title = "Write the documents"
            yield Static(self._open_words, markup=False)
            yield Static("\nInto this folder:", markup=False)
            yield LineInput(str(self._at), select_on_focus=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="said", markup=False)
            yield Static("enter writes · esc closes", id="keys", markup=False)

    def on_mount(self) -> None:
        """Put the cursor at the folder."""
        self._folder.focus()

    @on(Input.Submitted)
    def begin(self, event: Input.Submitted) -> None:
        """Write into the folder that was typed."""
        event.stop()
        folder = clean(event.value).strip()
        if not folder:
            self._said.update("! a folder is needed")
        elif not self._is_writing:
            self._is_writing = True
            self._said.update("Writing …")
            self._write(Path(folder).expanduser())

    @on(Done)
    def say(self, event: Done) -> None:
        """Say what was written, or why nothing could be."""
        self._is_writing = False
        if event.error is not None:
            self._said.update(f"! {event.error}")
        else:
            self._said.update("\n".join(("✓ Written:", *event.lines)))
            self._keys.update("esc closes · enter writes again")

    @work(thread=True, group="documents")
    def _write(self, folder: Path) -> None:
        try:
            lines = tuple(self._write_into(folder))
        except CerwizardError as error:
            self.post_message(self.Done((), error))
        else:
            self.post_message(self.Done(lines))
