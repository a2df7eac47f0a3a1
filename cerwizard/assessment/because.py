"""Says in words why a condition holds: which answers, and what they are."""

from __future__ import annotations

from cerwizard.assessment.knowledge import Knowledge
from cerwizard.facts import Check, Condition, Facts, FactValue, TableValue, Truth, both


def because(condition: Condition, facts: Facts, knowledge: Knowledge) -> str:
    """Return the answers on which a condition that holds rests; for one that is open, what it waits for."""
    if condition.is_empty:
        return "applies to every device"
    if condition.truth(facts) is Truth.OPEN:
        names = sorted(condition.open_facts(facts))
        return "hangs on " + ", ".join(f"“{knowledge.words(name)}”" for name in names)
    for line in condition.when:
        if both([check.truth(facts) for check in line]) is Truth.HOLDS:
            return "; ".join(_said(check, facts, knowledge) for check in line)
    excluded = sorted({check.fact for line in condition.unless for check in line})
    return "not excluded by " + ", ".join(f"“{knowledge.words(name)}”" for name in excluded)


def why_not(condition: Condition, facts: Facts, knowledge: Knowledge) -> str:
    """Return the answers for which a condition fails; of several lines, those of the one nearest to holding."""
    for line in condition.unless:
        if line and both([check.truth(facts) for check in line]) is Truth.HOLDS:
            return "; ".join(_said(check, facts, knowledge) for check in line)
    failing = [[check for check in line if check.truth(facts) is Truth.FAILS] for line in condition.when]
    nearest = min((line for line in failing if line), key=len, default=[])
    return "; ".join(_denied(check, facts, knowledge) for check in nearest)


def _denied(check: Check, facts: Facts, knowledge: Knowledge) -> str:
    derived = knowledge.derived.get(check.fact)
    if derived is not None:
        return why_not(derived.condition, facts, knowledge) or f"it is not so: {derived.says.rstrip('.')}"
    if not facts[check.fact].values:
        question = knowledge.questionnaire.questions.get(check.fact)
        return why_not(question.condition, facts, knowledge) if question else ""
    return _said(check, facts, knowledge)


def named(use: str, fact: str) -> str:
    """Return a fact as it is typed: that of a use with the use before it."""
    return f"{use}.{fact}" if use else fact


def value_in_words(fact: str, value: FactValue | TableValue | None, knowledge: Knowledge) -> str:
    """Return an answer as a person would say it."""
    question = knowledge.questionnaire.questions.get(fact)
    decision = knowledge.decisions.get(fact)
    match value:
        case None:
            return "open"
        case True:
            return "yes"
        case False:
            return "no"
        case TableValue():
            return f"{len(value.rows)} listed"
        case tuple():
            labels = [question.choices.get(part, part) if question else part for part in value]
            return "; ".join(labels) or "none"
        case str() if question:
            return question.choices.get(value, value)
        case str() if decision:
            return decision.label(value)
        case _:
            return str(value)


def _said(check: Check, facts: Facts, knowledge: Knowledge) -> str:
    held = facts[check.fact]
    if check.fact in knowledge.derived:
        return knowledge.words(check.fact)
    if held.value is not None:
        return (
            f"{asked_for(knowledge.words(check.fact))}: {value_in_words(check.fact, held.value, knowledge)}"
        )
    values = [value_in_words(check.fact, value, knowledge) for value in held.values or ()]
    return f"{asked_for(knowledge.words(check.fact))}: {' or '.join(values)}"


def asked_for(question: str) -> str:
    """Return a question as it stands before its answer and a colon: without its mark and how to choose behind it."""
    return question.rpartition("?")[0] or question
