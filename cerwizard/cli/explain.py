"""The command that shows the trace: which rules fired, which were near, and what would change the result."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import (
    Assessment,
    UseAssessment,
    Verdict,
    because,
    flips,
    only_missing,
    value_in_words,
)
from cerwizard.cli.classes import show_classes, show_uses
from cerwizard.cli.classify import about_the_product, told
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.one_rule import rule_as_json, rules_named, show_rule
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import NAMELESS, show, show_json
from cerwizard.cli.plain import plain
from cerwizard.cli.verdict_json import verdict_as_json
from cerwizard.decisions import RuleTrace
from cerwizard.facts import Facts, Truth


def explain(arguments: Arguments) -> int:
    """Show the trace of every verdict on the product, or how one rule stands."""
    assessment = assessment_of(arguments.file)
    if arguments.rule is not None:
        found = rules_named(arguments.rule, assessment)
        if arguments.json:
            show_json({"rules": [rule_as_json(*rule, assessment) for rule in found]})
        else:
            for rule in found:
                show_rule(*rule, assessment)
        return DONE
    verdicts = about_the_product(assessment)
    if arguments.json:
        show_json({"verdicts": {key: _as_json(verdict, assessment) for key, verdict in verdicts.items()}})
        return DONE
    show(assessment.project.name or NAMELESS)
    show_classes(assessment)
    show_uses(assessment)
    show()
    for verdict in told(assessment):
        _show(verdict, assessment)
    return DONE


def near(trace: RuleTrace, facts: Facts) -> bool:
    """Return whether a rule is one answer away: open, or failing in a single check."""
    if trace.truth is Truth.OPEN:
        return True
    return trace.truth is Truth.FAILS and bool(only_missing(trace.rule.condition, facts))


def _traces(verdict: Verdict, assessment: Assessment) -> Iterator[tuple[UseAssessment, RuleTrace]]:
    for use in assessment.uses:
        for trace in use.results[verdict.decision.id].trace:
            yield use, trace


def _as_json(verdict: Verdict, assessment: Assessment) -> dict[str, object] | None:
    shown = verdict_as_json(verdict)
    if shown is None:
        return None
    traces = list(_traces(verdict, assessment))
    return {
        **shown,
        "fired": [_trace_json(use, trace, assessment) for use, trace in traces if trace.fires],
        "near": [_trace_json(use, trace, assessment) for use, trace in traces if near(trace, use.facts)],
        "would_change": [
            {"id": flip.question.id, "answer": plain(flip.value), "possible": list(flip.possible)}
            for flip in flips(assessment, verdict.decision.id)
        ],
    }


def _trace_json(use: UseAssessment, trace: RuleTrace, assessment: Assessment) -> dict[str, object]:
    return {
        "use": use.id or None,
        "rule": trace.rule.name,
        "clause": trace.rule.clause,
        "possible": [outcome for outcome in trace.possible if outcome],
        "sub_rules": [sub.sub_rule.id for sub in trace.sub_rules if sub.truth is Truth.HOLDS],
        "because": because(trace.rule.condition, use.facts, assessment.knowledge),
    }


def _show(verdict: Verdict, assessment: Assessment) -> None:
    show(f"{verdict.decision.title}: {verdict.words}", hang=2)
    show(verdict.decision.clause, indent=2, hang=2)
    traces = list(_traces(verdict, assessment))
    fired = [(use, trace) for use, trace in traces if trace.fires]
    open_or_near = [(use, trace) for use, trace in traces if not trace.fires and near(trace, use.facts)]
    if fired:
        show("Fired:", indent=2)
        for use, trace in fired:
            _show_fired(use, trace, verdict, assessment)
    for found in verdict.reasons:
        if not found.reason.rule_id:
            show(f"No rule fires: {found.reason.says} ({found.reason.clause})", indent=2, hang=2)
    if open_or_near:
        show("Near:", indent=2)
        for use, trace in open_or_near:
            show(
                f"- {_for_use(use)}{trace.rule.name} ({trace.rule.clause}): {_missing(use, trace, assessment)}",
                indent=4,
                hang=2,
            )
    _show_flips(verdict, assessment)
    for note in verdict.decision.notes:
        show(f"Note: {note}", indent=2, hang=2)
    show()


def _show_fired(use: UseAssessment, trace: RuleTrace, verdict: Verdict, assessment: Assessment) -> None:
    outcomes = " or ".join(verdict.decision.label(outcome) for outcome in trace.possible if outcome)
    show(f"- {_for_use(use)}{trace.rule.name} gives {outcomes}: {trace.rule.says}", indent=4, hang=2)
    show(because(trace.rule.condition, use.facts, assessment.knowledge), indent=6, hang=2)
    for sub in trace.sub_rules:
        if sub.truth is Truth.HOLDS:
            reason = because(sub.sub_rule.condition, use.facts, assessment.knowledge)
            show(f"{sub.sub_rule.clause}: {sub.sub_rule.says}", indent=6, hang=2)
            show(reason, indent=8, hang=2)


def _missing(use: UseAssessment, trace: RuleTrace, assessment: Assessment) -> str:
    if trace.truth is Truth.OPEN:
        return because(trace.rule.condition, use.facts, assessment.knowledge)
    missing = only_missing(trace.rule.condition, use.facts)
    words = dict.fromkeys(f"“{assessment.knowledge.words(fact)}”" for fact in missing)
    return f"fails only on {', or on '.join(words)}"


def _show_flips(verdict: Verdict, assessment: Assessment) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for flip in flips(assessment, verdict.decision.id):
        outcomes = " or ".join(verdict.decision.label(outcome) for outcome in flip.possible)
        answer = value_in_words(flip.question.id, flip.value, assessment.knowledge)
        found.setdefault((flip.question.ask, outcomes or "does not apply"), []).append(answer)
    if found:
        show("One answer that would change it:", indent=2)
    for (ask, outcomes), answers in found.items():
        show(f"- {ask} → {'; or: '.join(answers)}", indent=4, hang=2)
        show(f"then: {outcomes}", indent=6, hang=2)


def _for_use(use: UseAssessment) -> str:
    return f"for {use.id}, " if use.id else ""
