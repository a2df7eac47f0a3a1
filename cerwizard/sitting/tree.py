"""Why, as a tree: what a decision comes to, the rules that fired or were near, and the answers they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cerwizard.assessment import (
    Assessment,
    Flip,
    Knowledge,
    UseAssessment,
    Verdict,
    comes_to,
    counted,
    only_missing,
    value_in_words,
)
from cerwizard.decisions import Decision, Reason, Result, RuleTrace
from cerwizard.facts import Check, Condition, Truth
from cerwizard.sitting.uses import use_words

DEEPEST = 6
"""How far an answer is followed through what is derived from others."""
SIGN = {Truth.HOLDS: "✓", Truth.OPEN: "…", Truth.FAILS: "-"}


class WhyLine(Struct, frozen=True):
    """One line of the tree, what it says at length, and what hangs on it."""

    sign: str
    label: str
    says: tuple[tuple[str, str], ...] = ()
    """Paragraphs, each with a word on what it is."""
    below: tuple[WhyLine, ...] = ()
    question: str = ""
    """The question at which the answer can be changed."""
    use: str | None = None
    """The use that gave the answer; `None` where the line is not about one."""
    decision: str = ""
    """The decision that it is about, where it is one."""
    is_open: bool = False
    """Whether what hangs on it is shown at once."""


def tree(assessment: Assessment) -> tuple[WhyLine, ...]:
    """Return a line for each regime, with the decisions that a person may ask about."""
    found, reported = [], assessment.reported
    for regime in assessment.knowledge.regimes:
        decided = [assessment.verdicts[step.id] for step in regime.steps if isinstance(step, Decision)]
        shown = [verdict for verdict in decided if _is_shown(verdict, reported)]
        shown.sort(key=lambda verdict: verdict.applies is Truth.FAILS)
        if any(verdict.applies is not Truth.FAILS for verdict in shown):
            below = tuple(_decision(verdict, assessment) for verdict in shown)
            found.append(WhyLine("", regime.title, (("Edition:", regime.edition),), below, is_open=True))
    return tuple(found)


def _is_shown(verdict: Verdict, reported: Mapping[str, Verdict]) -> bool:
    """Whether a person may ask about it; where several answer one question, those that do not apply say nothing."""
    key = verdict.decision.report_as
    return bool(key) and (verdict.applies is not Truth.FAILS or reported[key] is verdict)


def line_of_flips(verdict: Verdict, found: Sequence[Flip], assessment: Assessment) -> WhyLine:
    """Return the line of the single answers that would change a decision."""
    if not found:
        return WhyLine("-", "No single other answer would change it")
    below = []
    for flip in found:
        answer = value_in_words(flip.question.id, flip.value, assessment.knowledge)
        then = verdict.decision.words(flip.possible) if flip.possible else "does not apply"
        asked = (("Asked:", flip.question.ask), ("Otherwise answered:", answer), ("Then:", then))
        decides = (("Clause:", flip.question.clause), ("What decides:", flip.question.help))
        below.append(
            WhyLine(
                "~", f"{then}: {answer} – {flip.question.ask}", (*asked, *decides), question=flip.question.id
            )
        )
    label = f"{counted(len(found), 'other answer')}, each of which alone would change it"
    return WhyLine("~", label, (("", "x tries one of them beside the answers that stand."),), tuple(below))


def _decision(verdict: Verdict, assessment: Assessment) -> WhyLine:
    decision = verdict.decision
    sign = "-" if verdict.applies is Truth.FAILS else "✓" if verdict.is_settled else "…"
    says = [("Clause:", decision.clause), ("", decision.says)]
    says += [("Note:", note) for note in decision.notes]
    says += [("Mark:", f"{mark.name_beside(verdict.possible)} ({mark.clause})") for mark in verdict.marks]
    below: list[WhyLine] = []
    several = len(assessment.uses) > 1
    for use, (name, result) in zip(assessment.uses, verdict.results, strict=True):
        inner = tuple(_result(verdict, result, use))
        if several and inner:
            outcome = decision.words(result.possible) if result.possible else "does not apply"
            decides = any(found.use == name for found in verdict.reasons)
            label = f"{use_words(assessment.project, name)}: {outcome}{' (decides)' if decides else ''}"
            below.append(WhyLine(SIGN[result.applies], label, (), inner, is_open=decides))
        else:
            below += inner
    below += [_open_question(name, assessment.knowledge) for name in verdict.open]
    label = f"{decision.title}: {comes_to(verdict)}"
    return WhyLine(sign, label, tuple(says), tuple(below), decision=decision.id)


def _result(verdict: Verdict, result: Result, use: UseAssessment) -> Iterator[WhyLine]:
    if result.applies is Truth.FAILS:
        return
    deciding = {reason.rule_id for reason in result.reasons}
    for reason in result.reasons:
        if not reason.rule_id:
            yield WhyLine(
                "✓", f"{verdict.decision.label(reason.outcome)}: {reason.rule}", _said(reason), is_open=True
            )
    groups: dict[str, list[WhyLine]] = {"decides": [], "fires": [], "may": [], "near": [], "silent": []}
    for trace in result.trace:
        ids = {trace.rule.id, *(sub.sub_rule.id for sub in trace.sub_rules)}
        line = _rule(trace, verdict, use)
        if trace.fires:
            groups["decides" if ids & deciding else "fires"].append(line)
        elif trace.truth is Truth.OPEN:
            groups["may"].append(line)
        elif only_missing(trace.rule.condition, use.facts):
            groups["near"].append(line)
        else:
            groups["silent"].append(line)
    yield from groups["decides"]
    for name, sign, label in (
        ("fires", "✓", "Fire too, and do not decide"),
        ("may", "…", "May still fire"),
        ("near", "~", "Were near: all but one condition holds"),
        ("silent", "-", "Do not fire"),
    ):
        if groups[name]:
            yield WhyLine(sign, f"{label} ({len(groups[name])})", (), tuple(groups[name]))


def _rule(trace: RuleTrace, verdict: Verdict, use: UseAssessment) -> WhyLine:
    rule = trace.rule
    outcomes = " or ".join(verdict.decision.label(outcome) for outcome in trace.possible if outcome)
    gives = f" → {outcomes}" if outcomes else ""
    says = (("Rule:", rule.name), ("Clause:", rule.clause), ("In our words:", rule.says))
    below = list(_rests_on(rule.condition, use))
    for sub in trace.sub_rules:
        near = sub.truth is Truth.FAILS and bool(only_missing(sub.sub_rule.condition, use.facts))
        if sub.truth is Truth.FAILS and not near:
            continue
        about = (("Clause:", sub.sub_rule.clause), ("In our words:", sub.sub_rule.says))
        inner = tuple(_rests_on(sub.sub_rule.condition, use))
        label = sub.sub_rule.says.rstrip(".")
        below.append(
            WhyLine(
                "~" if near else SIGN[sub.truth],
                label,
                (*about, *_notes(sub.sub_rule.notes)),
                inner,
                is_open=not near,
            )
        )
    return WhyLine(
        SIGN[trace.truth],
        f"{rule.name}{gives}",
        (*says, *_notes(rule.notes)),
        tuple(below),
        is_open=trace.fires,
    )


def _rests_on(condition: Condition, use: UseAssessment, depth: int = 0) -> Iterator[WhyLine]:
    """Give the answers on which a condition rests: those of the line that holds, else of the nearest."""
    best = min(condition.when, key=lambda line: _missing(line, use), default=())
    excluding = [
        check for line in condition.unless for check in line if check.truth(use.facts) is not Truth.FAILS
    ]
    for check in (*best, *excluding):
        yield _answer(check, use, depth)


def _answer(check: Check, use: UseAssessment, depth: int) -> WhyLine:
    knowledge, fact = use.knowledge, check.fact
    questions = knowledge.questionnaire.questions
    sign = SIGN[check.truth(use.facts)]
    held = use.facts[fact]
    values = [value_in_words(fact, value, knowledge) for value in held.values or ()]
    said = " or ".join(values) if held.values else "open" if held.values is None else "not asked"
    if fact in questions:
        question = questions[fact]
        said = said if use.interview.is_answered(fact) else "not answered"
        says = (("Asked:", question.ask), ("Answer:", said), ("Clause:", question.clause))
        return WhyLine(
            sign,
            f"{said} – {question.ask}",
            (*says, ("What decides:", question.help)),
            question=fact,
            use=use.id,
        )
    if fact in knowledge.derived:
        derived = knowledge.derived[fact]
        inner = tuple(_rests_on(derived.condition, use, depth + 1)) if depth < DEEPEST else ()
        return WhyLine(
            sign, derived.says.rstrip("."), (("Clause:", derived.clause), ("", derived.says)), inner
        )
    decision = knowledge.decisions[fact]
    return WhyLine(sign, f"{decision.title}: {said}", (("Clause:", decision.clause), ("", decision.says)))


def _missing(line: Sequence[Check], use: UseAssessment) -> int:
    return sum(check.truth(use.facts) is not Truth.HOLDS for check in line)


def _open_question(name: str, knowledge: Knowledge) -> WhyLine:
    question = knowledge.questionnaire.questions[name]
    says = (("Open:", question.ask), ("Clause:", question.clause), ("What decides:", question.help))
    return WhyLine("?", f"open: {question.ask}", says, question=name)


def _said(reason: Reason) -> tuple[tuple[str, str], ...]:
    return ("Clause:", reason.clause), ("In our words:", reason.says), *_notes(reason.notes)


def _notes(notes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("Note:", note) for note in notes)
