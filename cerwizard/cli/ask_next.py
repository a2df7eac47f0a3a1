"""The command that says what to ask next, and why."""

from __future__ import annotations

from collections.abc import Sequence

from cerwizard.assessment import Assessment, UseAssessment, listed, named, side_by_side
from cerwizard.cli.classes import show_classes_in_short
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import show, show_json, show_nothing_as_json
from cerwizard.questionnaire import Question, Screening

MOST_NAMED = 2
"""Of the things that an answer can change; the rest is counted, and `--json` names it."""


def next(arguments: Arguments) -> int:  # noqa: A001 - named like its command
    """Show the next question that can still change something."""
    assessment = assessment_of(arguments.file)
    use = assessment.next_use(quick=arguments.quick)
    item = assessment.next_item(quick=arguments.quick, use=use)
    if arguments.json:
        show_json(_as_json(item, assessment, use)) if item and use else show_nothing_as_json()
    elif item and use:
        show_classes_in_short(assessment)
        show()
        _show(item, assessment, use)
    else:
        show("Nothing is left to ask that could change the result.")
    return DONE


def _as_json(item: Question | Screening, assessment: Assessment, use: UseAssessment) -> dict[str, object]:
    return {
        "use": use.id or None,
        "id": item.id,
        "ask": item.ask,
        "why": item.why,
        "clause": item.clause,
        "can_change": list(assessment.can_change(item.id)),
        "kind": item.kind if isinstance(item, Question) else "screening",
        "choices": _choices(item, assessment, use),
    }


def _choices(item: Question | Screening, assessment: Assessment, use: UseAssessment) -> dict[str, str]:
    if isinstance(item, Question):
        return dict(item.choices)
    return {q.id: q.tick for q in use.interview.ticks(item, assessment.matters_for(use))}


def _show(item: Question | Screening, assessment: Assessment, use: UseAssessment) -> None:
    if use.id:
        title = assessment.project.use(use.id).title
        show(f"For the further use {use.id}{f' ({title})' if title else ''}:")
    show(f"{named(use.id, item.id)}: {item.ask}", hang=2)
    for value, label in _choices(item, assessment, use).items():
        show(f"- {value}: {label}", indent=2, hang=2)
    show()
    show(f"Why: {item.why}", hang=2)
    show(f"What it changes: {item.changes}", hang=2)
    show(f"Clause: {item.clause}", hang=2)
    show(f"What decides the answer: {item.help}", hang=2)
    show(f"Example: {item.example}", hang=2)
    if isinstance(item, Question) and item.near_miss:
        show(f"Not meant: {item.near_miss}", hang=2)
    if item.trap:
        show(f"A common mistake: {item.trap}", hang=2)
    can_change = _classes_first(assessment, item.id)
    if can_change:
        show(f"It can still change: {_in_short(can_change)}", hang=2)


def _classes_first(assessment: Assessment, item_id: str) -> list[str]:
    """Return what the answer can still change, the classes before the rest."""
    classes = [standing.title for standing in side_by_side(assessment)]
    return sorted(assessment.can_change(item_id), key=lambda thing: thing not in classes)


def _in_short(things: Sequence[str]) -> str:
    """Return the first of what it can change, and count the rest."""
    if len(things) > MOST_NAMED + 1:
        return f"{', '.join(things[:MOST_NAMED])} and {len(things) - MOST_NAMED} more"
    return listed(things)
