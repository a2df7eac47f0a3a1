"""What the why screen says about a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from cerwizard.assessment import Assessment, Flip, UseAssessment, Verdict, because, value_in_words
from cerwizard.decisions import Result, RuleTrace
from cerwizard.facts import Truth
from cerwizard.tui.widgets import Hanging, verdict_sign

LABEL = "bold $text-accent"
QUIET = "$foreground-muted"


def told(assessment: Assessment) -> list[tuple[Verdict, Hanging]]:
    """Return the decisions that a person may ask about, those that apply first."""
    shown = [verdict for verdict in assessment.verdicts.values() if verdict.decision.report_as]
    shown.sort(key=lambda verdict: verdict.applies is Truth.FAILS)
    return [
        (verdict, Hanging(f"{verdict_sign(verdict)} ", Content(f"{verdict.decision.title}: {verdict.words}")))
        for verdict in shown
    ]


def trace_words(verdict: Verdict, assessment: Assessment) -> Content:
    """Return what decided, what is near, and what is open."""
    return Content("\n").join(_trace(verdict, assessment))


def flip_words(verdict: Verdict, found: Iterable[Flip], assessment: Assessment) -> Content:
    """Return the single answers that would change the decision."""
    lines = []
    for flip in found:
        answer = value_in_words(flip.question.id, flip.value, assessment.knowledge)
        then = " or ".join(verdict.decision.label(outcome) for outcome in flip.possible) or "does not apply"
        lines.append(Content(f"* {flip.question.ask} {answer} → {then}"))
    if not lines:
        return Content.styled("No single answer given so far would change it.", QUIET)
    return Content("\n").join([Content.styled("One other answer would change it", LABEL), *lines])


def silent_words(verdict: Verdict) -> Content:
    """Return the rules that do not fire for any use."""
    names = [
        {trace.rule.name: None for trace in result.trace if trace.truth is Truth.FAILS}
        for _, result in verdict.results
    ]
    silent = [name for name in names[0] if all(name in others for others in names)] if names else []
    return Content.styled(f"Do not fire: {', '.join(silent)}" if silent else "", QUIET)


def _trace(verdict: Verdict, assessment: Assessment) -> Iterator[Content]:
    decision = verdict.decision
    yield Content.styled(f"{decision.title}: {verdict.words}", "bold")
    yield Content.styled(f"{decision.clause}. {decision.says}", QUIET)
    for note in decision.notes:
        yield Content.styled(f"Note: {note}", QUIET)
    uses = {use.id: use for use in assessment.uses}
    for use_id, result in verdict.results:
        if len(uses) > 1:
            yield Content()
            yield Content.styled(f"For {use_id or 'the device as described'}", LABEL)
        yield from _result(verdict, result, uses[use_id], assessment)
    marks = [f"{mark.name_beside(verdict.possible)} ({mark.clause})" for mark in verdict.marks]
    if marks:
        yield Content.assemble(("\nMarks: ", LABEL), "; ".join(marks))
    questions = assessment.knowledge.questionnaire.questions
    if verdict.open:
        yield Content.styled("\nOpen questions that can still change it", LABEL)
        for name in verdict.open:
            yield Content(f"? {questions[name].ask}")


def _result(
    verdict: Verdict, result: Result, use: UseAssessment, assessment: Assessment
) -> Iterator[Content]:
    if result.reasons:
        head = "What decided" if result.is_settled else "What sets the lower bound"
        yield Content.styled(f"\n{head}", LABEL)
    for reason in result.reasons:
        label = verdict.decision.label(reason.outcome)
        yield Content.assemble(
            "* ", (f"{reason.rule} gives {label}: ", "bold"), f"{reason.says} ({reason.clause})"
        )
        for note in reason.notes:
            yield Content.styled(f"  Note: {note}", QUIET)
    fired = [trace for trace in result.trace if trace.fires]
    if fired:
        yield Content.styled("\nRules that fire", LABEL)
        for trace in fired:
            yield from _rule(trace, verdict, use, assessment)
    waiting = [trace for trace in result.trace if trace.truth is Truth.OPEN]
    if waiting:
        yield Content.styled("\nRules that may still fire", LABEL)
        for trace in waiting:
            yield from _rule(trace, verdict, use, assessment)


def _rule(
    trace: RuleTrace, verdict: Verdict, use: UseAssessment, assessment: Assessment
) -> Iterator[Content]:
    outcomes = " or ".join(verdict.decision.label(outcome) for outcome in trace.possible if outcome)
    gives = f" → {outcomes}" if outcomes else ""
    yield Content.assemble(
        "* ", (trace.rule.name, "bold"), f"{gives}: {trace.rule.says} ({trace.rule.clause})"
    )
    yield Content.styled(f"  {because(trace.rule.condition, use.facts, assessment.knowledge)}", QUIET)
    for sub in trace.sub_rules:
        if sub.truth is not Truth.FAILS:
            sign = "✓" if sub.truth is Truth.HOLDS else "…"
            yield Content(f"  {sign} {sub.sub_rule.says} ({sub.sub_rule.clause})")
            reason = because(sub.sub_rule.condition, use.facts, assessment.knowledge)
            yield Content.styled(f"    {reason}", QUIET)
