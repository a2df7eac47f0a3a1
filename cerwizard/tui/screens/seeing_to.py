"""The line at the foot of a list in which it is noted who sees to an entry, and until when."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace
from textual import on
from textual.getters import query_one

from cerwizard.project import Action, Project
from cerwizard.sitting import Bounds, Complaint, people, read_typed
from cerwizard.tui import commands as c
from cerwizard.tui.screens.leaving import ask_to_confirm
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import OneLine

WEEKS_OFFERED = 26
"""How many weeks from now the arrows offer."""


class SeeingTo(c.CommandScreen[Spot | None]):
    """Notes an owner and a due date in one line; what is typed there is never dropped unasked."""

    today: Callable[[], date] = date.today
    """Says which day it is, in the place where the person is."""

    note = query_one(OneLine)

    def __init__(self) -> None:
        super().__init__()
        self._noted: Callable[[Action, str], Action | Complaint] = _with_owner

    @property
    @abstractmethod
    def project(self) -> Project:
        """The project as it stands."""

    @property
    @abstractmethod
    def known(self) -> Action | None:
        """What was decided about the entry under the cursor so far; `None` where there is no entry."""

    @abstractmethod
    def take_action(self, action: Action) -> None:
        """Take what was decided."""

    @abstractmethod
    def show_entry(self) -> None:
        """Scroll so that the entry under the cursor can be seen."""

    @abstractmethod
    def focus_list(self) -> None:
        """Put the cursor back into the list."""

    def may_leave(self, then: Callable[[], object]) -> None:
        """Ask what becomes of a note that is typed and not saved."""
        text = self.note.typed
        if text:
            told = "1 note is typed and not saved."
            ask_to_confirm(self.app, told, lambda: self._is_taken(text), self._end_note, then)
        else:
            then()

    @on(c.SetOwner)
    def ask_owner(self) -> None:
        """Ask who sees to it, in a line at the foot."""
        known = self.known
        if known is not None:
            names = people(self.project, self.today())
            arrows = ", the arrows offer names" if names else ""
            self._noted = _with_owner
            self._ask(f"Who sees to it? Enter saves, esc leaves{arrows}.", known.owner, "", names)

    @on(c.SetDue)
    def ask_due(self) -> None:
        """Ask until when, in a line at the foot."""
        known = self.known
        if known is not None:
            today = self.today()
            weeks = [(today + timedelta(weeks=number + 1)).isoformat() for number in range(WEEKS_OFFERED)]
            due = known.due.isoformat() if known.due else ""
            self._noted = _with_due
            self._ask(
                "Until when? Enter saves, esc leaves, the arrows go by a week.", due, "2026-12-31", weeks
            )

    @on(OneLine.Written)
    def take_note(self, event: OneLine.Written) -> None:
        """Save what was written in the line at the foot."""
        self._is_taken(event.text)

    def leave_note(self) -> None:
        """Close the line; what stands there is dropped only at the second time."""
        if self.note.may_be_dropped:
            self._end_note()

    def _is_taken(self, text: str) -> bool:
        """Save a note, and return whether it could be."""
        known = self.known
        if known is None:
            return False
        action = self._noted(known, text)
        if isinstance(action, Complaint):
            self.note.complain(action.sentence)
            return False
        self._end_note()
        if action != known:
            self.take_action(action)
        return True

    def _ask(self, asks: str, text: str, hint: str, offered: Sequence[str]) -> None:
        self.note.begin(asks, text, hint=hint, offered=offered)
        self.call_after_refresh(self.show_entry)
        self.refresh_bindings()

    def _end_note(self) -> None:
        self.note.end()
        self.focus_list()
        self.refresh_bindings()


def _with_owner(action: Action, text: str) -> Action:
    return replace(action, owner=text)


def _with_due(action: Action, text: str) -> Action | Complaint:
    due = read_typed("date", text, Bounds())
    if isinstance(due, Complaint):
        return due
    return replace(action, due=due if isinstance(due, date) else None)
