"""What a section may print of requirements and of the records beside the answers."""

from __future__ import annotations

from cerwizard.dataclass import dataclass
from cerwizard.evidence import Status
from cerwizard.facts import ALWAYS, Condition


@dataclass(frozen=True, slots=True)
class RequirementsShown:
    """The requirements that this document shows."""

    caption: str


@dataclass(frozen=True, slots=True)
class GapsShown:
    """The requirements that are due and not met."""

    caption: str
    severity: str = ""
    """Only those of this size, with more said of each; empty for all."""
    judged: bool = False
    """Whether a person says of each why it may stand and what follows it."""
    rest: str = ""
    """The section that lists all of them: here those that are not grave are only counted. Empty to list all here."""


@dataclass(frozen=True, slots=True)
class FindingsShown:
    """Answers that do not go together."""

    caption: str


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """A text the document rests on."""

    source: str
    why: str
    governs: str
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Instruments:
    """The texts the document rests on, and what each governs."""

    caption: str
    rows: tuple[InstrumentRow, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Every text of the rulebooks."""

    caption: str
    leave_out: tuple[str, ...] = ()
    """Texts that no rule rests on, such as proposals."""
    only: tuple[str, ...] = ()
    """The texts that are meant; empty for all."""
    cited: bool = False
    """Only those that the document names."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The requirements that stand like this, group by group."""

    status: Status
    caption: str


@dataclass(frozen=True, slots=True)
class Later:
    """How many requirements become due at each later stage."""

    caption: str


@dataclass(frozen=True, slots=True)
class RequirementTrace:
    """Which section answers each requirement of this document, and how it stands."""

    caption: str


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A line of the summary at the front: answers, a decision, or how many rows a table has."""

    says: str
    facts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    table: str = ""
    column: str = ""
    """The column by whose values the rows are counted."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The device on half a page."""

    caption: str
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True, slots=True)
class OpenPlaces:
    """Where the document waits for an answer, and who looks for it."""

    caption: str


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """Who met last, and what was decided."""


@dataclass(frozen=True, slots=True)
class Actions:
    """Who does what until when."""

    caption: str
