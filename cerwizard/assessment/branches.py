"""Follows each missing answer: what a decision would come to with every value it can have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.use import UseAssessment, assess_use
from cerwizard.assessment.verdict import Verdict, verdict
from cerwizard.facts import FactValue
from cerwizard.questionnaire import Question


class Branch(Struct, frozen=True):
    """A missing answer that by itself changes what a decision comes to."""

    question: Question
    lines: tuple[tuple[tuple[FactValue, ...], Verdict], ...]
    """The answers that lead to the same verdict, with it; one after the other."""


class Branches:
    """The branches of an assessment; an answer that several decisions wait for is followed once."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._followed: dict[tuple[str, FactValue], Sequence[UseAssessment]] = {}

    def of(self, found: Verdict) -> Iterator[Branch]:
        """Give each missing answer with a closed set of values that changes this verdict, in reading order."""
        if found.is_settled:
            return
        for name in found.open:
            question = self._assessment.knowledge.questionnaire.questions[name]
            lines: dict[tuple[object, ...], tuple[list[FactValue], Verdict]] = {}
            for value in _values(question):
                then = verdict(found.decision, self._with(question, value))
                lines.setdefault((then.applies, then.possible), ([], then))[0].append(value)
            if len(lines) > 1:
                yield Branch(question, tuple((tuple(values), then) for values, then in lines.values()))

    def _with(self, question: Question, value: FactValue) -> Sequence[UseAssessment]:
        """Return every use assessed with one more answer, to each that waits for it: none of the others is asked."""
        key = (question.id, value)
        if key not in self._followed:
            now = self._assessment
            changed = now.project
            for use in now.uses:
                if not use.interview.is_answered(question.id):
                    changed = changed.with_answer(question.id, value, use.id or None)
            self._followed[key] = [
                assess_use(changed, use.id, now.knowledge, now.markets, use) for use in now.uses
            ]
        return self._followed[key]


def _values(question: Question) -> tuple[FactValue, ...]:
    if question.kind == "some_of":
        return ((), *((choice,) for choice in question.choices))
    return question.domain or ()
