"""What follows from a change, in words: which answer and which clause stand behind each line."""

from __future__ import annotations

from collections.abc import Sequence

from cerwizard.assessment import (
    BASE,
    AnswerChange,
    Assessment,
    Delta,
    GapChange,
    Verdict,
    about_words,
    answer_in_words,
    certain_reasons,
    comes_to,
    moved_how,
    named,
    stands,
)
from cerwizard.cli.output import margin, show
from cerwizard.evidence import Inconsistency
from cerwizard.facts import FactValue, Row


def show_answers(changes: Sequence[AnswerChange], assessment: Assessment) -> None:
    """Show each changed answer, before and after."""
    for change in changes:
        before, after = (
            _said(change, value, assessment, taken_over=taken_over)
            for value, taken_over in zip((change.before, change.after), change.taken_over, strict=True)
        )
        show(f"{named(change.use, change.fact)}: {before} → {after}", indent=2, hang=2)


def show_delta(found: Delta) -> None:
    """Show what follows: first in short, then the classes, and then each verdict and requirement that changes."""
    show()
    show(_in_short(found), hang=2)
    if found.is_empty and _is_only_worded_differently(found):
        show("No rule reads free text: if the new wording means something else, set the answers too.", hang=2)
    show()
    _show_classes(found)
    _show_due(found)
    for change in found.elsewhere:
        show()
        show(
            f"{change.after.decision.title}: {comes_to(change.before)} → {comes_to(change.after)} "
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
    width = margin(change.title for change in found.classes)
    for change in found.classes:
        if change.before.words == change.after.words:
            said = f"{change.after.words}, as before"
        else:
            said = f"{change.before.words} → {change.after.words}"
        show(f"{change.title + ':':<{width - 1}} {said}", hang=width)
        for use, before, after in change.uses:
            show(f"for {use or BASE}: {before} → {after}", indent=width, hang=2)
        if change.is_changed:
            show(f"{change.after.rests_on}{_by(found, found.behind(change))}", indent=width)


def _show_due(found: Delta) -> None:
    """Show what is due before and after, where it is another: by another stage too, of which no rule knows."""
    from cerwizard.sitting import gap_words  # only who compares waits for what the app counts with

    before, after = (
        f"{gap_words(side)} (stage {side.project.stage})" for side in (found.before, found.after)
    )
    if before != after:
        show()
        show(f"Gaps due: {before} → {after}", hang=2)


def _by(found: Delta, facts: tuple[str, ...], start: str = "; ") -> str:
    """Return which changed answers stand behind a line."""
    names = ", ".join(f"`{name}`" for name in found.because_of(facts))
    return f"{start}by {names}" if names else ""


def _clauses(verdict: Verdict) -> str:
    reasons = certain_reasons(verdict) if verdict.is_settled else ()
    return "; ".join(dict.fromkeys(each.reason.clause for each in reasons)) or verdict.decision.clause


def _said(
    change: AnswerChange,
    value: FactValue | tuple[Row, ...] | None,
    assessment: Assessment,
    *,
    taken_over: bool,
) -> str:
    if value is None and taken_over:
        return "as the base"
    return answer_in_words(change.fact, value, assessment.knowledge)


def _show_new(found: Delta) -> None:
    _show_heading("To be shown now", found.comparison.new)
    for change in found.comparison.new:
        _show_requirement(change, found)
        show(f"Stands: {stands(change)}", indent=4, hang=2)


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
        how = moved_how(change)
        show(f"{how[0].upper()}{how[1:]}" if how.startswith("still") else how, indent=4, hang=2)


def _show_heading(what: str, changes: Sequence[GapChange]) -> None:
    if changes:
        show()
        show(f"{what} ({len(changes)}):")


def _show_requirement(change: GapChange, found: Delta) -> None:
    requirement = change.gap.requirement
    said = about_words(change.gap, BASE)
    about = f"for {said}: " if said else ""
    show(f"- {about}{requirement.says}", indent=2, hang=2)
    show(f"{requirement.id}: {requirement.clause}{_by(found, change.because_of)}", indent=4, hang=2)


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
        is_due_otherwise = found.before.project.stage != found.after.project.stage
        start = "Only what is due by now is another" if is_due_otherwise else "Nothing follows"
        return f"{start}: every verdict and every requirement stays as it is."
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
