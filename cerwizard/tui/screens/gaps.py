"""What is still to be shown: what is due now, by severity, and how the rest stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var

from cerwizard.assessment import Assessment
from cerwizard.evidence import Gap
from cerwizard.project import Action, Project
from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Choose, Form, action_form, stage_named, stage_words, statement_form
from cerwizard.tui.screens.board_page import BoardPage
from cerwizard.tui.screens.gap_words import (
    Entry,
    Filter,
    can_be_stated,
    details,
    heading,
    line,
    listed,
    spot_of,
)
from cerwizard.tui.screens.list_and_details import ListAndDetails
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import Hanging


class GapsScreen(ListAndDetails[Entry]):
    """Lists the gaps, and what does not go together; who closes a gap, and what is met already, is noted here."""

    HERE = (
        c.AssignGap,
        c.SetOwner,
        c.SetDue,
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
    FINDS = "{find_text} finds words in requirements, clauses and owners"

    shows_rest: var[bool] = var(False)
    """Whether what is met, due later or may apply is listed too."""
    filtered: var[Filter] = var(Filter.NONE)
    """What is left out of the list."""

    def __init__(
        self, assessment: Assessment, change: Callable[[Project], Sitting], requirement: str = ""
    ) -> None:
        """Show the gaps of an assessment; `change` takes a changed project and returns the sitting with it.

        The cursor begins at the requirement, when one is named; then everything is listed.
        """
        super().__init__(assessment, change, requirement)
        self.set_reactive(GapsScreen.shows_rest, bool(requirement))

    def entries(self, words: Sequence[str]) -> Sequence[Entry]:
        """Return what is due, or everything; without what is left out."""
        return listed(self.found, rest=self.shows_rest, words=words, filtered=self.filtered)

    @property
    def nothing(self) -> str:
        """What is said where nothing is listed."""
        return "Nothing to show here: {show_rest} shows the rest."

    @property
    def is_whole(self) -> bool:
        """Whether words are looked for in all that there is."""
        return self.shows_rest and self.filtered is Filter.NONE

    def heading(self) -> Content:
        """Return the counts."""
        return heading(self.found, len(self.listed), rest=self.shows_rest, filtered=self.filtered)

    def line_of(self, entry: Entry) -> Hanging:
        """Return a line of the list."""
        return line(entry)

    def details_of(self, entry: Entry) -> Content:
        """Return everything that is known about a line."""
        return details(entry, self.found)

    def spot_of(self, entry: Entry) -> Spot:
        """Return where something can be done about it."""
        return spot_of(entry, self.found)

    def name_of(self, entry: Entry) -> str:
        """Return the requirement that a gap is about."""
        return entry.requirement.id if isinstance(entry, Gap) else ""

    def action_form(self, entry: Entry, known: Action) -> Form:
        """Return the form for who closes a gap."""
        assert isinstance(entry, Gap), "only a gap has a name"
        return action_form(entry, known)

    def can_be_stated(self, entry: Entry) -> bool:
        """Return whether a person's word meets the requirement."""
        return isinstance(entry, Gap) and can_be_stated(entry)

    def statement_form(self, entry: Entry) -> Form:
        """Return the form for where it can be read that a requirement is met."""
        assert isinstance(entry, Gap), "nothing else can be stated"
        # The day is what a person writes beside a signature; it is offered, and can be changed.
        return statement_form(entry, self.today())

    @on(c.ShowRest)
    def show_rest(self) -> None:
        """List everything, or only what is due."""
        self.shows_rest = not self.shows_rest
        self.show()

    @on(c.FilterGaps)
    def change_filter(self) -> None:
        """Leave out something else."""
        kinds = list(Filter)
        self.filtered = kinds[(kinds.index(self.filtered) + 1) % len(kinds)]
        self.show()

    @on(c.ShowAdvice)
    def show_advice(self) -> None:
        """Show what such devices are usually asked."""
        self.app.push_screen(BoardPage(self.found, self.take, is_advice=True), self._leave_for)

    @on(c.ShowEvidence)
    def show_evidence(self) -> None:
        """Show what the evidence carries."""
        self.app.push_screen(BoardPage(self.found, self.take, is_advice=False), self._leave_for)

    @on(c.ChangeStage)
    def ask_stage(self) -> None:
        """Ask for the stage of the project."""

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self.take(self.found.project.with_details(stage=stage_named(chosen)))

        self.app.push_screen(Choose("Where does the project stand?", stage_words()), take)

    def _leave_for(self, spot: Spot | None) -> None:
        if spot is not None:
            self.dismiss(spot)
