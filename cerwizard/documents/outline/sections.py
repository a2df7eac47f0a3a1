"""Sections as data: what a document is made of, before any project fills it.

A document file of a rulebook (`cep.toml`, `cer.toml`) holds one `[document]` and a list of `[[section]]` with
`[[section.block]]`. Every section, block and row may carry `when`/`unless`; a section left out prints its
`not_applicable` line instead, and asks whether it applies while that is open, unless it is `written_while_open`.
`market` leaves a section out where that market is not wanted. `level` of a heading follows from the dots in its
number. A `[[document.refusal]]` says for which products the document is not written. A `[[section.instead]]` holds the
`heading`, `clause` and `guide` of a special case. A `certain` block is not printed while it is open whether it
applies: it stands for another one in a special case; with `of_every_use` only where that is the case of every use.

docs/keys.md lists every kind of block with what it prints, and every key.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct, field

from cerwizard.documents.outline.figure_kinds import FigureShown
from cerwizard.documents.outline.record_kinds import (
    Actions,
    FindingsShown,
    GapsShown,
    Glance,
    Instruments,
    Judgements,
    LastMeeting,
    Later,
    OpenPlaces,
    RequirementsShown,
    RequirementTrace,
    Sources,
    Standing,
    TraceRow,
    UsesShown,
)
from cerwizard.documents.outline.table_kinds import (
    BlankColumn,
    BlankTable,
    Compared,
    ConditionsShown,
    Coverage,
    Profile,
    PromptsShown,
    Rows,
)
from cerwizard.facts import ALWAYS, Condition


class Words(Struct, frozen=True):
    """Fixed words."""

    text: str
    clause: str = ""


class Statement(Struct, frozen=True):
    """One answer word for word."""

    fact: str
    fingerprint: bool = False
    """Whether a hash of the words stands under them, so that two documents can be compared."""


class Answers(Struct, frozen=True):
    """Questions and their answers."""

    caption: str
    facts: tuple[str, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    """Shorter words for a question."""
    titles: tuple[str, ...] = ("Question", "Answer")
    columns: tuple[BlankColumn, ...] = ()
    """What a person adds to each answer."""
    with_status: bool = False
    """Whether the key in the project file and given or not yet assigned stand beside each answer."""


class DecisionShown(Struct, frozen=True):
    """One decision with its trace."""

    decision: str
    show: frozenset[str]
    """Which parts: the outcome, what decides it, stricter rules, why further ones fall away, the answers behind."""


class Route(Struct, frozen=True):
    """Every decision of a group."""

    group: str
    caption: str


class Box(Struct, frozen=True):
    """An empty box for the evaluator."""

    criterion: str
    clause: str
    choices: tuple[str, ...]
    prompt: str


class Waiting(Struct, frozen=True):
    """A question that no answer fills."""

    question: str
    clause: str = ""


class Trace(Struct, frozen=True):
    """A checklist, item by item."""

    caption: str
    rows: tuple[TraceRow, ...]
    checked: bool = False
    """Whether the evaluator ticks each item."""


class Control(Struct, frozen=True):
    """Document control: identification, editions, signatures."""


class History(Struct, frozen=True):
    """The issues of the document."""


Content = (
    Words
    | Statement
    | Answers
    | Rows
    | Coverage
    | DecisionShown
    | Route
    | Compared
    | ConditionsShown
    | RequirementsShown
    | GapsShown
    | FindingsShown
    | PromptsShown
    | BlankTable
    | Profile
    | Instruments
    | Sources
    | Box
    | Waiting
    | Trace
    | Control
    | History
    | Standing
    | Later
    | Judgements
    | RequirementTrace
    | Glance
    | OpenPlaces
    | LastMeeting
    | UsesShown
    | Actions
    | FigureShown
)
"""What a block of a section may be."""


class SectionBlock(Struct, frozen=True):
    """A part of a section, and when it is printed."""

    content: Content
    condition: Condition = ALWAYS
    is_certain: bool = False
    """Whether it is printed only where its condition holds, not already where it may."""
    is_of_every_use: bool = False
    """Whether its condition has to hold of every use, not of one of them."""


class HeadingInstead(Struct, frozen=True):
    """What stands over a section where this holds of every use."""

    condition: Condition
    heading: str
    clause: str
    guide: str


class DocumentSection(Struct, frozen=True):
    """A heading and what stands under it."""

    id: str
    number: str
    heading: str
    clause: str
    guide: str
    """What the section must show, for whoever writes it."""
    blocks: tuple[SectionBlock, ...]
    condition: Condition = ALWAYS
    not_applicable: str = ""
    """The line that stands there when it is left out."""
    written_while_open: bool = False
    """Whether it is written without asking if it applies while that is open."""
    market: str = ""
    """The market it is for; without a `not_applicable` line it is not there at all elsewhere."""
    requirements: tuple[str, ...] = ()
    """The requirements that this section answers."""
    instead: tuple[HeadingInstead, ...] = ()
    """What stands over it in special cases; the first that holds."""

    @property
    def level(self) -> int:
        """The level of its heading."""
        return self.number.count(".") + 1


class Refusal(Struct, frozen=True):
    """When no such document is written, and what the user reads instead."""

    condition: Condition
    says: str


class Outline(Struct, frozen=True):
    """A document as data."""

    id: str
    title: str
    short: str
    clause: str
    where: str
    """How requirements name this document; empty for all of its regime."""
    limits: str
    """What the document does not do, said once at its front."""
    regime: str
    """The regime whose requirements it shows; empty for those of every market of the project."""
    sections: tuple[DocumentSection, ...]
    banner: str = ""
    market: str = ""
    """The market it is for; empty where it is written for every device."""
    evidence_table: str = ""
    """The table whose rows are the items of evidence."""
    refusals: tuple[Refusal, ...] = ()
    front: tuple[SectionBlock, ...] = ()
    """What stands before everything else."""
    contents: int = 2
    """How many levels of headings the contents show."""
    brief: bool = False
    """Without contents, legend, guidance and the clauses of its sections: for a page that is read at once."""

    def is_for(self, markets: Collection[str]) -> bool:
        """Return whether it is written for a device of these markets."""
        return not self.market or self.market in markets
