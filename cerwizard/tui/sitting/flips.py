"""Which single answer would change what a decision came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cerwizard.assessment import Assessment, assess, facts_read, value_in_words


@dataclass(frozen=True, slots=True)
class Flip:
    """One answer that, given differently and alone, would change the decision."""

    question: str
    """The question, as it is asked."""
    now: str
    instead: str
    words: str
    """What the decision would come to."""


def flips(assessment: Assessment, decision_id: str) -> tuple[Flip, ...]:
    """Return every other answer to a question with fixed choices that would change the decision."""
    return tuple(_flips(assessment, decision_id))


def _flips(assessment: Assessment, decision_id: str) -> Iterator[Flip]:
    knowledge, project = assessment.knowledge, assessment.project
    standing = assessment.verdicts[decision_id].words
    relevant = _leading_to(assessment, decision_id)
    for question in assessment.interview.asked:
        value = project.answers.get(question.id)
        if question.id not in relevant or value is None:
            continue
        for other in question.domain or ():
            if other == value:
                continue
            found = assess(project.with_answer(question.id, other), knowledge).verdicts[decision_id].words
            if found != standing:
                now, instead = (value_in_words(question.id, each, knowledge) for each in (value, other))
                yield Flip(question.ask, now, instead, found)


def _leading_to(assessment: Assessment, decision_id: str) -> frozenset[str]:
    """Return the questions that the decision looks at, itself or through others, their conditions included."""
    knowledge = assessment.knowledge
    found: set[str] = set()
    waiting = [decision_id]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if name in knowledge.questionnaire.questions:
            waiting += knowledge.questionnaire.questions[name].condition.facts
        else:
            waiting += facts_read(knowledge.decisions.get(name) or knowledge.derived[name])
    return frozenset(found)
