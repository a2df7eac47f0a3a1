"""Every answer on one page: to read, to find, and to change where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.screens.list_and_details import NOT_FOUND
from cerwizard.tui.screens.one_answer import OneAnswer
from cerwizard.tui.screens.review_words import entries, heading
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import Hanging, KeyBar, LineInput, Lines


class ReviewScreen(c.CommandScreen[Spot | None]):
    """Lists every question that is asked with its answer; looking at them starts nothing new."""

    HERE = (
        c.ChangeHere,
        c.GoToQuestion,
        c.UndoAnswer,
        c.RedoAnswer,
        c.FindText,
        c.CloseScreen,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    DEFAULT_CSS = """
    ReviewScreen {
        #head { height: auto; padding: 0 1; background: $panel; text-style: bold; }
        Input { margin: 0 1; }
    }
    """

    _head = query_one("#head", Static)
    _list = query_one(Lines)
    _find = query_one(Input)

    def __init__(self, sitting: Sitting, accept: Callable[[Sitting], None]) -> None:
        """Show the answers of a sitting; `accept` takes each change of them at once."""
        super().__init__()
        self._sitting = sitting
        self._accept = accept

    def compose(self) -> ComposeResult:
        """Lay out the list under the field that narrows it."""
        yield Static(id="head", markup=False)
        yield LineInput(placeholder="/ finds words in questions, answers and clauses", compact=True)
        yield Lines()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show everything, with the cursor at the question that was open."""
        self._show(f"{self._sitting.item_id} {self._sitting.use}")
        self._list.focus()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense now."""
        if command is c.UndoAnswer:
            return bool(self._sitting.past)
        if command is c.RedoAnswer:
            return bool(self._sitting.future)
        if command in (c.ChangeHere, c.GoToQuestion):
            return self.is_mounted and bool(self._list.pointed_id)
        return super().is_available(command)

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show only what has all the words."""
        self._show(self._list.pointed_id)

    @on(Input.Submitted)
    def go_to_list(self) -> None:
        """Go down to what was found."""
        self._list.focus()

    @on(Lines.OptionHighlighted)
    def follow_cursor(self) -> None:
        """Offer the keys that make sense at the line."""
        self.refresh_bindings()

    @on(Lines.OptionSelected)
    @on(c.ChangeHere)
    def change(self) -> None:
        """Answer the question under the cursor, here."""
        fact, _, use = self._list.pointed_id.partition(" ")
        if not fact:
            return

        self.app.push_screen(OneAnswer(replace(self._sitting, use=use).gone_to(fact), self._take))

    @on(c.GoToQuestion)
    def go_there(self) -> None:
        """Go to the question under the cursor, asked of the use that gave the answer."""
        fact, _, use = self._list.pointed_id.partition(" ")
        if fact:
            self.dismiss(Spot(fact, use))

    @on(c.UndoAnswer)
    def undo(self) -> None:
        """Take the last change back."""
        self._take(self._sitting.undone())

    @on(c.RedoAnswer)
    def redo(self) -> None:
        """Bring back what was taken back."""
        self._take(self._sitting.redone())

    @on(c.FindText)
    def find(self) -> None:
        """Type what to find."""
        self._find.focus()

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    def _take(self, sitting: Sitting) -> None:
        here = self._list.pointed_id
        self._sitting = sitting
        self._accept(sitting)
        self._show(here)

    def _show(self, here: str) -> None:
        wanted = self._find.value.lower().split()
        shown = [
            entry
            for entry in entries(self._sitting)
            if not wanted
            or (entry.id is not None and all(word in entry.line.plain.lower() for word in wanted))
        ]
        self._head.update(heading(self._sitting))
        self._list.set_options(Option(entry.line, id=entry.id, disabled=entry.id is None) for entry in shown)
        if not shown:
            nothing = Content(self.with_keys(NOT_FOUND))
            self._list.add_option(Option(Hanging("- ", nothing), disabled=True))
        at = next((place for place, entry in enumerate(shown) if entry.id == here), None)
        first = next((place for place, entry in enumerate(shown) if entry.id), None)
        self._list.highlighted = first if at is None else at
