"""The command that shows the plan: the evidence route and every requirement, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from cerwizard.assessment import BASE, ROUTE, Assessment, Branches, Verdict, counted, outside, uses_words
from cerwizard.cli.branch_words import branches_as_json, show_branches
from cerwizard.cli.classes import show_classes, show_uses
from cerwizard.cli.classify import show_verdict
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import NAMELESS, show, show_json
from cerwizard.cli.prompts import prompts_json, show_prompts
from cerwizard.cli.requirement_json import planned
from cerwizard.cli.verdict_json import verdict_as_json
from cerwizard.evidence import Gap, Requirement
from cerwizard.facts import Truth

MOST_UNSURE = 3
"""Lines of the route that are told one by one although it is open whether they apply."""


def plan(arguments: Arguments) -> int:
    """Show the evidence route and every requirement that applies or may apply."""
    assessment = assessment_of(arguments.file)
    requirements = _once_each(assessment)
    if arguments.json:
        show_json(
            {
                "route": _followed_json(assessment),
                "requirements": [planned(gap, assessment.knowledge) for gap in requirements],
                "prompts": prompts_json(assessment),
            }
        )
        return DONE
    show_head(assessment)
    _show_route(assessment)
    applying = [gap for gap in requirements if gap.applies is Truth.HOLDS]
    waiting = len(requirements) - len(applying)
    for group, gaps in groupby(applying, lambda gap: gap.requirement.group):
        show()
        show(group)
        for gap in gaps:
            _show_requirement(gap.requirement)
            uses = uses_words(gap, BASE)
            if uses:
                show(f"Applies to: {uses}", indent=4, hang=2)
            show(f"Why: {gap.because}", indent=4, hang=2)
            if gap.requirement.closes:
                show(f"Met by: {gap.requirement.closes}", indent=4, hang=2)
    show_prompts(assessment)
    show()
    apply = counted(len(applying), "requirement applies", "requirements apply")
    show(f"{apply}; {counted(waiting, 'more hangs', 'more hang')} on answers still missing.")
    return DONE


def _show_route(assessment: Assessment) -> None:
    """Print each line of the route that applies; many that may not even apply are told together."""
    branches = Branches(assessment)
    route = [found for found in _route(assessment).values() if found.applies is not Truth.FAILS]
    unsure = [found for found in route if found.applies is Truth.OPEN]
    together = unsure if len(unsure) > MOST_UNSURE else []
    for found in route:
        if found not in together:
            show()
            show_verdict(found)
            show_branches(found, branches, assessment)
    if together:
        shared = [name for name in together[0].open if all(name in found.open for found in together)]
        show()
        show(f"Still open, and whether it applies, for {len(together)} lines of the route:")
        for found in together:
            show(f"- {found.decision.title}", indent=2, hang=2)
        if shared:
            show(f"All of them hang on: {', '.join(shared)}", hang=2)


def show_head(assessment: Assessment) -> None:
    """Print what the report is about: the device, its stage, and its classes side by side."""
    show(f"{assessment.project.name or NAMELESS}, stage: {assessment.project.stage}")
    show_classes(assessment)
    show_uses(assessment)
    beyond = outside(assessment)
    if beyond:
        show()
        for line in (*beyond.why, *beyond.what_follows):
            show(line, hang=2)


def _show_requirement(requirement: Requirement) -> None:
    show(f"- {requirement.says}", indent=2, hang=2)
    show(particulars(requirement), indent=4, hang=2)


def particulars(requirement: Requirement) -> str:
    """Return in a line what a requirement rests on, how grave it is, when it is due and where it is shown."""
    checked = f"; {requirement.verified}" if requirement.verified else ""
    where = f"; in {', '.join(requirement.where)}" if requirement.where else ""
    return (
        f"{requirement.id}: {requirement.clause}{checked}; {' and '.join(requirement.authority)}; "
        f"{requirement.severity}; due: {requirement.due}{where}"
    )


def _once_each(assessment: Assessment) -> list[Gap]:
    """Return one gap for each requirement, in reading order: the plan does not count uses and rows."""
    first: dict[str, Gap] = {}
    for gap in assessment.gaps:
        first.setdefault(gap.requirement.id, gap)
    return [first[name] for name in assessment.knowledge.requirements if name in first]


def _route(assessment: Assessment) -> Mapping[str, Verdict]:
    return {key: found for key, found in assessment.reported.items() if found.decision.group == ROUTE}


def route_json(assessment: Assessment) -> dict[str, object]:
    """Return what each decision on the route comes to, by its key."""
    return {key: verdict_as_json(found) for key, found in _route(assessment).items()}


def _followed_json(assessment: Assessment) -> dict[str, object]:
    """Return the route with what each missing answer would make of it."""
    branches = Branches(assessment)
    return {
        key: shown and {**shown, "branches": branches_as_json(found, branches)}
        for key, found in _route(assessment).items()
        for shown in [verdict_as_json(found)]
    }
