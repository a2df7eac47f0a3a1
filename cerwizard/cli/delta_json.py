"""What follows from a change, for machines."""

from __future__ import annotations

from collections.abc import Sequence

from cerwizard.assessment import AnswerChange, Assessment, ClassChange, Delta, GapChange, VerdictChange
from cerwizard.cli.plain import plain
from cerwizard.cli.verdict_json import verdict_as_json
from cerwizard.evidence import Gap, Inconsistency


def answers_as_json(changes: Sequence[AnswerChange]) -> list[dict[str, object]]:
    """Return each changed answer; null where there is none."""
    return [
        {
            "fact": change.fact,
            "use": change.use or None,
            "before": plain(change.before),
            "after": plain(change.after),
        }
        for change in changes
    ]


def delta_as_json(found: Delta) -> dict[str, object]:
    """Return the verdicts, requirements and contradictions that change."""
    return {
        "classes": [_class(change, found) for change in found.classes],
        "verdicts": [_verdict(change) for change in found.verdicts],
        "requirements": {
            "new": [_requirement(change, found) for change in found.comparison.new],
            "gone": [_requirement(change, found) for change in found.gone],
            "unsure": [_requirement(change, found) for change in found.unsure],
            "moved": [_requirement(change, found) for change in found.comparison.moved],
        },
        "findings": {
            "new": [_finding(one) for one in found.new_findings],
            "gone": [_finding(one) for one in found.gone_findings],
        },
        "due_now": {"before": _due(found.before), "after": _due(found.after)},
    }


def _due(assessment: Assessment) -> dict[str, object]:
    from cerwizard.sitting import gaps_due  # only who compares waits for what the app counts with

    return {"project_stage": assessment.project.stage, **gaps_due(assessment)}


def _class(change: ClassChange, found: Delta) -> dict[str, object]:
    return {
        "key": change.after.verdict.decision.report_as,
        "title": change.title,
        "changed": change.is_changed,
        "because_of": list(found.behind(change)) if change.is_changed else [],
        "before": verdict_as_json(change.before.verdict),
        "after": verdict_as_json(change.after.verdict),
        "uses": [
            {"use": use or None, "before": before, "after": after} for use, before, after in change.uses
        ],
    }


def _verdict(change: VerdictChange) -> dict[str, object]:
    return {
        "decision": change.after.decision.id,
        "key": change.after.decision.report_as,
        "title": change.after.decision.title,
        "before": verdict_as_json(change.before),
        "after": verdict_as_json(change.after),
        "because_of": list(change.because_of),
    }


def _requirement(change: GapChange, found: Delta) -> dict[str, object]:
    requirement = change.gap.requirement
    waiting = found.still_open(change) if change.after is None else None
    return {
        "id": requirement.id,
        "says": requirement.says,
        "clause": requirement.clause,
        "authority": requirement.authority[0],
        "severity": requirement.severity,
        "due": requirement.due,
        "where": list(requirement.where),
        "instance": change.gap.instance or None,
        "because": change.gap.because,
        "because_of": list(change.because_of),
        "waits_for": sorted(waiting.waits_for) if waiting else [],
        "before": _standing(change.before),
        "after": _standing(change.after),
    }


def _standing(gap: Gap | None) -> dict[str, object] | None:
    return {"status": gap.status, "why": gap.why} if gap else None


def _finding(found: Inconsistency) -> dict[str, object]:
    return {
        "says": found.says,
        "clause": found.clause or None,
        "severity": found.severity,
        "table": found.table or None,
        "row": found.row or None,
        "facts": list(found.facts),
        "use": found.use or None,
    }
