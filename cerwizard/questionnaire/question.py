"""What is asked: questions, screening questions, the columns of table questions, and their sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Literal, TypeAlias

from msgspec import Struct, field

from cerwizard.facts import (
    ALWAYS,
    AS_FACT,
    FAILS,
    HOLDS,
    NOT_APPLICABLE,
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


class Together(Struct, frozen=True):
    """The items that are asked, or hold, when the same holds."""

    id: str
    """That of the first item with this condition."""
    condition: Condition
    questions: tuple[tuple[str, Mapping[Truth, Mapping[FactValue | None, Held]], Question], ...]
    """Each question with its id before it and what is known of the fact by each answer: nearly always that is all."""
    derived: tuple[str, ...]
    when_failing: Mapping[str, Held]
    """What is known of their facts when it fails."""


class Section(Struct, frozen=True, dict=True):
    """One file of questions, in reading order."""

    id: str
    title: str
    intro: str
    items: tuple[Item, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Its questions, screening left out."""
        return tuple(item for item in self.items if isinstance(item, Question))


class Questionnaire(Struct, frozen=True, dict=True):
    """Everything that is asked, in reading order."""

    sections: tuple[Section, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every question, screening and derived fact, in reading order."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def together(self) -> tuple[Together, ...]:
        """The items under the conditions that they share, each condition in the place of the first item.

        A condition looks only at what stands above every item that has it.
        """
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(self.asked_with[item.id], []).append(item)
        return tuple(_together(first, items) for first, items in found.items())

    @cached_property
    def alone(self) -> Mapping[str, Together]:
        """Each item by itself, by its id, in reading order."""
        return {item.id: _together(self.asked_with[item.id], [item]) for item in self.items}

    @cached_property
    def asked_with(self) -> Mapping[str, str]:
        """The first item that is asked, or holds, when the same holds, by the id of each item."""
        first: dict[int, str] = {}
        return {item.id: first.setdefault(id(item.condition), item.id) for item in self.items}

    @cached_property
    def when_failing(self) -> Mapping[str, Held]:
        """What is known of every fact when the condition of its item fails."""
        return {fact: held for together in self.together for fact, held in together.when_failing.items()}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The questions by their id, in reading order."""
        return {item.id: item for item in self.items if isinstance(item, Question)}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each question in reading order, by its id."""
        return {name: place for place, name in enumerate(self.questions)}

    @cached_property
    def screenings(self) -> Mapping[str, Screening]:
        """The screening questions by their id, in reading order."""
        return {item.id: item for item in self.items if isinstance(item, Screening)}

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The names of the table questions, in reading order."""
        return tuple(question.id for question in self.questions.values() if question.kind == "table")

    @cached_property
    def judgements(self) -> tuple[Question, ...]:
        """The questions whose answer may need a written reason, in reading order."""
        return tuple(question for question in self.questions.values() if question.judgement)

    @cached_property
    def anew(self) -> Mapping[str, frozenset[str]]:
        """The questions that are asked anew of a further use with another answer to a question, by its name."""
        found: dict[str, set[str]] = {}
        for question in self.questions.values():
            for fact in question.anew_with:
                found.setdefault(fact, set()).add(question.id)
        return {fact: frozenset(questions) for fact, questions in found.items()}

    @cached_property
    def reading(self) -> Mapping[str, frozenset[str]]:
        """The items of which it hangs on each fact whether they are asked, by its name."""
        found: dict[str, set[str]] = {}
        for item in self.items:
            for fact in item.condition.facts:
                found.setdefault(fact, set()).add(item.id)
        return {fact: frozenset(items) for fact, items in found.items()}

    def section_of(self, item_id: str) -> Section:
        """Return the section in which this question or screening stands; raises KeyError when there is none."""
        for section in self.sections:
            if any(item.id == item_id for item in section.items):
                return section
        raise KeyError(item_id)


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


def _together(first: str, items: Sequence[Item]) -> Together:
    questions = tuple(item for item in items if isinstance(item, Question))
    derived = tuple(item.id for item in items if isinstance(item, Derived))
    return Together(
        first,
        items[0].condition,
        tuple((question.id, question.held_by_answer, question) for question in questions),
        derived,
        {
            **{question.id: NOT_APPLICABLE for question in questions},
            **dict.fromkeys(derived, AS_FACT[FAILS]),
        },
    )
