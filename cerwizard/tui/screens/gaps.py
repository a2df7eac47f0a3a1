"""What is still to be shown: what is due now, by severity, and how the rest stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from cerwizard.assessment import Assessment
from cerwizard.evidence import Gap
from cerwizard.project import Project, Statement
from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import (
    Choose,
    Given,
    action_form,
    action_given,
    stage_named,
    stage_words,
    statement_form,
)
from cerwizard.tui.screens.board_page import advice_page, evidence_page
from cerwizard.tui.screens.gap_words import (
    Entry,
    Filter,
    can_be_stated,
    details,
    heading,
    line,
    listed,
    question_of,
)
from cerwizard.tui.widgets import KeyBar, LineInput, Lines


class GapsScreen(c.CommandScreen[str | None]):
    """Lists the gaps; who closes one, and what is met already, is noted here. Returns a question to go to."""

    HERE = (
        c.AssignGap,
        c.StateMet,
        c.OpenItsQuestion,
        c.ShowAdvice,
        c.ShowEvidence,
        c.ShowRest,
        c.CloseScreen,
        c.FilterGaps,
        c.ChangeStage,
        c.FindText,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-normal"), (130, "-wide")]
    DEFAULT_CSS = """
    GapsScreen {
        #head { height: auto; padding: 0 1; background: $panel; }
        Input { margin: 0 1; }
        #body { height: 1fr; }
        VerticalScroll { height: auto; max-height: 45%; padding: 0 1; border-top: solid $border-blurred; }
        VerticalScroll:focus { border-top: heavy $border; }
        &.-wide #body { layout: horizontal; }
        &.-wide VerticalScroll { width: 40%; height: 1fr; max-height: 100%; border: none; padding: 0 2; }
        Static { height: auto; }
    }
    """

    shows_rest: var[bool] = var(False)
    """Whether what is met, due later or not clear yet is listed too."""
    filtered: var[Filter] = var(Filter.NONE)
    """What is left out of the list."""

    _head = query_one("#head", Static)
    _find = query_one(Input)
    _list = query_one(Lines)
    _details = query_one("#details", Static)

    def __init__(
        self, assessment: Assessment, change: Callable[[Project], Sitting], requirement: str = ""
    ) -> None:
        """Show the gaps of an assessment; `change` takes a changed project and returns the sitting with it.

        The cursor begins at the requirement, when one is named; then everything is listed.
        """
        super().__init__()
        self._wanted = requirement
        self.set_reactive(GapsScreen.shows_rest, bool(requirement))
        self._assessment = assessment
        self._change = change
        self._shown: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Lay out the counts, the list, and what is known about the gap under the cursor."""
        yield Static(id="head", markup=False)
        yield LineInput(placeholder="/ finds words in requirements, clauses and owners", compact=True)
        with Container(id="body"):
            yield Lines()
            with VerticalScroll():
                yield Static(id="details", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is due."""
        self._show()
        wanted = [
            at
            for at, entry in enumerate(self._shown)
            if isinstance(entry, Gap) and entry.requirement.id == self._wanted
        ]
        if wanted:
            self._list.highlighted = wanted[0]
        self._list.focus()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense for the gap under the cursor."""
        gap = self._gap if self.is_mounted else None
        if command is c.AssignGap:
            return gap is not None
        if command is c.StateMet:
            return gap is not None and can_be_stated(gap)
        if command is c.OpenItsQuestion:
            return self.is_mounted and self._entry is not None and bool(self._question)
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
        """Show what is known about the gap under the cursor."""
        if self._entry is not None:
            self._details.update(details(self._entry, self._assessment))
        self.refresh_bindings()

    @on(c.AssignGap)
    def assign(self) -> None:
        """Note who closes the gap."""
        gap = self._gap
        if gap is None:
            return
        known = self._assessment.project.action_on(gap.requirement.id)

        def take(given: Given | None) -> None:
            if given is not None:
                action = action_given(given, known)
                self._take(self._assessment.project.with_action(action))

        self.app.push_screen(action_form(gap, known), take)

    @on(c.StateMet)
    def state_met(self) -> None:
        """Note that it is met and where that can be read."""
        gap = self._gap
        if gap is None:
            return

        def take(given: Given | None) -> None:
            if given is not None:
                day = given.get("date")
                statement = Statement(
                    requirement=gap.requirement.id,
                    place=str(given["place"]),
                    by=str(given.get("by", "")),
                    date=day if isinstance(day, date) else None,
                )
                self._take(self._assessment.project.with_statement(statement))

        # The day is what a person writes beside a signature; it is offered, and can be changed.
        self.app.push_screen(statement_form(gap, date.today()), take)  # noqa: DTZ011  # the day where the person is

    @on(c.OpenItsQuestion)
    def open_question(self) -> None:
        """Go to the question at which something can be done about it."""
        self.dismiss(self._question)

    @on(c.ShowRest)
    def show_rest(self) -> None:
        """List everything, or only what is due."""
        self.shows_rest = not self.shows_rest
        self._show()

    @on(c.FilterGaps)
    def change_filter(self) -> None:
        """Leave out something else."""
        kinds = list(Filter)
        self.filtered = kinds[(kinds.index(self.filtered) + 1) % len(kinds)]
        self._show()

    @on(c.ShowAdvice)
    def show_advice(self) -> None:
        """Show what such devices are usually asked."""
        self.app.push_screen(advice_page(self._assessment, self._changed), self._leave_for)

    @on(c.ShowEvidence)
    def show_evidence(self) -> None:
        """Show what the evidence carries."""
        self.app.push_screen(evidence_page(self._assessment, self._changed), self._leave_for)

    @on(c.ChangeStage)
    def ask_stage(self) -> None:
        """Ask for the stage of the project."""

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self._take(self._assessment.project.with_details(stage=stage_named(chosen)))

        self.app.push_screen(Choose("Where does the project stand?", stage_words()), take)

    @on(c.FindText)
    def find(self) -> None:
        """Type what to find."""
        self._find.focus()

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Go back to the questions."""
        self.dismiss(None)

    @property
    def _entry(self) -> Entry | None:
        at = self._list.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @property
    def _gap(self) -> Gap | None:
        return self._entry if isinstance(self._entry, Gap) else None

    @property
    def _question(self) -> str:
        return question_of(self._entry, self._assessment) if self._entry is not None else ""

    def _changed(self, project: Project) -> Sitting:
        """Take a change from a page beside this one."""
        sitting = self._change(project)
        self._assessment = sitting.assessment
        self._show()
        return sitting

    def _take(self, project: Project) -> None:
        self._changed(project)

    def _leave_for(self, question: str | None) -> None:
        if question:
            self.dismiss(question)

    def _show(self) -> None:
        words = self._find.value.lower().split()
        here = self._list.highlighted
        self._shown = listed(self._assessment, rest=self.shows_rest, words=words, filtered=self.filtered)
        self._head.update(
            heading(self._assessment, len(self._shown), rest=self.shows_rest, filtered=self.filtered)
        )
        self._list.set_options(Option(line(gap)) for gap in self._shown)
        if self._shown:
            self._list.highlighted = min(here or 0, len(self._shown) - 1)
        else:
            self._details.update("Nothing to show here: a shows the rest.")


def _day(given: Given) -> date | None:
    day = given.get("due")
    return day if isinstance(day, date) else None
