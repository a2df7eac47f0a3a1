"""A gap: a requirement that applies to the project, or may, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date

from cerwizard.dataclass import dataclass
from cerwizard.evidence.judge import STATUSES, Status
from cerwizard.evidence.requirement import SEVERITIES, STAGES, Requirement, Stage
from cerwizard.facts import Truth

_SEVERITY = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_STATUS = {status: rank for rank, status in enumerate(STATUSES)}
_STAGE = {stage: rank for rank, stage in enumerate(STAGES)}


@dataclass(frozen=True, slots=True)
class Gap:
    """How one requirement stands for the project, for one use, or for one row of a table."""

    requirement: Requirement
    applies: Truth
    """Open while an answer is missing on which it hangs; then nothing is judged yet."""
    status: Status
    why: str
    """One sentence: what was found, or what is missing."""
    explain: Callable[[], str] = field(compare=False, repr=False)
    """Says why it applies, when somebody wants to read it."""
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

    def is_due(self, stage: Stage) -> bool:
        """Return whether it has to be closed at this stage of the project."""
        return STAGES.index(self.requirement.due) <= STAGES.index(stage)

    @property
    def because(self) -> str:
        """Why it applies to this device."""
        return self.explain()

    @property
    def is_gap(self) -> bool:
        """Whether something is left to do."""
        return self.status in ("blocked", "missing", "partly")

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """What blocks a submission first: by severity, then by how it stands, then by when it is due."""
        requirement = self.requirement
        return _SEVERITY[requirement.severity], _STATUS[self.status], _STAGE[requirement.due]
