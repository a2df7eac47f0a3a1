"""A page beside the gaps: advice, or what the evidence carries; a list, and what is known about the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from cerwizard.assessment import Assessment
from cerwizard.project import Action, Project
from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Form, advice_action_form, advice_statement_form
from cerwizard.tui.screens.board_words import (
    Shown,
    advice_heading,
    advice_lines,
    evidence_heading,
    evidence_lines,
)
from cerwizard.tui.screens.list_and_details import ListAndDetails
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import Hanging


class BoardPage(ListAndDetails[Shown]):
    """Lists what stands beside the gaps; only advice is seen to or stated as answered here."""

    HERE = (
        c.AssignGap,
        c.SetOwner,
        c.SetDue,
        c.StateMet,
        c.OpenItsQuestion,
        c.ShowAdvice,
        c.ShowEvidence,
        c.FindText,
        c.CloseScreen,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    FINDS = "{find_text} finds words"

    def __init__(
        self,
        assessment: Assessment,
        change: Callable[[Project], Sitting],
        *,
        is_advice: bool,
    ) -> None:
        """Show advice or evidence; `change` takes a changed project and returns the sitting with it."""
        super().__init__(assessment, change)
        self._is_advice = is_advice

    def entries(self, words: Sequence[str]) -> Sequence[Shown]:
        """Return the lines that have all the words."""
        lines = advice_lines(self.found) if self._is_advice else evidence_lines(self.found)
        return [line for line in lines if all(word in line.searched.lower() for word in words)]

    @property
    def nothing(self) -> str:
        """What is said where nothing is listed."""
        if self._is_advice:
            return "Nothing is usually asked of such a device, as far as it is described."
        return "Nothing is written down yet that evidence has to show, and no evidence: the questions ask for both."

    def heading(self) -> Content:
        """Return the counts."""
        return advice_heading(self.found) if self._is_advice else evidence_heading(self.found.matrix)

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense; the page shown need not be gone to."""
        if command is (c.ShowAdvice if self._is_advice else c.ShowEvidence):
            return False
        return super().is_available(command)

    @on(c.ShowAdvice)
    @on(c.ShowEvidence)
    def show_the_other(self) -> None:
        """Show the other page in the place of this one."""
        self._is_advice = not self._is_advice
        self.show()

    def line_of(self, entry: Shown) -> Hanging:
        """Return the line itself."""
        return entry.line

    def details_of(self, entry: Shown) -> Content:
        """Return what is known about a line."""
        return entry.details

    def spot_of(self, entry: Shown) -> Spot:
        """Return where something can be done about it."""
        return entry.spot

    def name_of(self, entry: Shown) -> str:
        """Return the name of the point of advice; what evidence carries is nobody's to take."""
        return entry.advice.prompt.id if entry.advice is not None else ""

    def action_form(self, entry: Shown, known: Action) -> Form:
        """Return the form for who sees to a point of advice."""
        assert entry.advice is not None, "only advice has a name"
        return advice_action_form(entry.advice, known)

    def can_be_stated(self, entry: Shown) -> bool:
        """Return whether it is advice."""
        return entry.advice is not None

    def statement_form(self, entry: Shown) -> Form:
        """Return the form for where a point of advice is answered."""
        assert entry.advice is not None, "nothing else can be stated"
        return advice_statement_form(entry.advice)
