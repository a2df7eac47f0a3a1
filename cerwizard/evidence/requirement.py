"""A requirement: something to be shown, when it applies, and what meets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import force_setattr

from cerwizard.evidence.ties import Through
from cerwizard.facts import ALWAYS, Condition, Match

Severity: TypeAlias = Literal["major", "minor", "advice"]
Stage: TypeAlias = Literal["scoping", "plan", "report", "market"]
RequirementKind: TypeAlias = Literal["duty", "prohibition", "notice"]
Authority: TypeAlias = Literal["law", "guidance", "custom"]
Closer: TypeAlias = Literal[
    "answer",
    "document",
    "literature_search",
    "study",
    "test",
    "narrower_purpose",
    "dropped_claim",
    "follow_up",
]

SEVERITIES: tuple[Severity, ...] = ("major", "minor", "advice")
"""What stands in the way most, first."""
STAGES: tuple[Stage, ...] = ("scoping", "plan", "report", "market")
"""The life of a clinical evaluation, in order; a requirement is due from its stage on."""
CLOSERS: Mapping[Closer, str] = {
    "answer": "an answer",
    "document": "a document",
    "literature_search": "a search",
    "study": "a study",
    "test": "a test",
    "narrower_purpose": "a narrower purpose",
    "dropped_claim": "a dropped claim",
    "follow_up": "follow-up (PMCF)",
}
"""The kinds of thing that close a gap, in words."""
NEW_DATA: frozenset[Closer] = frozenset(("literature_search", "study"))
"""What brings clinical data: only there somebody may hope that follow-up does it later."""


class AnswersGiven(Struct, frozen=True, gc=False):
    """Met when these facts are answered, and justified where they are judgements."""

    facts: tuple[str, ...]


class RowsWanted(Struct, frozen=True, gc=False):
    """Rows of a table with these columns; with `match` but without `done` a row counts as planned."""

    table: str
    match: Match
    done: Match
    at_least: int = 1
    by: str = ""
    """The column that names the row it supports."""
    of_use: str = ""
    """The column that names the use it is about, where each use is looked at on its own."""
    unless: Match = ()
    """The rows that count for nothing, whatever else they look like."""
    through: tuple[Through, ...] = ()
    """By way of which other rows it supports a row, beside naming it."""
    named_in: tuple[str, ...] = ()
    """The columns of the supported row whose text names it."""


class EveryRow(Struct, frozen=True, gc=False):
    """Met when every row of a table has these columns and the support it needs."""

    table: str
    need: tuple[str, ...]
    supported_by: RowsWanted | None = None
    only: Match = ()
    """The rows that are meant; empty for all of them."""
    at_least: int = 0
    """How many of them there must be; 0 where a table declared complete without one is an answer too."""
    not_known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The values of each column that say that it is not known."""


class DecisionSettled(Struct, frozen=True, gc=False):
    """Met when a decision is settled."""

    decision: str


class SectionFilled(Struct, frozen=True, gc=False):
    """Met when nothing in a section of a document is open."""

    section: str


class Holds(Struct, frozen=True, gc=False):
    """Met when a condition over the answers holds."""

    condition: Condition


class OnlyWhen(Holds, frozen=True, gc=False):
    """No proof of its own: the rest of its line is a way only where the condition holds."""


class Stated(Struct, frozen=True, gc=False):
    """Met when a person says so, with a place in their documents."""


Proof: TypeAlias = AnswersGiven | RowsWanted | EveryRow | DecisionSettled | SectionFilled | Holds | Stated
"""One thing that is looked for."""


def facts_named(proof: Proof) -> tuple[str, ...]:
    """Return the facts, tables and decisions that a proof looks at."""
    match proof:
        case AnswersGiven():
            return proof.facts
        case RowsWanted():
            return (proof.table,)
        case EveryRow():
            support = proof.supported_by
            return (
                (proof.table, support.table, *[way.table for way in support.through])
                if support
                else (proof.table,)
            )
        case DecisionSettled():
            return (proof.decision,)
        case Holds():
            return tuple(sorted(proof.condition.facts))
        case SectionFilled() | Stated():
            return ()


Breach: TypeAlias = Condition | RowsWanted
"""What breaks a requirement for good, until the answer changes."""


def facts_breaching(breach: Breach) -> tuple[str, ...]:
    """Return the facts, or the table, that a breach looks at."""
    return tuple(sorted(breach.facts)) if isinstance(breach, Condition) else (breach.table,)


class Requirement(Struct, frozen=True, gc=False):
    """Something to be shown."""

    id: str
    says: str
    clause: str
    authority: tuple[Authority, ...]
    verified: str
    """Empty when the clause was checked in its text; else what could not be verified."""
    kind: RequirementKind
    group: str
    severity: Severity
    due: Stage
    where: tuple[str, ...]
    """The documents in which it is shown: CEP, CER, PMCF plan, SSCP, PSUR …"""
    closes: str
    """What would meet it, in plain words."""
    condition: Condition = ALWAYS
    each: str = ""
    """`use` or a table: one instance for each; empty for one for the project."""
    only_rows: Match = ()
    """With a table: the rows that are meant; empty for all of them."""
    only_uses: tuple[RowsWanted, ...] = ()
    """With `use`: the rows of which one has to be about the use, by the column that names it; none for every use."""
    met_by: tuple[tuple[Proof, ...], ...] = ()
    """Line to line: or; along a line: and."""
    blocked_by: tuple[Breach, ...] = ()
    because: str = ""
    """Why it applies; empty where the condition says enough."""
    closed_by: tuple[Closer, ...] = ()
    """Each kind of thing that may close it; from one to the next: or."""
    sole: Proof | None = None
    """Never given: the proof of a duty that hangs on it alone, as most do."""

    def __post_init__(self) -> None:
        is_plain = self.kind == "duty" and not self.blocked_by and len(self.met_by) == 1
        force_setattr(self, "sole", self.met_by[0][0] if is_plain and len(self.met_by[0]) == 1 else None)

    @property
    def proofs(self) -> Iterator[Proof]:
        """Every proof that may meet it, of whichever line."""
        return chain.from_iterable(self.met_by)

    @property
    def pmcf_may_close(self) -> bool | None:
        """Whether follow-up after the mark may close it; `None` where it is not about clinical data."""
        if "follow_up" in self.closed_by:
            return True
        return False if NEW_DATA & set(self.closed_by) else None
