"""A page beside the gaps: advice, or what the evidence carries; a list, and what is known about the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from cerwizard.assessment import Assessment
from cerwizard.project import Project, Statement
from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Given, action_given, advice_action_form, advice_statement_form
from cerwizard.tui.screens.board_words import (
    Shown,
    advice_heading,
    advice_lines,
    evidence_heading,
    evidence_lines,
)
from cerwizard.tui.widgets import KeyBar, LineInput, Lines


class BoardPage(c.CommandScreen[str | None]):
    """Lists lines with what is known about each. Returns a question to go to."""

    HERE = (
        c.AssignGap,
        c.StateMet,
        c.OpenItsQuestion,
        c.FindText,
        c.CloseScreen,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-normal"), (130, "-wide")]
    DEFAULT_CSS = """
    BoardPage {
        #head { height: auto; padding: 0 1; background: $panel; }
        Input { margin: 0 1; }
        #body { height: 1fr; }
        VerticalScroll { height: auto; max-height: 45%; padding: 0 1; border-top: solid $border-blurred; }
        &.-wide #body { layout: horizontal; }
        &.-wide VerticalScroll { width: 40%; height: 1fr; max-height: 100%; border: none; padding: 0 2; }
        Static { height: auto; }
    }
    """

    _head = query_one("#head", Static)
    _find = query_one(Input)
    _list = query_one(Lines)
    _details = query_one("#details", Static)

    def __init__(
        self,
        assessment: Assessment,
        change: Callable[[Project], Sitting],
        heading: Callable[[Assessment], Content],
        lines: Callable[[Assessment], Iterable[Shown]],
    ) -> None:
        """Show these lines of an assessment; `change` takes a changed project and returns the sitting with it."""
        super().__init__()
        self._assessment = assessment
        self._change = change
        self._heading = heading
        self._lines = lines
        self._shown: list[Shown] = []

    def compose(self) -> ComposeResult:
        """Lay out the counts, the list, and what is known about the line under the cursor."""
        yield Static(id="head", markup=False)
        yield LineInput(placeholder="/ finds words", compact=True)
        with Container(id="body"):
            yield Lines()
            with VerticalScroll():
                yield Static(id="details", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the lines."""
        self._show()
        self._list.focus()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense for the line under the cursor."""
        line = self._line if self.is_mounted else None
        if command in (c.AssignGap, c.StateMet):
            return line is not None and line.advice is not None
        if command is c.OpenItsQuestion:
            return line is not None and bool(line.question)
        return super().is_available(command)

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show only what has all the words."""
        self._show()

    @on(Input.Submitted)
    def go_to_list(self) -> None:
        """Go down to what was found."""
        self._list.focus()

    @on(Lines.OptionHighlighted)
    def show_details(self) -> None:
        """Show what is known about the line under the cursor."""
        if self._line is not None:
            self._details.update(self._line.details)
        self.refresh_bindings()

    @on(c.AssignGap)
    def assign(self) -> None:
        """Note who sees to it."""
        line = self._line
        if line is None or line.advice is None:
            return
        said = line.advice
        known = self._assessment.project.action_on(said.prompt.id)

        def take(given: Given | None) -> None:
            if given is not None:
                action = action_given(given, known)
                self._take(self._assessment.project.with_action(action))

        self.app.push_screen(advice_action_form(said, known), take)

    @on(c.StateMet)
    def state_answered(self) -> None:
        """Note that it is answered and where that can be read."""
        line = self._line
        if line is None or line.advice is None:
            return
        said = line.advice

        def take(given: Given | None) -> None:
            if given is not None:
                day = given.get("date")
                statement = Statement(
                    requirement=said.prompt.id,
                    place=str(given["place"]),
                    by=str(given.get("by", "")),
                    date=day if isinstance(day, date) else None,
                )
                self._take(self._assessment.project.with_statement(statement))

        self.app.push_screen(advice_statement_form(said), take)

    @on(c.OpenItsQuestion)
    def open_question(self) -> None:
        """Go to the question at which something can be done about it."""
        if self._line is not None:
            self.dismiss(self._line.question)

    @on(c.FindText)
    def find(self) -> None:
        """Type what to find."""
        self._find.focus()

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Go back to the gaps."""
        self.dismiss(None)

    @property
    def _line(self) -> Shown | None:
        at = self._list.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _take(self, project: Project) -> None:
        self._assessment = self._change(project).assessment
        self._show()

    def _show(self) -> None:
        wanted = self._find.value.lower().split()
        here = self._list.highlighted
        self._shown = [
            line
            for line in self._lines(self._assessment)
            if all(word in line.searched.lower() for word in wanted)
        ]
        self._head.update(self._heading(self._assessment))
        self._list.set_options(Option(line.line) for line in self._shown)
        if self._shown:
            self._list.highlighted = min(here or 0, len(self._shown) - 1)
        else:
            self._details.update("Nothing to show here yet.")


def advice_page(assessment: Assessment, change: Callable[[Project], Sitting]) -> BoardPage:
    """Return the page of what such devices are usually asked."""
    return BoardPage(assessment, change, advice_heading, advice_lines)


def evidence_page(assessment: Assessment, change: Callable[[Project], Sitting]) -> BoardPage:
    """Return the page of what the evidence carries."""
    return BoardPage(assessment, change, lambda found: evidence_heading(found.matrix), evidence_lines)
