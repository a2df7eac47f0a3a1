"""A page to read: help, what was written, why something cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.visual import Visual

from cerwizard.tui.commands import CommandScreen, keys_of
from cerwizard.tui.widgets import Drawn, Hanging

Result = TypeVar("Result")


class Reading(ModalScreen[None]):
    """Shows a text until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f1,question_mark,b", "dismiss", "Close"),
    ]

    DEFAULT_CSS = """
    Reading {
        align: center middle;
        #page {
            width: 78;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $border;
            border-title-style: bold;
        }
        Drawn { height: auto; }
    }
    """

    def __init__(self, title: str, lines: Sequence[Visual]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="page") as page:
            page.border_title = f"{self._title} (esc closes)"
            yield Drawn(self._lines)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()


SIGNS = (
    ("✓", "settled, answered, complete or met"),
    ("…", "still open: more answers decide it"),
    ("?", "we don't know yet: carried on as an open point"),
    ("!", "something is missing or in the way"),
    ("-", "does not apply, or nothing to ask now"),
    (">", "where you are"),
    ("( ) (•)", "one answer to choose, and the one chosen"),
    ("[ ] [x] [?]", "a tick, one that is set, one that nobody knows yet"),
)
"""What the signs mean, wherever they stand."""

AT_A_QUESTION = (
    ("1-9, space", "Choose or tick an answer; y and n where it is yes or no"),
    ("0", "None of these, where several can be ticked"),
    ("pgup, pgdn", "Scroll the help of the question"),
)
"""Keys of a screen on which a question is answered."""

EVERYWHERE = (
    ("tab, shift+tab", "Go to the next part of the screen, or back"),
    ("esc", "Leave a text field, so that letters are keys again"),
    ("drag, ^c", "Select text with the mouse, and copy it"),
    ("^", "The ctrl key: ^p is ctrl and p together"),
    ("^p", "The palette: every command by its name"),
    ("^q", "Quit; everything confirmed is saved"),
)
"""Keys that work wherever they make sense."""
KEY_WIDTH = 17


def help_page(screen: CommandScreen[Result]) -> Reading:
    """Return the help of a screen: its commands with their keys, then the signs."""
    lines: list[Visual] = [Content.styled("Keys of this screen", "bold"), Content()]
    for command in screen.available:
        names = ", ".join(keys_of(screen, command)) or "palette"
        lines.append(_line(names, f"{command.title()}: {command.help()}"))
    asked = AT_A_QUESTION if screen.query("Answer") else ()
    lines += [_line(shown, says) for shown, says in (*asked, *EVERYWHERE)]
    lines += [Content(), Content.styled("Signs", "bold"), Content()]
    lines += [_line(shown, says) for shown, says in SIGNS]
    return Reading("Help", lines)


def _line(shown: str, says: str) -> Hanging:
    return Hanging(f"{shown:<{KEY_WIDTH}} ", Content(says))
