"""The command that says what the product is and which class it has."""

from __future__ import annotations

from collections.abc import Mapping

from cerwizard.assessment import Assessment, UseReason, Verdict, certain_reasons, outside
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import show, show_json
from cerwizard.cli.verdict_json import verdict_as_json
from cerwizard.facts import Truth

ROUTE = "route"
"""The group of decisions that make the evidence route; everything else tells what the product is."""


def classify(arguments: Arguments) -> int:
    """Show what the product is, its class in each market, and what decided it."""
    assessment = assessment_of(arguments.file)
    if arguments.json:
        show_json({key: verdict_as_json(found) for key, found in about_the_product(assessment).items()})
    else:
        _show(assessment)
    return DONE


def about_the_product(assessment: Assessment) -> Mapping[str, Verdict]:
    """Return the verdicts that tell what the product is, by their key in machine output."""
    return {key: found for key, found in assessment.reported.items() if found.decision.group != ROUTE}


def _show(assessment: Assessment) -> None:
    show(assessment.project.name or "A device without a name")
    for found in about_the_product(assessment).values():
        show()
        show_verdict(found)
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
            show(f"- {name}: {assessment.knowledge.questionnaire.questions[name].ask}", indent=2, hang=2)


def show_verdict(verdict: Verdict) -> None:
    """Print a verdict with what decided it; an open one shows what is still possible."""
    title = verdict.decision.title
    marks = f" ({', '.join(verdict.mark_words)})" if verdict.marks else ""
    if verdict.is_settled:
        show(f"{title}: {verdict.words}{marks}", hang=2)
        for found in certain_reasons(verdict):
            show(reason_in_words(found), indent=2, hang=2)
    elif verdict.applies is Truth.OPEN:
        show(f"{title}: still open, and whether it applies", hang=2)
    elif verdict.is_ordered:
        show(f"{title}: still open, {verdict.words}{marks}", hang=2)
    else:
        show(f"{title}: still open, one of these:")
        for outcome in verdict.possible:
            show(f"- {verdict.decision.label(outcome)}", indent=2, hang=2)


def reason_in_words(found: UseReason) -> str:
    """Return a reason with the use and the clause it rests on; a rule named like its clause is named once."""
    use = f"for {found.use}, " if found.use else ""
    rule, clause = found.reason.rule, found.reason.clause
    return f"{use}{rule if rule == clause else f'{rule} ({clause})'}: {found.reason.says}"
