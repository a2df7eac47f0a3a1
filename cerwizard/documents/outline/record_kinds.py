"""What a section may print of requirements and of the records beside the answers."""

from __future__ import annotations

from msgspec import Struct

from cerwizard.evidence import Status
from cerwizard.facts import ALWAYS, Condition


class RequirementsShown(Struct, frozen=True):
    """The requirements that this document shows."""

    caption: str


class GapsShown(Struct, frozen=True):
    """The requirements that are due and not met."""

    caption: str
    severity: str = ""
    """Only those of this size, with more said of each; empty for all."""
    judged: bool = False
    """Whether a person says of each why it may stand and what follows it."""
    rest: str = ""
    """The section that lists all of them: here those that are not grave are only counted. Empty to list all here."""


class FindingsShown(Struct, frozen=True):
    """Answers that do not go together."""

    caption: str
    rest: str = ""
    """What is said under them of all other answers."""
    none: str = ""
    """What is said where there are none."""


class InstrumentRow(Struct, frozen=True):
    """A text the document rests on."""

    source: str
    why: str
    governs: str
    condition: Condition = ALWAYS


class Instruments(Struct, frozen=True):
    """The texts the document rests on, and what each governs."""

    caption: str
    rows: tuple[InstrumentRow, ...]


class Sources(Struct, frozen=True):
    """Every text of the rulebooks."""

    caption: str
    leave_out: tuple[str, ...] = ()
    """Texts that no rule rests on, such as proposals."""
    only: tuple[str, ...] = ()
    """The texts that are meant; empty for all."""
    cited: bool = False
    """Only those that the document names."""


class Standing(Struct, frozen=True):
    """The requirements that stand like this, group by group."""

    status: Status
    caption: str


class Judgements(Struct, frozen=True):
    """The answers that are judgements, each with the reason written down for it."""

    caption: str
    decisions: tuple[str, ...] = ()
    """Only those that these decisions rest on; empty for all."""
    leave_out: tuple[str, ...] = ()
    """Not those that these decisions rest on: they stand in another section."""


class Later(Struct, frozen=True):
    """How many requirements become due at each later stage."""

    caption: str


class RequirementTrace(Struct, frozen=True):
    """Which section answers each requirement of this document, and how it stands."""

    caption: str


class TraceRow(Struct, frozen=True):
    """An item of a checklist and the sections that answer it."""

    item: str
    says: str
    sections: tuple[str, ...]
    condition: Condition = ALWAYS
    """When it is asked of a device at all."""
    why: str = ""
    """Why it is not, where the sections do not say it; empty for the answers that decide it."""


class GlanceRow(Struct, frozen=True):
    """A line of the summary at the front: answers, a decision, or how many rows a table has."""

    says: str
    facts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    table: str = ""
    column: str = ""
    """The column by whose values the rows are counted."""
    condition: Condition = ALWAYS


class Glance(Struct, frozen=True):
    """The device on half a page."""

    caption: str
    rows: tuple[GlanceRow, ...]


class OpenPlaces(Struct, frozen=True):
    """Where the document waits for an answer, and who looks for it."""

    caption: str


class LastMeeting(Struct, frozen=True):
    """Who met last, and what was decided."""


class UsesShown(Struct, frozen=True):
    """The uses of the device, each with its name in the document and what these decisions come to for it."""

    caption: str
    decisions: tuple[str, ...]


class Actions(Struct, frozen=True):
    """Who does what until when."""

    caption: str
    looked_into: bool = False
    """Whether the questions that somebody looks into stand among it."""
