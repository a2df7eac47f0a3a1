"""What people note beside the answers: open points, statements, actions, meetings and changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct, field

Kept: TypeAlias = Mapping[str, object]
"""What a file says that this version does not know: written back as it was read."""


ActionStatus: TypeAlias = Literal["", "open", "running", "done", "dropped"]
"""How far an action is; empty while nobody has said."""
ACTION_WORDS: Mapping[str, str] = {
    "open": "not begun",
    "running": "under way",
    "done": "done",
    "dropped": "dropped",
}
"""What is said of it; that an action is done does not show that its requirement is met."""


class OpenPoint(Struct, frozen=True, kw_only=True):
    """A fact that nobody knows yet."""

    note: str = ""
    owner: str = ""
    due: date | None = None
    unknown: Kept = field(default_factory=dict)


class Statement(Struct, frozen=True, kw_only=True):
    """A person says that a requirement is met, and where that can be read."""

    requirement: str
    place: str = ""
    """Where in the company's own documents."""
    by: str = ""
    date: date | None = None
    unknown: Kept = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The place on one line, who says so and when, as far as they are named."""
        by = f", says {self.by}" if self.by else ""
        day = f" on {self.date.isoformat()}" if self.date else ""
        return " ".join(f"{self.place or 'no place named'}{by}{day}".split())


class Action(Struct, frozen=True, kw_only=True):
    """What was decided about a gap."""

    requirement: str
    owner: str = ""
    due: date | None = None
    status: ActionStatus = ""
    note: str = ""
    unknown: Kept = field(default_factory=dict)


class Meeting(Struct, frozen=True, kw_only=True):
    """One meeting, for its minutes."""

    date: date | None = None
    present: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    unknown: Kept = field(default_factory=dict)


class Change(Struct, frozen=True, kw_only=True):
    """One issue of the documents, and why answers changed since the one before."""

    version: str = ""
    date: date | None = None
    author: str = ""
    reason: str = ""
    unknown: Kept = field(default_factory=dict)
