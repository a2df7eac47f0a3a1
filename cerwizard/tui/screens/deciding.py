"""The line in which a meeting writes down what was decided."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from msgspec.structs import replace
from textual import on
from textual.getters import query_one

from cerwizard.sitting import meeting_on, with_meeting
from cerwizard.tui import commands as c
from cerwizard.tui.screens.leaving import ask_about_drafts, ask_to_confirm
from cerwizard.tui.screens.noting import NotingScreen
from cerwizard.tui.widgets import OneLine


class DecidingScreen(NotingScreen):
    """Writes decisions down; one that is typed and not written down is never dropped unasked."""

    decision = query_one(OneLine)

    @abstractmethod
    def focus_point(self) -> None:
        """Put the cursor back where the point is talked about."""

    def may_leave(self, then: Callable[[], object]) -> None:
        """Ask what becomes of a decision and of answers that are typed and not confirmed."""
        self.keep_typed()

        def go_on() -> None:
            ask_about_drafts(self, self.now, self.take, then)

        def write() -> bool:
            self.write_decision(OneLine.Written(self.decision.typed))
            return True

        if self.decision.typed:
            told = "1 decision is typed and not written down."
            ask_to_confirm(self.app, told, write, self._end_decision, go_on)
        else:
            go_on()

    @on(c.Decide)
    def begin_decision(self) -> None:
        """Open the line for a decision."""
        self.decision.begin("What was decided? Enter writes it down, esc leaves it.")
        self.refresh_bindings()

    @on(OneLine.Written)
    def write_decision(self, event: OneLine.Written) -> None:
        """Write down what was decided."""
        said = " ".join(event.text.split())
        if said:
            meeting = meeting_on(self.now.project, self.day)
            self.change(with_meeting(self.now.project, replace(meeting, decided=(*meeting.decided, said))))
        self._end_decision()

    def leave_decision(self) -> None:
        """Close the line; what stands there is dropped only at the second time."""
        if self.decision.may_be_dropped:
            self._end_decision()

    def _end_decision(self) -> None:
        self.decision.end()
        self.focus_point()
        self.refresh_bindings()
