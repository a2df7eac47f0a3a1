"""The command that holds the plan against what is in hand: one page first, the whole list when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cerwizard.assessment import BASE, Assessment, about_words, closing_words, follow_up_limits, side_by_side
from cerwizard.cli.evidence_shown import evidence_json, show_evidence
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.first_page import first_page
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import say, show, show_json, typed, visible
from cerwizard.cli.plan import particulars, route_json, show_head
from cerwizard.cli.requirement_json import standing
from cerwizard.cli.verdict_json import verdict_as_json
from cerwizard.errors import UsageError
from cerwizard.evidence import SEVERITIES, STATUSES, Gap
from cerwizard.facts import Truth
from cerwizard.project import ACTION_WORDS
from cerwizard.tables import did_you_mean


def gaps(arguments: Arguments) -> int:
    """Show how the requirements stand: a first page, or those that the filters leave."""
    assessment = assessment_of(arguments.file)
    _refuse_what_nothing_carries(arguments, assessment)
    _tell_of_unknown_owner(arguments, assessment)
    shown = _wanted(arguments, assessment)
    if arguments.json:
        show_json(_as_json(assessment, shown if _is_filtered(arguments) else assessment.gaps))
    elif arguments.all or _is_filtered(arguments):
        _show_list(assessment, shown, with_evidence=not _is_filtered(arguments))
    else:
        for line in first_page(assessment, shown, typed(arguments.file)):
            print(visible(line))
    return DONE


def _is_filtered(arguments: Arguments) -> bool:
    return any((arguments.severity, arguments.section, arguments.owner is not None, arguments.status))


def _wanted(arguments: Arguments, assessment: Assessment) -> list[Gap]:
    """Return the gaps that are asked for, what blocks a submission first; without `--all`, those due by now."""
    severities = SEVERITIES[: SEVERITIES.index(arguments.severity) + 1] if arguments.severity else SEVERITIES
    return [
        gap
        for gap in assessment.gaps
        if (arguments.all or _is_up_now(gap, arguments.status, assessment))
        and gap.requirement.severity in severities
        and _is_in(gap, arguments.section)
        and (arguments.owner is None or gap.owner.casefold() == arguments.owner.strip().casefold())
        and (not arguments.status or gap.status in arguments.status)
    ]


def _is_up_now(gap: Gap, statuses: Sequence[str], assessment: Assessment) -> bool:
    """Return whether a gap belongs into a list that nobody asked to be complete."""
    if not gap.is_due(assessment.project.stage):
        return False
    return True if statuses else gap.applies is Truth.HOLDS and gap.is_left


def _is_in(gap: Gap, section: str | None) -> bool:
    return not section or section.casefold() in (where.casefold() for where in gap.requirement.where)


def _refuse_what_nothing_carries(arguments: Arguments, assessment: Assessment) -> None:
    """Refuse a document that no requirement is shown in; raises `UsageError`."""
    known = dict.fromkeys(
        where for requirement in assessment.knowledge.requirements.values() for where in requirement.where
    )
    wanted = arguments.section
    if wanted is not None and wanted.casefold() not in (where.casefold() for where in known):
        hint = did_you_mean(wanted, known) or f"; there are: {', '.join(known)}"
        raise UsageError(f"no requirement is shown in `{wanted}`{hint}")


def _tell_of_unknown_owner(arguments: Arguments, assessment: Assessment) -> None:
    """Say that nobody of this name took on anything: an empty list would look like good news."""
    owners = dict.fromkeys(gap.owner for gap in assessment.gaps if gap.owner)
    wanted = (arguments.owner or "").strip()
    if wanted and wanted.casefold() not in (owner.casefold() for owner in owners):
        known = f"; owners are: {', '.join(owners)}" if owners else "; nobody owns one yet"
        say(f"`{wanted}` owns no gap{did_you_mean(wanted, owners) or known}")


def _show_list(assessment: Assessment, shown: Sequence[Gap], *, with_evidence: bool) -> None:
    show_head(assessment)
    for gap in shown:
        show()
        _show_gap(gap)
    if with_evidence:
        show_evidence(assessment, everything=True)
    show()
    for limit in follow_up_limits(shown, assessment.knowledge):
        show(f"* Not by PMCF: {limit.may_not} ({limit.clause}).", hang=2)
    tally = ", ".join(f"{number} {status}" for status, number in _tally(shown).items() if number)
    show(f"Listed: {tally or 'nothing'}; stage: {assessment.project.stage}.")


def _show_gap(gap: Gap) -> None:
    said = about_words(gap, BASE)
    about = f" for {said}" if said else ""
    show(f"{gap.status.upper()}{about}: {gap.requirement.says}", hang=2)
    show(particulars(gap.requirement), indent=4, hang=2)
    show(f"Found: {gap.why}", indent=4, hang=2)
    if gap.requirement.closes and gap.is_gap:
        show(f"What closes it: {gap.requirement.closes}", indent=4, hang=2)
        show(f"Closed by: {closing_words(gap.requirement)}", indent=4, hang=2)
    due = f"by {gap.due_date}" if gap.due_date else ""
    promised = [gap.owner, due, ACTION_WORDS.get(gap.action_status, ""), gap.note]
    if any(promised):
        show(f"Action: {', '.join(part for part in promised if part)}", indent=4, hang=2)


def _as_json(assessment: Assessment, shown: Sequence[Gap]) -> dict[str, object]:
    stage = assessment.project.stage
    classes = {found.verdict.decision.report_as: found.verdict for found in side_by_side(assessment)}
    return {
        "project_stage": stage,
        "classes": {key: verdict_as_json(found) for key, found in classes.items()},
        "counts": {"due_now": _tally(assessment.due), "all": _tally(assessment.gaps)},
        "route": route_json(assessment),
        **evidence_json(assessment),
        "requirements": [standing(gap, assessment.knowledge, stage) for gap in shown],
    }


def _tally(gaps: Iterable[Gap]) -> dict[str, int]:
    found = Counter(gap.status for gap in gaps)
    return {status: found[status] for status in STATUSES}
