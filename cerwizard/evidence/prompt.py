"""A prompt: what a reviewer of this kind of device will ask for, as advice and never as a gap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from cerwizard.facts import ALWAYS, Condition, Truth

PromptAbout: TypeAlias = Literal["harm", "proof"]
"""Whether the reviewer asks after a harm, or for the evidence that shows something."""


class Prompt(Struct, frozen=True, gc=False):
    """What a reviewer will ask of a device with some feature."""

    id: str
    feature: str
    """The feature that brings it, as a heading: skin contact, alarms, children …"""
    about: PromptAbout
    says: str
    clause: str
    """The place in law or guidance it rests on; empty where there is none."""
    source: str
    """The standards that say how it is examined; empty where there is none."""
    verified: str
    """Empty when what it rests on was read; else what was not."""
    requirements: tuple[str, ...] = ()
    """The requirements under which an answer belongs."""
    condition: Condition = ALWAYS

    @property
    def is_practice(self) -> bool:
        """Whether it rests on what reviewers do, and on no text."""
        return not self.clause and not self.source

    @property
    def rests_on(self) -> str:
        """What it rests on, in words for a bracket or a cell."""
        return "; ".join(part for part in (self.clause, self.source) if part) or "practice, no source"


class Prompted(Struct, frozen=True):
    """A prompt that applies to the project, or may, and where a person says it is answered."""

    prompt: Prompt
    applies: Truth
    """Open while an answer is missing on which it hangs."""
    explain: Callable[[], str]
    """Says why it applies, when somebody wants to read it."""
    uses: tuple[str, ...] = ()
    """The uses it applies to, where it is not asked of all."""
    waits_for: frozenset[str] = frozenset()
    """The questions whose answers decide whether it applies."""
    is_answered: bool = False
    """Whether a statement of a person names it."""
    place: str = ""
    """Where the statement says that the answer stands."""
    owner: str = ""
    due_date: date | None = None
    note: str = ""

    @property
    def because(self) -> str:
        """Why it applies to this device."""
        return self.explain()
