"""What a further use takes over from the base although it is something else, and had better say itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
                for fact in answers.answers
                if fact not in own
                and fact not in named
                and use.interview.is_asked(fact) is HOLDS
                and use.interview.is_answered(fact)
            ]
            named.update(found)
            if found:
                facts = (*found, *answers.unlike)
                says = f"{rule.says} Taken over: {'; '.join(_words(fact, use, knowledge) for fact in found)}."
                yield Inconsistency(says, rule.severity, rule.clause, facts=facts, use=use.id)


def said_itself(
    use: UseAssessment, base: UseAssessment, knowledge: Knowledge, markets: Collection[str]
) -> frozenset[str]:
    """Return the questions to which a use keeps its own answer, also where it is that of the base."""
    if use is base:
        return frozenset()
    answers = [answers.answers for _, answers in _rules_for(use, base, knowledge, markets)]
    return use.anew.union(*answers)


def _rules_for(
    use: UseAssessment, base: UseAssessment, knowledge: Knowledge, markets: Collection[str]
) -> Iterator[tuple[ConsistencyRule, TakenOver]]:
    """Give the rules of these markets by which a use is unlike the base; none where it is surely no device."""
    if is_kept_apart(use):
        return
    for regime in knowledge.regimes:
        for rule in regime.consistency if regime.counts_in(markets) else ():
            answers = rule.taken_over
            if (
                answers
                and answers.is_unlike(use.facts, base.facts)
                and rule.condition.truth(use.facts) is HOLDS
            ):
                yield rule, answers


def _words(fact: str, use: UseAssessment, knowledge: Knowledge) -> str:
    value = use.interview.answers.facts[fact]
    return f"“{knowledge.words(fact)}”: {value_in_words(fact, value, knowledge)}"
