"""How one rule stands: its conditions check by check, with the answers they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cerwizard.assessment import Assessment, UseAssessment, value_in_words, wanted_words
from cerwizard.cli.output import show
from cerwizard.cli.set_answers import follows_from
from cerwizard.decisions import Decision, Rule, RuleTrace, SubRule
from cerwizard.errors import UsageError
from cerwizard.facts import (
    Check,
    Condition,
    Facts,
    FactValue,
    HasAll,
    HasRow,
    IsGiven,
    IsOneOf,
    IsWithin,
    TableValue,
    Truth,
)
from cerwizard.tables import did_you_mean

MOST_RULES = 6
"""So many rules of a decision are named."""
_STANDS = {Truth.HOLDS: "holds", Truth.FAILS: "does not hold", Truth.OPEN: "is open"}


def rules_named(wanted: str, assessment: Assessment) -> list[tuple[Decision, Rule]]:
    """Return every rule of this name or id, or with such a sub-rule; raises `UsageError` when there is none."""
    found = [rule for rule in _rules(assessment) if wanted.casefold() in _names(rule[1])]
    if not found:
        raise UsageError(f"there is no rule `{wanted}`{_meant(wanted, assessment)}")
    return found


def _meant(wanted: str, assessment: Assessment) -> str:
    """Say what it is, where it names a decision or a requirement; else which rule may have been meant."""
    knowledge, folded = assessment.knowledge, wanted.casefold()
    decided = [found for found in knowledge.decisions.values() if folded in _names_of(found)]
    if decided:
        rules = list(dict.fromkeys(f"`{rule.name}`" for decision in decided for rule in decision.rules))
        more = f" and {len(rules) - MOST_RULES} more" if len(rules) > MOST_RULES else ""
        named = f"its rules are {', '.join(rules[:MOST_RULES])}{more}" if rules else "it has no rules"
        return f": that is a decision, and {named}; what fired in it: cerwizard explain FILE"
    if folded in map(str.casefold, knowledge.requirements):
        return ": that is a requirement; how it stands and why: cerwizard gaps FILE --all"
    if folded in knowledge.questionnaire.questions:
        return ": that is a question; its words and its clause: cerwizard questions"
    if folded in knowledge.derived:
        return f": that is a fact, which {follows_from(folded, knowledge)}"
    known = sorted({rule.name for _, rule in _rules(assessment)})
    return did_you_mean(wanted, known) or "; list them with: cerwizard rules"


def _names_of(decision: Decision) -> set[str]:
    """Return what a decision is called: its id, its key in reports, its title and what stands there in brackets."""
    short = re.findall(r"\(([^()]+)\)", decision.title)
    return {name.casefold() for name in (decision.id, decision.report_as, decision.title, *short) if name}


def rule_as_json(decision: Decision, rule: Rule, assessment: Assessment) -> dict[str, object]:
    """Return how a rule stands for each use, for machines."""
    traces = [
        (use, trace)
        for use in assessment.uses
        for trace in use.results[decision.id].trace
        if trace.rule.id == rule.id
    ]
    return {
        "decision": decision.id,
        "id": rule.id,
        "name": rule.name,
        "clause": rule.clause,
        "says": rule.says,
        "uses": [
            {
                "use": use.id or None,
                "truth": trace.truth.value,
                "possible": [outcome for outcome in trace.possible if outcome],
                "sub_rules": [
                    {
                        "id": sub.sub_rule.id,
                        "clause": sub.sub_rule.clause,
                        "says": sub.sub_rule.says,
                        "truth": sub.truth.value,
                    }
                    for sub in trace.sub_rules
                ],
            }
            for use, trace in traces
        ],
    }


def _rules(assessment: Assessment) -> Iterator[tuple[Decision, Rule]]:
    for decision in assessment.knowledge.decisions.values():
        for rule in decision.rules:
            yield decision, rule


def _names(rule: Rule) -> set[str]:
    names = {rule.id, rule.name, *(sub_rule.id for sub_rule in rule.sub_rules)}
    return {name.casefold() for name in names}


def show_rule(decision: Decision, rule: Rule, assessment: Assessment) -> None:
    """Show a rule with its sub-rules, and how each stands for each use."""
    show(f"{decision.title}, {rule.name} ({rule.clause})", hang=2)
    show(rule.says, indent=2, hang=2)
    for note in rule.notes:
        show(note, indent=2, hang=2)
    for use in assessment.uses:
        trace = next((trace for trace in use.results[decision.id].trace if trace.rule.id == rule.id), None)
        show()
        if use.id:
            show(f"For {use.id}:")
        if trace is None:
            show(f"{decision.title} does not apply, so no rule of it is looked at.", indent=2, hang=2)
        else:
            _show_trace(trace, decision, use, assessment)
    show()


def _show_trace(trace: RuleTrace, decision: Decision, use: UseAssessment, assessment: Assessment) -> None:
    show(f"The rule {_STANDS[trace.truth]}{_gives(trace.rule, decision)}", indent=2, hang=2)
    _show_condition(trace.rule.condition, use.facts, assessment, indent=4)
    truths = {sub.sub_rule.id: sub.truth for sub in trace.sub_rules}
    for sub_rule in trace.rule.sub_rules:
        show()
        truth = truths.get(sub_rule.id, Truth.FAILS)
        show(f"{sub_rule.clause}: {sub_rule.says}", indent=4, hang=2)
        show(f"It {_STANDS[truth]}{_gives(sub_rule, decision)}", indent=4, hang=2)
        _show_condition(sub_rule.condition, use.facts, assessment, indent=6)
        for note in sub_rule.notes:
            show(note, indent=6, hang=2)


def _gives(rule: Rule | SubRule, decision: Decision) -> str:
    if rule.outcome is not None:
        return f" ({decision.label(rule.outcome)})."
    return f" (the outcome of `{rule.outcome_of}`)." if rule.outcome_of else "."


def _show_condition(condition: Condition, facts: Facts, assessment: Assessment, indent: int) -> None:
    for heading, lines in (("when", condition.when), ("unless", condition.unless)):
        for number, line in enumerate(lines):
            show(f"{heading if number == 0 else 'or'}:", indent=indent)
            for check in line:
                show(f"- {_check_in_words(check, facts, assessment)}", indent=indent + 2, hang=2)


def _check_in_words(check: Check, facts: Facts, assessment: Assessment) -> str:
    knowledge, held = assessment.knowledge, facts[check.fact]
    question = knowledge.questionnaire.questions.get(check.fact)
    about = question.ask if question else knowledge.words(check.fact)
    value = held.value
    if held.is_not_applicable:
        said = "not asked"
    elif value is None or (isinstance(value, TableValue) and not value.rows and not value.is_complete):
        said = "open"
    else:
        said = value_in_words(check.fact, value, knowledge)
    return f"{about} → {_wanted(check, assessment)}; here: {said}"


def _wanted(check: Check, assessment: Assessment) -> str:
    match check.test:
        case IsOneOf(values):
            return " or ".join(_values(check.fact, values, assessment))
        case HasAll(values):
            return " and ".join(_values(check.fact, values, assessment))
        case IsWithin() as bounds:
            limits = {
                "at least": bounds.at_least,
                "above": bounds.above,
                "at most": bounds.at_most,
                "below": bounds.below,
            }
            return " and ".join(f"{word} {limit}" for word, limit in limits.items() if limit is not None)
        case IsGiven(given):
            return "something" if given else "nothing"
        case HasRow(match, unless):
            ways, others = (wanted_words(assessment.knowledge, check.fact, rows) for rows in (match, unless))
            without = f", but not with {' – or with: '.join(others)}" if others else ""
            return f"a row with {' – or with: '.join(ways)}{without}"


def _values(fact: str, values: tuple[FactValue, ...], assessment: Assessment) -> list[str]:
    return [
        value_in_words(fact, (value,) if isinstance(value, str) else value, assessment.knowledge)
        for value in values
    ]
