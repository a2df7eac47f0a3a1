"""What follows from a change, in words: which answer and which clause stand behind each line."""

from __future__ import annotations

from collections.abc import Sequence

from cerwizard.assessment import AnswerChange, Assessment, GapChange, Verdict, certain_reasons, value_in_words
from cerwizard.cli.classify import reason_in_words
from cerwizard.cli.delta import Delta
from cerwizard.cli.output import show
from cerwizard.cli.plan import particulars
from cerwizard.evidence import Inconsistency
from cerwizard.facts import FactValue, Row

MOST_OUTCOMES = 2
"""Of an open verdict, in words; more are counted."""


def show_answers(changes: Sequence[AnswerChange], assessment: Assessment) -> None:
    """Show each changed answer, before and after."""
    for change in changes:
        use = f"for {change.use}, " if change.use else ""
        before, after = (_said(change.fact, value, assessment) for value in (change.before, change.after))
        show(f"{use}{change.fact}: {before} → {after}", indent=2, hang=2)


def show_delta(found: Delta) -> None:
    """Show the verdicts and requirements that change, and count them."""
    for change in found.verdicts:
        show()
        show(
            f"{change.before.decision.title}: {_comes_to(change.before)} → {_comes_to(change.after)}",
            hang=2,
        )
        _show_reasons(change.after)
        _show_changed(change.because_of, indent=2)
    _show_new(found.comparison.new)
    _show_gone(found.gone)
    _show_unsure(found)
    _show_moved(found.comparison.moved)
    _show_findings("No longer goes together:", found.new_findings)
    _show_findings("Goes together now:", found.gone_findings)
    show()
    show(_count(found), hang=2)


def _said(fact: str, value: FactValue | tuple[Row, ...] | None, assessment: Assessment) -> str:
    if value is None:
        return "not answered"
    if isinstance(value, tuple):
        value = tuple(str(part) for part in value)
    return value_in_words(fact, value, assessment.knowledge)


def _comes_to(verdict: Verdict) -> str:
    marks = f" ({', '.join(verdict.mark_words)})" if verdict.marks else ""
    if not verdict.is_settled and not verdict.is_ordered and len(verdict.possible) > MOST_OUTCOMES:
        return f"still open, {len(verdict.possible)} outcomes possible"
    return f"{'' if verdict.is_settled else 'still open, '}{verdict.words}{marks}"


def _show_reasons(verdict: Verdict) -> None:
    reasons = certain_reasons(verdict) if verdict.is_settled else ()
    for found in reasons:
        show(reason_in_words(found.reason, [found.use]), indent=2, hang=2)
    if not reasons:
        show(f"Clause: {verdict.decision.clause}", indent=2, hang=2)
    for mark in verdict.marks:
        show(f"{mark.label} ({mark.clause})", indent=2, hang=2)


def _show_changed(facts: Sequence[str], indent: int = 4) -> None:
    if facts:
        show(f"Changed by: {', '.join(f'`{fact}`' for fact in facts)}", indent=indent, hang=2)


def _show_new(changes: Sequence[GapChange]) -> None:
    _show_heading("Comes", changes)
    for change in changes:
        _show_requirement(change)
        show(f"Why: {change.gap.because}", indent=4, hang=2)
        show(f"Stands: {_stands(change)}", indent=4, hang=2)
        _show_changed(change.because_of)


def _show_gone(changes: Sequence[GapChange]) -> None:
    _show_heading("Goes", changes)
    for change in changes:
        _show_requirement(change)
        show(f"It applied because: {change.gap.because}", indent=4, hang=2)
        _show_changed(change.because_of)


def _show_unsure(found: Delta) -> None:
    _show_heading("Hangs now on an answer that is missing", found.unsure)
    for change in found.unsure:
        _show_requirement(change)
        waiting = found.still_open(change)
        if waiting and waiting.waits_for:
            show(
                f"Waits for: {', '.join(f'`{fact}`' for fact in sorted(waiting.waits_for))}", indent=4, hang=2
            )
        _show_changed(change.because_of)


def _show_moved(changes: Sequence[GapChange]) -> None:
    _show_heading("Stands differently", changes)
    for change in changes:
        _show_requirement(change)
        assert change.before is not None
        if change.before.status == change.gap.status:
            show(f"Still {change.gap.status}, but now: {change.gap.why}", indent=4, hang=2)
        else:
            show(f"{change.before.status} → {_stands(change)}", indent=4, hang=2)
        _show_changed(change.because_of)


def _show_heading(what: str, changes: Sequence[GapChange]) -> None:
    if changes:
        show()
        show(f"{what} ({len(changes)}):")


def _show_requirement(change: GapChange) -> None:
    about = f"for {change.gap.instance}: " if change.gap.instance else ""
    show(f"- {about}{change.gap.requirement.says}", indent=2, hang=2)
    show(particulars(change.gap.requirement), indent=4, hang=2)


def _stands(change: GapChange) -> str:
    # What a notice says stands in its first line already.
    is_notice = change.gap.status == "notice"
    return change.gap.status if is_notice else f"{change.gap.status}: {change.gap.why}"


def _show_findings(heading: str, findings: Sequence[Inconsistency]) -> None:
    if findings:
        show()
        show(heading)
    for found in findings:
        place = f"{found.table} {found.row}: " if found.table else ""
        show(f"- {place}{found.says} ({found.clause})", indent=2, hang=2)


def _count(found: Delta) -> str:
    if found.is_empty:
        return "Nothing follows: every verdict and every requirement stays as it is."
    return (
        f"Verdicts that change: {len(found.verdicts)}. Requirements that come: {len(found.comparison.new)}, "
        f"go: {len(found.gone)}, hang now on a missing answer: {len(found.unsure)}, "
        f"stand differently: {len(found.comparison.moved)}."
    )
