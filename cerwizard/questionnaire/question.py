"""What is asked: questions, screening questions, and the columns of table questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal, TypeAlias

from msgspec import Struct, field

from cerwizard.facts import (
    ALWAYS,
    HOLDS,
    OPEN,
    Condition,
    FactKind,
    FactValue,
    Held,
    Truth,
)

ColumnKind: TypeAlias = Literal[
    "yes_no", "one_of", "some_of", "number", "date", "text", "refers", "refers_many"
]


class Column(Struct, frozen=True, gc=False):
    """One column of a table question."""

    id: str
    ask: str
    kind: ColumnKind
    choices: Mapping[str, str] = field(default_factory=dict)
    to: tuple[str, ...] = ()
    """The tables whose rows it may name, for `refers` and `refers_many`."""
    required: bool = False
    """Whether a row is incomplete without it."""
    not_known: tuple[str, ...] = ()
    """The choices that say that the answer is not known: no requirement takes them for one."""
    help: str = ""
    at_least: float | None = None
    at_most: float | None = None
    whole: bool = False
    not_before: str = ""
    """The date column of the same row that this date cannot be before."""

    def words(self, value: FactValue) -> str:
        """Return what a row holds here as a person would say it."""
        parts = value if isinstance(value, tuple) else (value,)
        return ", ".join(self._part_words(part) for part in parts)

    def _part_words(self, part: FactValue) -> str:
        if isinstance(part, bool):
            return "yes" if part else "no"
        return self.choices.get(str(part), str(part))


class Question(Struct, frozen=True, dict=True):
    """A question; it declares the fact of the same name."""

    id: str
    ask: str
    kind: FactKind
    clause: str
    """The exact place in law or guidance that makes it matter."""
    why: str
    changes: str
    """What the answer changes."""
    help: str
    """The definition that decides the answer, in plain words."""
    example: str
    trap: str = ""
    """The mistake people make."""
    near_miss: str = ""
    """What looks like the example and is not."""
    notes: tuple[str, ...] = ()
    """What comes from guidance rather than law, and points of interpretation."""
    choices: Mapping[str, str] = field(default_factory=dict)
    choice_help: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    row_letter: str = ""
    """For a table: what the ids of its rows begin with, as long as nobody named one otherwise."""
    condition: Condition = ALWAYS
    """When it is asked."""
    anew_with: tuple[str, ...] = ()
    """The questions above it on whose answer its meaning hangs.

    A further use that answers one of them otherwise than the base answers does not take over the base answer."""
    no: FactValue = False
    """The answer that an unticked screening writes."""
    tick: str = ""
    """The short statement that a screening shows for it."""
    judgement: bool = False
    """Whether the answer needs a written justification, unless it is the plain *no*."""
    justify_no: bool = False
    """Whether even its *no* needs one."""
    quick: bool = False
    long: bool = False
    wording: bool = False
    """Whether it is the wording by which the device is judged, so that two of them are compared word by word."""
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    whole: bool = False

    def is_answer(self, value: FactValue | None) -> bool:
        """Return whether this settles the fact: neither an empty text does nor a *no* that is no choice."""
        if self.kind == "text":
            return isinstance(value, str) and bool(value.strip())
        return value is not None and (self.kind != "one_of" or value in self.choices)

    def needs_justification(self, value: FactValue) -> bool:
        """Return whether this answer is a judgement whose reason has to be written down."""
        return self.judgement and (self.justify_no or value != self.no)

    @property
    def domain(self) -> tuple[FactValue, ...] | None:
        """Every answer it can have, or `None` where there is no closed set."""
        match self.kind:
            case "yes_no":
                return (False, True)
            case "one_of":
                return tuple(self.choices)
            case _:
                return None

    @cached_property
    def column_of_id(self) -> Mapping[str, Column]:
        """The columns of a table by what rows call them."""
        return {column.id: column for column in self.columns}

    @cached_property
    def held_by_answer(self) -> Mapping[Truth, Mapping[FactValue | None, Held]]:
        """What is known of the fact by each answer of a closed set, and without one: when it is asked, or may be."""
        return {HOLDS: {}, OPEN: {}} if self.kind == "table" else _held_by_answer(self.domain)


class Screening(Struct, frozen=True, gc=False):
    """Asks of several facts at once whether any applies; it is not a fact itself."""

    id: str
    ask: str
    covers: tuple[str, ...]
    clause: str
    why: str
    changes: str
    help: str
    example: str
    trap: str = ""
    notes: tuple[str, ...] = ()
    condition: Condition = ALWAYS


class Derived(Struct, frozen=True, gc=False):
    """A true or false fact that names what would otherwise be nested."""

    id: str
    clause: str
    says: str
    condition: Condition


Item: TypeAlias = Question | Screening | Derived


@cache
def _held_by_answer(domain: tuple[FactValue, ...] | None) -> Mapping[Truth, Mapping[FactValue | None, Held]]:
    """Return what is known by each answer: one for all of the same answers, as for all questions of yes or no."""
    return {
        asked: {
            None: Held(domain, may_not_apply),
            **{value: Held((value,), may_not_apply) for value in domain or ()},
        }
        for asked, may_not_apply in ((HOLDS, False), (OPEN, True))
    }
