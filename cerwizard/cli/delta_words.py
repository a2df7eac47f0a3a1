"""What follows from a change, in words: which answer and which clause stand behind each line."""

from __future__ import annotations

from collections.abc import Sequence

from cerwizard.assessment import AnswerChange, Assessment, GapChange, Verdict, certain_reasons, value_in_words
from cerwizard.cli.classes import BASE
from cerwizard.cli.delta import Delta
from cerwizard.cli.output import show
from cerwizard.cli.set_answers import named
from cerwizard.evidence import Inconsistency
from cerwizard.facts import FactValue, Row

MOST_OUTCOMES = 2
"""Of an open verdict, in words; more are counted."""


def show_answers(changes: Sequence[AnswerChange], assessment: Assessment) -> None:
    """Show each changed answer, before and after."""
    for change in changes:
        before, after = (_said(change, value, assessment) for value in (change.before, change.after))
        show(f"{named(change.use, change.fact)}: {before} → {after}", indent=2, hang=2)


def show_delta(found: Delta) -> None:
    """Show what follows: first in short, then the classes, and then each verdict and requirement that changes."""
    show()
    show(_in_short(found), hang=2)
    if found.is_empty and _is_only_worded_differently(found):
        show("No rule reads free text: if the new wording means something else, set the answers too.", hang=2)
    show()
    _show_classes(found)
    for change in found.elsewhere:
        show()
        show(
            f"{change.after.decision.title}: {_comes_to(change.before)} → {_comes_to(change.after)} "
            f"({_clauses(change.after)}{_by(found, change.because_of)})",
            hang=2,
        )
    _show_new(found)
    _show_gone(found)
    _show_unsure(found)
    _show_moved(found)
    _show_findings("Does not go together now:", found.new_findings, found)
    _show_findings("Goes together now:", found.gone_findings, found)


def _is_only_worded_differently(found: Delta) -> bool:
    questions = found.after.knowledge.questionnaire.questions
    return any(questions[change.fact].kind == "text" for change in found.comparison.answers)


def _show_classes(found: Delta) -> None:
    width = max(len(change.title) for change in found.classes) + 2
    for change in found.classes:
        if change.before.words == change.after.words:
            said = f"{change.after.words}, as before"
        else:
            said = f"{change.before.words} → {change.after.words}"
        show(f"{change.title + ':':<{width}}{said}", hang=width)
        for use, before, after in change.uses:
            show(f"for {use or BASE}: {before} → {after}", indent=width, hang=2)
        if change.is_changed:
            show(f"{change.after.rests_on}{_by(found, found.behind(change))}", indent=width)


def _by(found: Delta, facts: tuple[str, ...], start: str = "; ") -> str:
    """Return which changed answers stand behind a line."""
    names = ", ".join(f"`{name}`" for name in found.because_of(facts))
    return f"{start}by {names}" if names else ""


def _clauses(verdict: Verdict) -> str:
    reasons = certain_reasons(verdict) if verdict.is_settled else ()
    return "; ".join(dict.fromkeys(each.reason.clause for each in reasons)) or verdict.decision.clause


def _said(change: AnswerChange, value: FactValue | tuple[Row, ...] | None, assessment: Assessment) -> str:
    if value is None:
        return "as the base" if change.use else "not answered"
    if isinstance(value, tuple):
        value = tuple(str(part) for part in value)
    return value_in_words(change.fact, value, assessment.knowledge)


def _comes_to(verdict: Verdict) -> str:
    marks = f" ({', '.join(verdict.mark_words)})" if verdict.marks else ""
    if not verdict.is_settled and not verdict.is_ordered and len(verdict.possible) > MOST_OUTCOMES:
        return f"still open, {len(verdict.possible)} outcomes possible"
    return f"{'' if verdict.is_settled else 'still open, '}{verdict.words}{marks}"


def _show_new(found: Delta) -> None:
    _show_heading("To be shown now", found.comparison.new)
    for change in found.comparison.new:
        _show_requirement(change, found)
        show(f"Stands: {_stands(change)}", indent=4, hang=2)


def _show_gone(found: Delta) -> None:
    _show_heading("No longer to be shown", found.gone)
    for change in found.gone:
        _show_requirement(change, found)


def _show_unsure(found: Delta) -> None:
    _show_heading("Hangs now on an answer that is missing", found.unsure)
    for change in found.unsure:
        _show_requirement(change, found)
        waiting = found.still_open(change)
        if waiting and waiting.waits_for:
            names = ", ".join(f"`{fact}`" for fact in sorted(waiting.waits_for))
            show(f"Waits for: {names}", indent=4, hang=2)


def _show_moved(found: Delta) -> None:
    _show_heading("Stands differently", found.comparison.moved)
    for change in found.comparison.moved:
        _show_requirement(change, found)
        assert change.before is not None
        if change.before.status == change.gap.status:
            show(f"Still {change.gap.status}, but now: {change.gap.why}", indent=4, hang=2)
        else:
            show(f"{change.before.status} → {_stands(change)}", indent=4, hang=2)


def _show_heading(what: str, changes: Sequence[GapChange]) -> None:
    if changes:
        show()
        show(f"{what} ({len(changes)}):")


def _show_requirement(change: GapChange, found: Delta) -> None:
    requirement = change.gap.requirement
    about = f"for {change.gap.instance}: " if change.gap.instance else ""
    show(f"- {about}{requirement.says}", indent=2, hang=2)
    show(f"{requirement.id}: {requirement.clause}{_by(found, change.because_of)}", indent=4, hang=2)


def _stands(change: GapChange) -> str:
    # What a notice says stands in its first line already.
    is_notice = change.gap.status == "notice"
    return change.gap.status if is_notice else f"{change.gap.status}: {change.gap.why}"


def _show_findings(heading: str, findings: Sequence[Inconsistency], found: Delta) -> None:
    if findings:
        show()
        show(heading)
    changed = {change.fact for change in found.comparison.answers}
    for one in findings:
        place = f"{one.table} {one.row}: " if one.table else ""
        facts = tuple(fact for fact in (*one.facts, one.table) if fact in changed)
        reason = f"{one.clause}{_by(found, facts, '; ' if one.clause else '')}"
        show(f"- {place}{one.says}{f' ({reason})' if reason else ''}", indent=2, hang=2)


def _in_short(found: Delta) -> str:
    """Return all of it in a sentence or two, for who reads no further."""
    if found.is_empty:
        return "Nothing follows: every verdict and every requirement stays as it is."
    classes = [
        f"{change.title}: {change.before.words} → {change.after.words}"
        for change in found.classes
        if change.before.words != change.after.words
    ]
    counted = (
        (len(found.elsewhere), "more decided differently"),
        (len(found.comparison.new), "to be shown in addition"),
        (len(found.gone), "no longer to be shown"),
        (len(found.unsure), "hanging now on a missing answer"),
        (len(found.comparison.moved), "standing differently"),
    )
    numbers = "; ".join(f"{number} {what}" for number, what in counted if number)
    parts = ["; ".join(classes) or "No class changes", numbers]
    return f"In short: {'. '.join(part for part in parts if part)}."
