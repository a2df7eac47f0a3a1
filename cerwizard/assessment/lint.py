"""Checks knowledge that loads for what no single file shows: questions that can change nothing, and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cerwizard.assessment.knowledge import Knowledge, facts_read
from cerwizard.evidence import AnswersGiven, DecisionSettled, EveryRow, Proof, RowsWanted
from cerwizard.facts import Condition
from cerwizard.questionnaire import Derived, Question, Screening


def lint(knowledge: Knowledge) -> tuple[str, ...]:
    """Return what is wrong with knowledge whose files are each right, one sentence a finding."""
    return tuple(
        [
            *_idle_questions(knowledge),
            *_idle_derived(knowledge),
            *_screenings_out_of_place(knowledge),
            *_unasked_choices(knowledge),
        ]
    )


def _idle_questions(knowledge: Knowledge) -> Iterator[str]:
    useful = _useful(knowledge)
    for question in knowledge.questionnaire.questions.values():
        if question.id not in useful:
            where = knowledge.questionnaire.section_of(question.id).id
            yield f"{where}: the answer to `{question.id}` can change nothing: no rule, requirement or document reads it"


def _idle_derived(knowledge: Knowledge) -> Iterator[str]:
    read = _useful(knowledge)
    for derived in knowledge.derived.values():
        if derived.id not in read:
            yield f"`{derived.id}` is derived and nothing reads it"


def _screenings_out_of_place(knowledge: Knowledge) -> Iterator[str]:
    places = {item.id: at for at, item in enumerate(knowledge.questionnaire.items)}
    for screening in knowledge.questionnaire.screenings.values():
        for fact in screening.covers:
            if places[fact] < places[screening.id]:
                yield f"`{screening.id}` covers `{fact}`, which stands above it"


def _unasked_choices(knowledge: Knowledge) -> Iterator[str]:
    """Outcomes that no rule can give: a decision that promises more than it decides."""
    for decision in knowledge.decisions.values():
        parts = [*decision.rules, *(sub for rule in decision.rules for sub in rule.sub_rules)]
        given = {part.outcome for part in parts} | {entry.outcome for entry in decision.otherwise}
        if any(part.outcome_of for part in parts):
            continue
        for outcome in decision.outcomes:
            if outcome not in given:
                yield f"`{decision.id}` has the outcome `{outcome}`, which no rule gives"


def _useful(knowledge: Knowledge) -> frozenset[str]:
    """Return every fact that reaches a result: read by a requirement, a document, or a decision that is read or shown."""
    wanted: set[str] = {fact for facts in knowledge.sections.values() for fact in facts}
    for requirement in knowledge.requirements.values():
        wanted |= facts_read(requirement)
        wanted |= {fact for line in requirement.met_by for proof in line for fact in _named(proof)}
        if requirement.each in knowledge.questionnaire.questions:
            wanted.add(requirement.each)
    for decision in knowledge.decisions.values():
        if decision.report_as:
            wanted.add(decision.id)
    return frozenset(_closed(wanted, knowledge))


def _closed(wanted: Iterable[str], knowledge: Knowledge) -> set[str]:
    """Return these facts and all that they rest on."""
    found: set[str] = set()
    waiting = list(wanted)
    conditions: dict[str, Condition] = {
        item.id: item.condition
        for item in knowledge.questionnaire.items
        if isinstance(item, (Question, Screening, Derived))
    }
    for fact, derived in knowledge.derived.items():
        conditions[fact] = derived.condition
    while waiting:
        fact = waiting.pop()
        if fact in found:
            continue
        found.add(fact)
        if fact in knowledge.decisions:
            waiting += facts_read(knowledge.decisions[fact])
        elif fact in conditions:
            waiting += conditions[fact].facts
    return found


def _named(proof: Proof) -> tuple[str, ...]:
    match proof:
        case AnswersGiven():
            return proof.facts
        case RowsWanted():
            return (proof.table,)
        case EveryRow():
            return (proof.table, proof.supported_by.table) if proof.supported_by else (proof.table,)
        case DecisionSettled():
            return (proof.decision,)
        case _:
            return ()
