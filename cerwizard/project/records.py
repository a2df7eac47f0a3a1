"""What people note beside the answers: open points, statements, actions, meetings and changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal, TypeAlias

from cerwizard.dataclass import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """A fact that nobody knows yet."""

    note: str = ""
    owner: str = ""
    due: date | None = None
    unknown: Kept = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A person says that a requirement is met, and where that can be read."""

    requirement: str
    place: str = ""
    """Where in the company's own documents."""
    by: str = ""
    date: date | None = None
    unknown: Kept = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What was decided about a gap."""

    requirement: str
    owner: str = ""
    due: date | None = None
    status: ActionStatus = ""
    note: str = ""
    unknown: Kept = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting, for its minutes."""

    date: date | None = None
    present: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    unknown: Kept = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One issue of the documents, and why answers changed since the one before."""

    version: str = ""
    date: date | None = None
    author: str = ""
    reason: str = ""
    unknown: Kept = field(default_factory=dict)
