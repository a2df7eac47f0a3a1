"""Why a rule does not fire: the fewest answers that would have to be different, or that it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from cerwizard.assessment import Knowledge, asked_for, why_not
from cerwizard.decisions import Rule, RuleTrace, SubRule
from cerwizard.documents.blocks import Basis, Line, Text, joined
from cerwizard.documents.compose.answers import Told
from cerwizard.facts import Check, Condition, Facts, Truth

MOST_SAID = 2
"""Answers named for a rule that falls away; the others add nothing."""


class FallsAway(Struct, frozen=True):
    """Why a rule does not give the stricter outcome."""

    distance: int
    """How many answers stand in its way, those among them for which a question in its way is not asked: fewer is
    nearer."""
    line: Line
    shared: Line
    """What it shares with rules that do not fire for the same reason: of several answers against it the first,
    for each of them is enough; all that it waits for."""
    is_open: bool = False
    """Whether it may still give the outcome: nothing stands in its way but questions not yet answered."""


class _Obstacle(Struct, frozen=True):
    check: Check
    is_exclusion: bool
    truth: Truth
    answers: frozenset[str]
    """What would have to be answered otherwise, or at all."""


def why_it_falls_away(
    trace: RuleTrace, stricter: Sequence[Rule | SubRule], may_fire: bool, facts: Facts, told: Told
) -> FallsAway:
    """Return the nearest way in which the rule could have given, or may still give, one of these outcomes."""
    knowledge = told.assessment.knowledge
    nearest = min((_obstacles(trace.rule, part, facts, knowledge) for part in stricter), key=_distance)
    against = [obstacle for obstacle in nearest if obstacle.truth is Truth.FAILS]
    if not against and not may_fire:
        line = (Text("displaced by a provision of the rule that is more specific", Basis.COMPUTED),)
        return FallsAway(0, line, (*line, Text(trace.rule.id)))
    telling = against or nearest
    lines = list(dict.fromkeys([_said(obstacle, facts, told) for obstacle in telling]))
    said = joined(lines[:MOST_SAID], "; ")
    more = len(lines) - MOST_SAID
    rest = (Text(f"; and {more} more"),) if more > 0 else ()
    line = (*said, *rest)
    shared = _said(against[0], facts, told) if against else line
    return FallsAway(len(_answers(nearest)), line, shared, not against)


def _distance(obstacles: Sequence[_Obstacle]) -> tuple[bool, int]:
    """Return how far a way is: one that only waits for answers is nearer than one that answers bar."""
    return any(obstacle.truth is Truth.FAILS for obstacle in obstacles), len(obstacles)


def _answers(obstacles: Iterable[_Obstacle]) -> frozenset[str]:
    return frozenset[str]().union(*(obstacle.answers for obstacle in obstacles))


def _obstacles(rule: Rule, part: Rule | SubRule, facts: Facts, knowledge: Knowledge) -> list[_Obstacle]:
    """Return what stands in the way of this part of the rule, each answer once."""
    found = list(_of(rule.condition, facts, knowledge))
    if part is not rule:
        found += _of(part.condition, facts, knowledge)
    return list({obstacle.check.fact: obstacle for obstacle in found}.values())


def _of(condition: Condition, facts: Facts, knowledge: Knowledge) -> Iterator[_Obstacle]:
    if condition.when:
        lines = [
            [
                _Obstacle(check, False, truth, _leading_to(check.fact, facts, knowledge))
                for check in line
                if (truth := check.truth(facts)) is not Truth.HOLDS
            ]
            for line in condition.when
        ]
        yield from min(lines, key=_distance)
    for line in condition.unless:
        truths = [(check, check.truth(facts)) for check in line]
        if all(truth is not Truth.FAILS for _, truth in truths):
            yield _Obstacle(line[0], True, ~truths[0][1], frozenset((line[0].fact,)))


def _leading_to(fact: str, facts: Facts, knowledge: Knowledge) -> frozenset[str]:
    """Return the answers that lead to another value of a fact, those among them that have to be given first.

    What is not asked of a device is further away than what was answered: another answer has to open its question.
    """
    if fact in knowledge.derived:
        return _answers(_of(knowledge.derived[fact].condition, facts, knowledge)) or frozenset((fact,))
    questions = knowledge.questionnaire.questions
    if fact not in questions or not facts[fact].is_not_applicable:
        return frozenset((fact,))
    return _answers(_of(questions[fact].condition, facts, knowledge)) | {fact}


def _said(obstacle: _Obstacle, facts: Facts, told: Told) -> Line:
    fact = obstacle.check.fact
    if obstacle.truth is Truth.OPEN:
        return (Text(f"hangs on: {told.question(fact)}", Basis.COMPUTED),)
    held = facts[fact]
    if fact in told.assessment.knowledge.derived:
        prefix = "" if obstacle.is_exclusion else "not so: "
        return (Text(f"{prefix}{told.question(fact)}", Basis.COMPUTED),)
    asked = told.assessment.knowledge.questionnaire.questions.get(fact)
    if asked is not None and held.is_not_applicable:
        # What excludes the question stands in the way, and is the same for many rules: it is said once.
        excluded_by = why_not(asked.condition, facts, told.assessment.knowledge)
        if excluded_by:
            return (Text(excluded_by, Basis.COMPUTED),)
    question = asked_for(told.assessment.knowledge.words(fact))
    return (Text(f"{question}: {told.value(fact, held)}", Basis.COMPUTED),)
