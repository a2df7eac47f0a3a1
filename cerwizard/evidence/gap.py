"""A gap: a requirement that applies to the project, or may, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

from msgspec import Struct

from cerwizard.evidence.hand import STATUSES, Status, Words, said
from cerwizard.evidence.requirement import SEVERITIES, STAGES, Requirement, Stage
from cerwizard.facts import Truth

_RANKS = {key: rank for rank, key in enumerate(product(SEVERITIES, STATUSES, STAGES))}
"""What blocks a submission first: by severity, then by how it stands, then by when it is due."""


class Gap(Struct, frozen=True, gc=False):
    """How one requirement stands for the project, for one use, or for one row of a table.

    There are hundreds in each assessment, none is ever part of a circle, and so Python need not look for one.
    """

    requirement: Requirement
    applies: Truth
    """Open while an answer is missing on which it hangs; then nothing is judged yet."""
    status: Status
    words: Words
    explain: Callable[[Requirement], str]
    """Says why a requirement applies, when somebody wants to read it."""
    instance: str = ""
    """The use or row it is about; empty for the whole project."""
    owner: str = ""
    due_date: date | None = None
    """When it was promised for, from the project's actions."""
    note: str = ""
    action_status: str = ""
    """How far the project's action on it is; empty while nobody has said."""
    waits_for: frozenset[str] = frozenset()
    """The questions whose answers decide whether it applies."""
    uses: tuple[str, ...] = ()
    """The uses to which the requirement applies, the base without a name; empty where it applies to all.

    While that is open for the whole, those to which it may apply. What is kept apart as no device does not count."""
    open_uses: tuple[str, ...] = ()
    """The uses to which it may apply as well, where it surely applies to others."""

    def is_due(self, stage: Stage) -> bool:
        """Return whether it has to be closed at this stage of the project."""
        return STAGES.index(self.requirement.due) <= STAGES.index(stage)

    @property
    def why(self) -> str:
        """One sentence: what was found, or what is missing."""
        return said(self.words)

    @property
    def because(self) -> str:
        """Why it applies to this device."""
        return self.explain(self.requirement)

    @property
    def is_gap(self) -> bool:
        """Whether something is left to do."""
        return self.status in ("blocked", "missing", "partly")

    @property
    def is_left(self) -> bool:
        """Whether something is left to do, or cannot be judged yet."""
        return self.is_gap or self.status == "open"

    @property
    def rank(self) -> int:
        """Its place among others: what blocks a submission first."""
        return _RANKS[self.requirement.severity, self.status, self.requirement.due]
