"""The dialog that writes the documents: where to and how, and then what was written or why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeAlias

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from cerwizard.errors import CerwizardError
from cerwizard.paths import typed_path
from cerwizard.tui.dialogs.fields import Field, FormField
from cerwizard.tui.settings import WrittenWith, remember_writing, written_with

LOOKED_AT = 0.5
"""Seconds between two looks at what the writing does."""


class Wish(Struct, frozen=True):
    """Where the documents go and how they are written."""

    folder: Path
    template: Path | None = None
    """A company's Word file whose look they take."""
    as_pdf: bool = False
    """Whether each is made into a PDF too."""
    minutes_alone: bool = False
    """Whether only what was noted of the last meeting is written."""

    @classmethod
    def as_last(cls, folder: Path) -> Wish:
        """Return the wish to write into a folder, as documents were written last."""
        return cls.of(folder, written_with())

    @classmethod
    def of(cls, folder: Path, how: WrittenWith) -> Wish:
        """Return the wish to write into a folder like this."""
        return cls(folder, typed_path(how.template) if how.template else None, how.as_pdf)


Tell: TypeAlias = Callable[[str], object]
"""Told what is being done now."""
Write: TypeAlias = Callable[[Wish, Tell], Sequence[str]]
"""Writes the documents as wished and returns what was written, a line each."""


class WriteDialog(ModalScreen[None]):
    """Asks where to and how, writes, and says what was written or in a clear sentence why not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("enter,ctrl+j,ctrl+s", "write", "Write"),
    ]
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
        #open { margin: 0 0 1 0; }
        FormField { margin: 0; }
        #came { height: auto; max-height: 50vh; scrollbar-size-vertical: 1; }
        #keys { color: $text-muted; margin: 1 0 0 0; }
    }
    """

    _open = query_one("#open", Static)
    _said = query_one("#said", Static)
    _keys = query_one("#keys", Static)

    def __init__(self, folder: Path, open_words: str, write: Write) -> None:
        super().__init__()
        known = written_with()
        self._folder = FormField(Field("folder", "Into this folder:", value=str(folder)))
        self._template = FormField(
            Field("template", "In the look of this Word file (none: our own):", value=known.template)
        )
        self._pdf = FormField(
            Field(
                "pdf",
                "Beside each Word file:",
                "some_of",
                ("pdf",) if known.as_pdf else (),
                {"pdf": "a PDF of it, through LibreOffice"},
            )
        )
        self._open_words = open_words
        self._write_as = write
        self._doing = ""
        """What is being done now; nothing while nothing is being written."""
        self._looks = 0
        self._clock: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is asked above what came of it."""
        with Vertical(id="box") as box:
            box.border_title = "Write the documents"
            yield Static(self._open_words, id="open", markup=False)
            yield self._folder
            yield self._template
            yield self._pdf
            with VerticalScroll(id="came"):
                yield Static(id="said", markup=False)
            yield Static("enter writes · tab goes on · esc closes", id="keys", markup=False)

    def on_mount(self) -> None:
        """Put the cursor at the folder."""
        self._folder.entry.focus()

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write as the fields say."""
        folder, template = self._folder.given, self._template.given
        if not folder:
            self._said.update("! a folder is needed")
        elif not self._doing:
            how = WrittenWith(str(template or ""), bool(self._pdf.given))
            self._doing, self._looks = "beginning", 0
            self._said.update("Writing …")
            self._clock = self.set_interval(LOOKED_AT, self._show_progress)
            # A worker of the app and not of this dialog: closing the dialog does not keep what came of it secret.
            self.app.run_worker(
                partial(self._write, Wish.of(typed_path(str(folder)), how), how),
                thread=True,
                group="documents",
            )

    def _show_progress(self) -> None:
        self._looks += 1
        self._said.update(f"Writing: {self._doing} … {self._looks * LOOKED_AT:.0f} s")

    def _write(self, wish: Wish, how: WrittenWith) -> None:
        """Write, in a thread of its own."""
        app = self.app
        try:
            lines = self._write_as(wish, self._tell)
        except CerwizardError as error:
            app.call_later(self._end, f"! {error}")
        else:
            remember_writing(how)
            app.call_later(self._end, "\n".join((f"✓ Written into {wish.folder}:", *lines)))

    def _tell(self, doing: str) -> None:
        self._doing = doing

    def _end(self, said: str) -> None:
        """Say what was written, or why nothing could be; in a note where this was closed meanwhile."""
        self._doing = ""
        if self._clock is not None:
            self._clock.stop()
        if self.is_current:
            self._open.display = False
            self._said.update(said)
            self._keys.update("esc closes · enter writes again")
        else:
            self.app.notify(said, title="The documents", markup=False, timeout=12)
