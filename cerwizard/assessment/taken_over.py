"""What a further use takes over from the base although it is something else, and had better say itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cerwizard.assessment.because import value_in_words
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import UseAssessment
from cerwizard.assessment.verdict import is_kept_apart
from cerwizard.evidence import ConsistencyRule, Inconsistency, TakenOver
from cerwizard.facts import HOLDS
from cerwizard.project import Project


def taken_over(
    project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...], markets: Collection[str]
) -> Iterator[Inconsistency]:
    """Give the answers that uses take over from a base unlike them: each once, with the first rule that names it."""
    base, *further = uses
    for use in further:
        named: set[str] = set()
        own = project.use(use.id).answers
        for rule, answers in _rules_for(use, base, knowledge, markets):
            found = [
                fact
                for fact in answers
                if fact not in own
                and fact not in named
                and use.interview.is_asked(fact) is HOLDS
                and use.interview.is_answered(fact)
            ]
            named.update(found)
            if found:
                facts = (*found, *(rule.taken_over.unlike if rule.taken_over else ()))
                says = f"{rule.says} Taken over: {'; '.join(_words(fact, use, knowledge) for fact in found)}."
                yield Inconsistency(says, rule.severity, rule.clause, facts=facts, use=use.id)


def said_itself(
    use: UseAssessment, base: UseAssessment, knowledge: Knowledge, markets: Collection[str]
) -> frozenset[str]:
    """Return the questions to which a use keeps its own answer, also where it is that of the base."""
    if use is base:
        return frozenset()
    return use.anew.union(*(answers for _, answers in _rules_for(use, base, knowledge, markets)))


def _rules_for(
    use: UseAssessment, base: UseAssessment, knowledge: Knowledge, markets: Collection[str]
) -> Iterator[tuple[ConsistencyRule, Sequence[str]]]:
    """Give the rules of these markets by which the base does not answer for a use, each with the answers it is about.

    None where the use is surely no device.
    """
    if is_kept_apart(use):
        return
    is_from_no_device = is_kept_apart(base)
    for regime in knowledge.regimes:
        for rule in regime.consistency if regime.counts_in(markets) else ():
            taken = rule.taken_over
            if (
                taken
                and (is_from_no_device if taken.from_no_device else taken.is_unlike(use.facts, base.facts))
                and rule.condition.truth(use.facts) is HOLDS
            ):
                yield rule, _answers(taken, knowledge)


def _answers(taken: TakenOver, knowledge: Knowledge) -> Sequence[str]:
    """Return the answers that are meant: those named, and what a decision rests on, in reading order."""
    if not taken.bearing_on:
        return taken.answers
    meant = {*taken.answers, *knowledge.rests_on(taken.bearing_on)}.difference(taken.but)
    questions = knowledge.questionnaire.questions
    return tuple(name for name, question in questions.items() if name in meant and question.kind != "table")


def _words(fact: str, use: UseAssessment, knowledge: Knowledge) -> str:
    value = use.interview.answers.facts[fact]
    return f"“{knowledge.words(fact)}”: {value_in_words(fact, value, knowledge)}"
