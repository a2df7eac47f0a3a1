"""The command that says what the product is and which class it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cerwizard.assessment import (
    CATEGORY,
    CLASS,
    ROUTE,
    Assessment,
    Verdict,
    certain_reasons,
    named,
    outside,
    reason_in_words,
)
from cerwizard.cli.classes import show_classes, show_uses
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import NAMELESS, show, show_json, typed
from cerwizard.cli.since_issue import tell_in_short
from cerwizard.cli.verdict_json import verdict_as_json
from cerwizard.decisions import Reason
from cerwizard.facts import Truth


def classify(arguments: Arguments) -> int:
    """Show what the product is, its class in each market, and what decided it."""
    assessment = assessment_of(arguments.file)
    if arguments.json:
        show_json({key: verdict_as_json(found) for key, found in about_the_product(assessment).items()})
    else:
        tell_in_short(assessment, typed(arguments.file))
        _show(assessment)
    return DONE


def about_the_product(assessment: Assessment) -> Mapping[str, Verdict]:
    """Return the verdicts on what the product is, not on the evidence it needs, by their key in machine output."""
    return {key: found for key, found in assessment.reported.items() if found.decision.group != ROUTE}


def told(assessment: Assessment) -> Iterator[Verdict]:
    """Give the verdicts on the product that are told at length: those that may apply, each once.

    A regime that stands alone may say under a second name what it has said already; the first is left out.
    """
    last: dict[tuple[str, str, str], Verdict] = {}
    for found in about_the_product(assessment).values():
        if found.applies is not Truth.FAILS:
            regime = assessment.knowledge.regime_of[found.decision.id]
            last[regime.id, found.decision.group, found.words] = found
    yield from last.values()


def _show(assessment: Assessment) -> None:
    show(assessment.project.name or NAMELESS)
    show_classes(assessment)
    show_uses(assessment)
    for found in told(assessment):
        show()
        show_verdict(found, with_notes=found.decision.group in (CLASS, CATEGORY))
    beyond = outside(assessment)
    if beyond:
        show()
        for line in beyond.what_follows:
            show(line, hang=2)
    waiting = dict.fromkeys(name for found in about_the_product(assessment).values() for name in found.open)
    if waiting:
        show()
        show("Answers that could still change this:")
        for name in waiting:
            for use in assessment.waiting_for(name) or ("",):
                ask = assessment.knowledge.questionnaire.questions[name].ask
                show(f"- {named(use, name)}: {ask}", indent=2, hang=2)


def show_verdict(verdict: Verdict, *, with_notes: bool = False) -> None:
    """Print a verdict with what decided it; an open one shows what is still possible."""
    title = verdict.decision.title
    if verdict.is_settled:
        show(f"{title}: {verdict.words}{verdict.mark_words}", hang=2)
        reasons = certain_reasons(verdict)
        uses: dict[Reason, list[str]] = {}
        for found in reasons:
            uses.setdefault(found.reason, []).append(found.use)
        applying = [use for use, result in verdict.results if result.applies is not Truth.FAILS]
        for reason, names in uses.items():
            about = [] if names == applying else names
            show(reason_in_words(reason, about), indent=2, hang=2)
        notes = dict.fromkeys(note for found in reasons for note in found.reason.notes)
        for note in notes if with_notes else ():
            show(f"Note: {note}", indent=2, hang=2)
    elif verdict.applies is Truth.OPEN:
        show(f"{title}: still open, and whether it applies", hang=2)
    elif verdict.is_ordered:
        show(f"{title}: still open, {verdict.words}{verdict.mark_words}", hang=2)
    else:
        show(f"{title}: still open, one of these:")
        for outcome in verdict.possible:
            show(f"- {verdict.decision.label(outcome)}", indent=2, hang=2)
