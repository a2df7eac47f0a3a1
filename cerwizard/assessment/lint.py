"""Checks knowledge that loads for what no single file shows: questions that can change nothing, and the like."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from cerwizard.assessment.knowledge import Knowledge, facts_read
from cerwizard.tables import Problem, in_order


def lint(knowledge: Knowledge) -> tuple[Problem, ...]:
    """Return what is wrong with knowledge whose files are each right, with file and line."""
    useful = _useful(knowledge)
    found = [
        *_idle_questions(knowledge, useful),
        *_idle_derived(knowledge, useful),
        *_screenings_out_of_place(knowledge),
        *_outcomes_never_given(knowledge),
    ]
    problems = []
    for name, message in found:
        source, keys = knowledge.origins[name]
        problems.append(source.problem(keys, message))
    return tuple(in_order(problems))


_Found: TypeAlias = tuple[str, str]
"""What stands there, by its id, and what is wrong with it."""


def _idle_questions(knowledge: Knowledge, useful: Collection[str]) -> Iterator[_Found]:
    for question in knowledge.questionnaire.questions:
        if question not in useful:
            yield (
                question,
                f"the answer to `{question}` can change nothing: no rule, requirement or document reads it",
            )


def _idle_derived(knowledge: Knowledge, useful: Collection[str]) -> Iterator[_Found]:
    for derived in knowledge.derived:
        if derived not in useful:
            yield derived, f"`{derived}` is derived and nothing reads it"


def _screenings_out_of_place(knowledge: Knowledge) -> Iterator[_Found]:
    places = {item.id: at for at, item in enumerate(knowledge.questionnaire.items)}
    for screening in knowledge.questionnaire.screenings.values():
        for fact in screening.covers:
            if places[fact] < places[screening.id]:
                yield screening.id, f"`{screening.id}` covers `{fact}`, which stands above it"


def _outcomes_never_given(knowledge: Knowledge) -> Iterator[_Found]:
    """Give the decisions that promise more than they decide."""
    for decision in knowledge.decisions.values():
        if any(part.outcome_of for part in decision.parts):
            continue
        given = {part.outcome for part in decision.parts} | {entry.outcome for entry in decision.otherwise}
        for outcome in decision.outcomes:
            if outcome not in given:
                yield decision.id, f"`{decision.id}` has the outcome `{outcome}`, which no rule gives"


def _useful(knowledge: Knowledge) -> frozenset[str]:
    """Return every fact that reaches a result: a requirement, a document, or a decision that is shown."""
    wanted = set[str]().union(*knowledge.sections.values(), *knowledge.read_by_requirement.values())
    for regime in knowledge.regimes:
        for rule in regime.consistency:
            wanted |= rule.condition.facts | ({rule.rows.table} if rule.rows else set())
        if regime.matrix:
            wanted |= regime.matrix.condition.facts
    for prompt in knowledge.prompts.values():
        wanted |= prompt.condition.facts
    for appraisal in knowledge.appraisals.values():
        wanted |= facts_read(appraisal)
    for decision in knowledge.decisions.values():
        if decision.report_as:
            wanted.add(decision.id)
    return knowledge.rests_on(wanted)
