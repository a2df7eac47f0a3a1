"""What the answers say so far: which questions are asked, what each fact can still be, what to ask next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import force_setattr

from cerwizard.facts import (
    AS_FACT,
    FAILS,
    HOLDS,
    OPEN,
    Facts,
    FactValue,
    Held,
    Row,
    TableValue,
    Truth,
)
from cerwizard.questionnaire.question import Derived, Item, Question, Screening
from cerwizard.questionnaire.questionnaire import Questionnaire, Together

_NOBODY: frozenset[str] = frozenset()


class Answers(Struct, frozen=True):
    """What the user said of one use of the device."""

    facts: Mapping[str, FactValue] = field(default_factory=dict)
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()
    """The tables that the user declared finished."""
    parked: frozenset[str] = frozenset()
    """The questions answered with "we don't know yet"."""

    def differing(self, other: Answers) -> set[str]:
        """Return the questions to which these answers say something else than others do."""
        found = set(self.complete ^ other.complete)
        found.update(dict(self.facts.items() ^ other.facts.items()))
        mine, theirs = self.tables, other.tables
        if mine is not theirs:
            found |= {name for name in {*mine, *theirs} if mine.get(name) != theirs.get(name)}
        return found


class Interview(Struct, frozen=True, dict=True):
    """The questionnaire as it stands with these answers."""

    questionnaire: Questionnaire
    answers: Answers
    like: Interview | None = None
    """One with nearly the same answers: what looks at none of those that differ is taken from there."""

    @cached_property
    def _state(self) -> tuple[dict[str, Held], dict[str, Truth], frozenset[str]]:
        """What is known of every fact; whether items are asked, by the first with the same condition; what differs."""
        if self.like is None:
            facts, asked = dict(self.questionnaire.when_failing), {}
            for together in self.questionnaire.together:
                truth = together.condition.weighed(facts)[0]
                asked[together.id] = truth
                if truth is not FAILS:
                    self._take_in(together, truth, facts)
            return facts, asked, frozenset(facts)
        known, asked_there, _ = self.like._state
        facts, asked = dict(known), dict(asked_there)
        said = self.answers.differing(self.like.answers)
        differing: set[str] = set()
        reading = self.questionnaire.reading
        alone = self.questionnaire.alone
        for name in filter(said.__contains__, alone):  # what is said grows while it goes on
            one = alone[name]
            asked[one.id] = truth = one.condition.weighed(facts)[0]
            if truth is FAILS:
                facts |= one.when_failing
            else:
                self._take_in(one, truth, facts)
            if facts.get(name) != known.get(name):
                differing.add(name)
                said |= reading.get(name, _NOBODY)
        # Let go: else each answer of a sitting would keep all that stood before it.
        force_setattr(self, "like", None)
        return facts, asked, frozenset(differing)

    def _take_in(self, together: Together, truth: Truth, facts: dict[str, Held]) -> None:
        """Put what is known of items that are asked, or may be, among the facts."""
        said = self.answers.facts
        for name, held_by_answer, question in together.questions:
            held = held_by_answer[truth].get(said.get(name))
            facts[name] = self._held(question, truth) if held is None else held
        for name in together.derived:
            facts[name] = AS_FACT[truth]

    @property
    def facts(self) -> Facts:
        """What is known of every fact that a question or a derived entry declares."""
        return self._state[0]

    @property
    def differing(self) -> frozenset[str]:
        """The facts of which something else is known than in the one that it is like; without one, all of them."""
        return self._state[2]

    def is_asked(self, item_id: str) -> Truth:
        """Return whether this question is asked; open while that hangs on another answer."""
        return self._state[1][self.questionnaire.asked_with[item_id]]

    def is_answered(self, question_id: str) -> bool:
        """Return whether the file holds an answer; a table counts when it is declared complete."""
        question = self.questionnaire.questions[question_id]
        if question.kind == "table":
            return question_id in self.answers.complete
        return question.is_answer(self.answers.facts.get(question_id))

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked, in reading order."""
        _, asked, _ = self._state
        together = self.questionnaire.asked_with
        questions = self.questionnaire.questions.values()
        return tuple([question for question in questions if asked[together[question.id]] is HOLDS])

    @cached_property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions that are asked and have no answer, in reading order."""
        return tuple([question for question in self.asked if not self.is_answered(question.id)])

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """The answers whose question is not asked, in reading order: kept in the file, and never seen by a rule."""
        given = {*self.answers.facts, *(name for name, rows in self.answers.tables.items() if rows)}
        return tuple(
            [name for name in self.questionnaire.questions if name in given and self.is_asked(name) is FAILS]
        )

    def ticks(self, screening: Screening, matters: Collection[str]) -> tuple[Question, ...]:
        """Return the questions that this screening would settle now."""
        questions = (self.questionnaire.questions[fact] for fact in screening.covers)
        return tuple(q for q in questions if self._is_pending(q, matters))

    def screened(
        self, screening: Screening, ticked: Collection[str], matters: Collection[str]
    ) -> dict[str, FactValue]:
        """Return what a screening writes: unticked facts take their *no*, ticked yes/no facts the opposite."""
        written: dict[str, FactValue] = {}
        for question in self.ticks(screening, matters):
            if question.id not in ticked:
                written[question.id] = question.no
            elif question.kind == "yes_no":
                written[question.id] = not question.no
        return written

    def next(self, matters: Collection[str], passed: Collection[str] = ()) -> Question | Screening | None:
        """Return what to ask next: the first item in reading order that is open and can still matter.

        `passed` names screening questions already shown, whose ticked facts are now asked one by one.
        """
        for item in self.questionnaire.items:
            if self._is_due(item, matters, passed):
                assert isinstance(item, (Question, Screening))
                return item
        return None

    def _is_due(self, item: Item, matters: Collection[str], passed: Collection[str]) -> bool:
        match item:
            case Question():
                return self._is_pending(item, matters)
            case Screening():
                if item.id in passed or self.is_asked(item.id) is not HOLDS:
                    return False
                return self._is_worth_screening(item, self.ticks(item, matters))
            case Derived():
                return False

    def _is_worth_screening(self, screening: Screening, ticks: tuple[Question, ...]) -> bool:
        """Whether a list spares questions: several are left, and they were not just ticked on this very list.

        A ticked yes/no fact is answered at once, so one that is open was never on the list; others that are
        open beside answered ones are those that were ticked.
        """
        answered = any(self.is_answered(fact) for fact in screening.covers if self.is_asked(fact) is HOLDS)
        return len(ticks) > 1 and (not answered or any(question.kind == "yes_no" for question in ticks))

    def _is_pending(self, question: Question, matters: Collection[str]) -> bool:
        return (
            question.id in matters
            and self.is_asked(question.id) is HOLDS
            and not self.is_answered(question.id)
            and question.id not in self.answers.parked
        )

    def _held(self, question: Question, asked: Truth) -> Held:
        may_not_apply = asked is OPEN
        if question.kind == "table":
            rows = self.answers.tables.get(question.id, ())
            table = TableValue(rows, question.id in self.answers.complete, frozenset())
            return Held((table,), may_not_apply)
        value = self.answers.facts.get(question.id)
        if value is not None and question.is_answer(value):
            return Held((value,), may_not_apply)
        return Held(question.domain, may_not_apply)
