"""The questionnaire as a whole: its sections, and what stands together in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from cerwizard.facts import AS_FACT, FAILS, NOT_APPLICABLE, Condition, FactValue, Held, Truth
from cerwizard.questionnaire.question import Derived, Item, Question, Screening


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
