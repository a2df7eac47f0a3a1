"""The commands that show what must be shown: the plan, and the plan against what is in hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from cerwizard.assessment import Assessment, Branches, Verdict, outside
from cerwizard.cli.branch_words import branches_as_json, show_branches
from cerwizard.cli.classify import ROUTE, show_verdict
from cerwizard.cli.evidence_shown import evidence_json, show_evidence
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import show, show_json
from cerwizard.cli.prompts import prompts_json, show_prompts
from cerwizard.cli.requirement_json import planned, standing
from cerwizard.cli.verdict_json import verdict_as_json
from cerwizard.evidence import STATUSES, Gap, Requirement
from cerwizard.facts import Truth


def plan(arguments: Arguments) -> int:
    """Show the evidence route and every requirement that applies or may apply."""
    assessment = assessment_of(arguments.file)
    requirements = _once_each(assessment)
    if arguments.json:
        homes = _homes(assessment)
        show_json(
            {
                "route": _followed_json(assessment),
                "requirements": [planned(gap, homes[gap.requirement.id]) for gap in requirements],
                "prompts": prompts_json(assessment),
            }
        )
        return DONE
    _show_head(assessment)
    branches = Branches(assessment)
    for found in _route(assessment).values():
        if found.applies is not Truth.FAILS:
            show()
            show_verdict(found)
            show_branches(found, branches, assessment)
    applying = [gap for gap in requirements if gap.applies is Truth.HOLDS]
    waiting = len(requirements) - len(applying)
    for group, gaps in groupby(applying, lambda gap: gap.requirement.group):
        show()
        show(group)
        for gap in gaps:
            _show_requirement(gap.requirement)
            show(f"Why: {gap.because}", indent=4, hang=2)
            if gap.requirement.closes:
                show(f"Met by: {gap.requirement.closes}", indent=4, hang=2)
    show_prompts(assessment)
    show()
    show(f"{_count(len(applying), 'requirement')} apply; {waiting} more hang on answers still missing.")
    return DONE


def gaps(arguments: Arguments) -> int:
    """Show how each requirement stands that is due at the project's stage; the rest is counted."""
    assessment = assessment_of(arguments.file)
    stage = assessment.project.stage
    if arguments.json:
        homes = _homes(assessment)
        show_json(
            {
                "project_stage": stage,
                "counts": {"due_now": _tally(assessment.due), "all": _tally(assessment.gaps)},
                "route": _route_json(assessment),
                **evidence_json(assessment),
                "requirements": [standing(gap, homes[gap.requirement.id], stage) for gap in assessment.gaps],
            }
        )
        return DONE
    _show_head(assessment)
    shown = (
        assessment.gaps
        if arguments.all
        else [gap for gap in assessment.due if gap.is_gap or gap.status == "open"]
    )
    for gap in shown:
        show()
        _show_gap(gap)
    show_evidence(assessment, arguments.all)
    show()
    _show_counts(assessment, len(shown))
    return DONE


def _show_head(assessment: Assessment) -> None:
    show(f"{assessment.project.name or 'A device without a name'}, stage: {assessment.project.stage}")
    beyond = outside(assessment)
    if beyond:
        show()
        for line in (*beyond.why, *beyond.what_follows):
            show(line, hang=2)


def _show_gap(gap: Gap) -> None:
    about = f" for {gap.instance}" if gap.instance else ""
    show(f"{gap.status.upper()}{about}: {gap.requirement.says}", hang=2)
    show(particulars(gap.requirement), indent=4, hang=2)
    show(f"Found: {gap.why}", indent=4, hang=2)
    if gap.requirement.closes and gap.is_gap:
        show(f"Closes it: {gap.requirement.closes}", indent=4, hang=2)
    promised = [gap.owner, f"by {gap.due_date}" if gap.due_date else "", gap.note]
    if any(promised):
        show(f"Action: {', '.join(part for part in promised if part)}", indent=4, hang=2)


def _show_counts(assessment: Assessment, shown: int) -> None:
    due, later = _tally(assessment.due), len(assessment.gaps) - len(assessment.due)
    parts = [f"{number} {status}" for status, number in due.items() if number]
    show(f"Due at the stage {assessment.project.stage}: {', '.join(parts) or 'nothing'}.")
    if later and shown < len(assessment.gaps):
        waiting = sum(1 for gap in assessment.gaps if gap.applies is Truth.OPEN)
        show(
            f"{later - waiting} more at a later stage; {waiting} hang on answers still missing (all: --all)."
        )


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


def _route_json(assessment: Assessment) -> dict[str, object]:
    return {key: verdict_as_json(found) for key, found in _route(assessment).items()}


def _followed_json(assessment: Assessment) -> dict[str, object]:
    """Return the route with what each missing answer would make of it."""
    branches = Branches(assessment)
    return {
        key: shown and {**shown, "branches": branches_as_json(found, branches)}
        for key, found in _route(assessment).items()
        for shown in [verdict_as_json(found)]
    }


def _homes(assessment: Assessment) -> dict[str, str]:
    """Return the regime that each requirement belongs to."""
    return {
        requirement.id: regime.id
        for regime in assessment.knowledge.regimes
        for requirement in regime.requirements
    }


def _tally(gaps: Iterable[Gap]) -> dict[str, int]:
    found = Counter(gap.status for gap in gaps)
    return {status: found[status] for status in STATUSES}


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
