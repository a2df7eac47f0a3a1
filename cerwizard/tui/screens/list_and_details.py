"""A list, what is known about the line under the cursor, and who sees to it until when."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from cerwizard.assessment import Assessment
from cerwizard.project import Action, Project, Statement
from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Form, Given, action_given
from cerwizard.tui.screens.seeing_to import SeeingTo
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import Hanging, KeyBar, LineInput, Lines, OneLine

Entry = TypeVar("Entry")

NOT_FOUND = "Nothing has all these words: {find_text} goes back to them."
"""What is said where no entry of any kind has the words that are looked for."""


class ListAndDetails(SeeingTo, Generic[Entry]):
    """Lists entries that words narrow; who sees to one is noted here. Returns where to go."""

    HORIZONTAL_BREAKPOINTS = [(0, "-normal"), (130, "-wide")]
    DEFAULT_CSS = """
    ListAndDetails {
        #head { height: auto; padding: 0 1; background: $panel; }
        #find { margin: 0 1; }
        #body { height: 1fr; }
        VerticalScroll { height: auto; max-height: 45%; padding: 0 1; border-top: solid $border-blurred; }
        VerticalScroll:focus { border-top: heavy $border; }
        &.-wide #body { layout: horizontal; }
        &.-wide VerticalScroll { width: 40%; height: 1fr; max-height: 100%; border: none; padding: 0 2; }
        Static { height: auto; }
    }
    """
    FINDS: ClassVar[str]
    """What the field says that words are looked for in, with commands in braces for their keys; so below."""
    _head = query_one("#head", Static)
    _find = query_one("#find", LineInput)
    _list = query_one(Lines)
    _details = query_one("#details", Static)

    def __init__(
        self, assessment: Assessment, change: Callable[[Project], Sitting], begins_at: str = ""
    ) -> None:
        """List what an assessment found; `change` takes a changed project and returns the sitting with it."""
        super().__init__()
        self._begins_at = begins_at
        self.found = assessment
        self.listed: Sequence[Entry] = ()
        self._change = change

    @abstractmethod
    def entries(self, words: Sequence[str]) -> Sequence[Entry]:
        """Return what is listed: everything that has all the words."""

    @property
    @abstractmethod
    def nothing(self) -> str:
        """What is said where nothing is listed."""

    @property
    def is_whole(self) -> bool:
        """Whether words are looked for in all that there is."""
        return True

    @abstractmethod
    def heading(self) -> Content:
        """Return what stands above the list."""

    @abstractmethod
    def line_of(self, entry: Entry) -> Hanging:
        """Return an entry's line of the list."""

    @abstractmethod
    def details_of(self, entry: Entry) -> Content:
        """Return everything that is known about an entry."""

    @abstractmethod
    def spot_of(self, entry: Entry) -> Spot:
        """Return where something can be done about it; without a question when there is none."""

    @abstractmethod
    def name_of(self, entry: Entry) -> str:
        """Return the name under which it is noted who sees to it; empty where nobody can."""

    @abstractmethod
    def action_form(self, entry: Entry, known: Action) -> Form:
        """Return the form for who sees to it, how and until when."""

    @abstractmethod
    def can_be_stated(self, entry: Entry) -> bool:
        """Return whether a person's word, with a place to read it, is enough to say that it is met."""

    @abstractmethod
    def statement_form(self, entry: Entry) -> Form:
        """Return the form for "this is met, and here it can be read"."""

    def compose(self) -> ComposeResult:
        """Lay out the counts, the list, and what is known about the line under the cursor."""
        yield Static(id="head", markup=False)
        yield LineInput(placeholder=self.with_keys(self.FINDS), id="find", compact=True)
        with Container(id="body"):
            yield Lines()
            with VerticalScroll():
                yield Static(id="details", markup=False)
        yield OneLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what there is, with the cursor at what was named."""
        self.show()
        names = [self.name_of(entry) for entry in self.listed]
        if self._begins_at in names:
            self._list.highlighted = names.index(self._begins_at)
        self._list.focus()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense for the line under the cursor."""
        if not self.is_mounted:
            return False
        if self.note.is_shown:
            return command in (c.CloseScreen, c.ShowHelp)
        entry = self.pointed
        if command in (c.AssignGap, c.SetOwner, c.SetDue):
            return entry is not None and bool(self.name_of(entry))
        if command is c.StateMet:
            return entry is not None and self.can_be_stated(entry)
        if command is c.OpenItsQuestion:
            return entry is not None and bool(self.spot_of(entry).question)
        return super().is_available(command)

    @on(LineInput.Changed, "#find")
    def narrow(self) -> None:
        """Show only what has all the words."""
        self.show()

    @on(LineInput.Submitted, "#find")
    def go_to_list(self) -> None:
        """Go down to what was found."""
        self._list.focus()

    @on(Lines.OptionHighlighted)
    def show_details(self) -> None:
        """Show what is known about the line under the cursor."""
        if self.pointed is not None:
            self._details.update(self.details_of(self.pointed))
        self.refresh_bindings()

    @on(c.AssignGap)
    def assign(self) -> None:
        """Note who sees to it, how and until when."""
        entry, known = self.pointed, self.known
        if entry is None or known is None:
            return

        def take(given: Given | None) -> None:
            if given is not None:
                self.take_action(action_given(given, known))

        self.app.push_screen(self.action_form(entry, known), take)

    @on(c.StateMet)
    def state_met(self) -> None:
        """Note that it is met and where that can be read."""
        entry = self.pointed
        if entry is None:
            return
        name = self.name_of(entry)

        def take(given: Given | None) -> None:
            if given is not None:
                day = given.get("date")
                statement = Statement(
                    requirement=name,
                    place=str(given["place"]),
                    by=str(given.get("by", "")),
                    date=day if isinstance(day, date) else None,
                )
                self.take(self.found.project.with_statement(statement))

        self.app.push_screen(self.statement_form(entry), take)

    @on(c.OpenItsQuestion)
    def open_question(self) -> None:
        """Go to the question at which something can be done about it."""
        if self.pointed is not None:
            self.dismiss(self.spot_of(self.pointed))

    @on(c.FindText)
    def find(self) -> None:
        """Type what to find."""
        self._find.focus()

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Leave the line that is being written, else the page."""
        if self.note.is_shown:
            self.leave_note()
        else:
            self.dismiss(None)

    @property
    def pointed(self) -> Entry | None:
        """The entry under the cursor."""
        at = self._list.highlighted
        return self.listed[at] if at is not None and at < len(self.listed) else None

    def take(self, project: Project) -> Sitting:
        """Take a changed project, show what it changed, and return the sitting with it."""
        sitting = self._change(project)
        self.found = sitting.assessment
        self.show()
        return sitting

    def show(self) -> None:
        """Show everything as it stands."""
        here = self._list.highlighted
        self.listed = self.entries(self._find.value.lower().split())
        self._head.update(self.heading())
        self._list.set_options(Option(self.line_of(entry)) for entry in self.listed)
        if self.listed:
            self._list.highlighted = min(here or 0, len(self.listed) - 1)
        else:
            self._details.update(
                self.with_keys(NOT_FOUND if self._find.value.strip() and self.is_whole else self.nothing)
            )
            self.refresh_bindings()  # what could be done about the line before has nothing to be done about

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.found.project

    @property
    def known(self) -> Action | None:
        """What was decided about the entry under the cursor so far."""
        return self.project.action_on(self.name_of(self.pointed)) if self.pointed is not None else None

    def show_entry(self) -> None:
        """Scroll to the line under the cursor."""
        self._list.scroll_to_highlight()

    def focus_list(self) -> None:
        """Put the cursor back into the list."""
        self._list.focus()

    def take_action(self, action: Action) -> None:
        """Note what was decided; where nothing is said any more, nothing is noted."""
        project, name = self.project, action.requirement
        says_nothing = action == Action(requirement=name)
        self.take(project.without_action(name) if says_nothing else project.with_action(action))
