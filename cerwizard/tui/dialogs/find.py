"""Find one thing among many by a few letters or words of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.widgets.option_list import Option

from cerwizard.tui.dialogs.near import span
from cerwizard.tui.looks import QUIET
from cerwizard.tui.widgets import Hanging, LineInput, Lines

MOST_SHOWN = 60
"""How many of those found are listed; more letters find fewer."""
FEW = 12
"""Where fewer have all the words, those that have only the letters in order are listed too."""
LOOSEST = 3
"""How many times as long as the letters the stretch may be in which they stand; any long text has them somewhere."""
NOTHING = "Nothing that is asked or applies now has these words."
WORD = re.compile(r"\w+")


class Thing(Struct, frozen=True):
    """One thing that can be found."""

    id: str
    sign: str
    title: str
    beside: str = ""
    """What stands behind the title, and is searched too."""


class Find(ModalScreen[str | None]):
    """Asks for a few letters and returns the id of the thing that was chosen, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave"),
        Binding("down", "move(1)", "Down", priority=True),
        Binding("up", "move(-1)", "Up", priority=True),
        Binding("pagedown", "move(10)", "Down", priority=True),
        Binding("pageup", "move(-10)", "Up", priority=True),
    ]
    DEFAULT_CSS = """
    Find {
        align: center top;
        #box {
            width: 90;
            max-width: 100%;
            height: auto;
            max-height: 90%;
            margin: 1 0;
            padding: 0 1;
            background: $surface;
            border: round $border;
            border-title-style: bold;
        }
        Lines { height: auto; max-height: 30; background: $surface; }
    }
    """

    _list = query_one(Lines)

    def __init__(self, title: str, things: Sequence[Thing], placeholder: str) -> None:
        super().__init__()
        self._title = title
        self._things = tuple(things)
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Lay out the field above what is found."""
        with Vertical(id="box") as box:
            box.border_title = self._title
            box.border_subtitle = "up and down choose · enter takes · esc leaves"
            yield LineInput(placeholder=self._placeholder, compact=True)
            yield Lines()

    def on_mount(self) -> None:
        """Show the first of everything."""
        self._list.can_focus = False
        self._show("")
        self.query_one(LineInput).focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show only what fits."""
        self._show(event.value)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Return the thing under the cursor."""
        event.stop()
        if self._list.pointed_id:
            self.dismiss(self._list.pointed_id)

    @on(Lines.OptionSelected)
    def choose(self, event: Lines.OptionSelected) -> None:
        """Return the thing that was clicked."""
        self.dismiss(event.option_id)

    def action_move(self, by: int) -> None:
        """Move the cursor in what was found; the letters stay."""
        if self._list.highlighted is not None:
            at = self._list.highlighted + by
            self._list.highlighted = min(max(at, 0), self._list.option_count - 1)

    def _show(self, words: str) -> None:
        shown = found(self._things, words)[:MOST_SHOWN]
        self._list.set_options(
            Option(
                Hanging(
                    f"{thing.sign} ",
                    Content.assemble(thing.title, (f"  {thing.beside}", QUIET)),
                ),
                id=thing.id,
            )
            for thing in shown
        )
        if not shown:
            self._list.add_option(Option(Hanging("- ", Content(NOTHING)), disabled=True))
        self._list.highlighted = 0 if shown else None


def found(things: Sequence[Thing], words: str) -> list[Thing]:
    """Return what has all the words, best first; where that is little, also what has the letters in order."""
    wanted = words.lower().split()
    if not wanted:
        return list(things)
    texts = {thing.id: f"{thing.title} {thing.beside}".lower() for thing in things}
    exact = [thing for thing in things if all(word in texts[thing.id] for word in wanted)]
    exact.sort(key=lambda thing: _order(thing, words.strip().lower()))
    if len(exact) >= FEW:
        return exact
    letters = "".join(wanted)
    known = {thing.id for thing in exact}
    spans = [(span(letters, thing.title.lower()), thing) for thing in things if thing.id not in known]
    near = [(length, thing) for length, thing in spans if length and length <= LOOSEST * len(letters)]
    near.sort(key=lambda pair: pair[0])
    return [*exact, *(thing for _, thing in near)]


def _order(thing: Thing, words: str) -> tuple[bool, ...]:
    """Return where a thing stands that has all the words, `False` before `True`.

    First what is called just so, then what has them word for word, then each as a whole word, then as parts of others;
    at each step what has them in its title before what has them beside it.
    """
    title, text = _whole_words(thing.title), _whole_words(f"{thing.title} {thing.beside}")
    said = _whole_words(words)
    each = [f" {word} " for word in said.split()]
    return (
        thing.id.partition(" ")[2].lower() != words,
        said not in title,
        not all(word in title for word in each),
        said not in text,
        not all(word in text for word in each),
        not all(word in thing.title.lower() for word in words.split()),
    )


def _whole_words(text: str) -> str:
    """Return the words of a text, each with a blank on either side."""
    return f" {' '.join(WORD.findall(text.lower()))} "
