"""What one answer changed: two assessments compared, in words."""

from __future__ import annotations

from cerwizard.assessment import Assessment, Verdict
from cerwizard.facts import Truth


def changed(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """Return what differs between two assessments of the same device, most telling first."""
    lines = [
        f"{verdict.decision.title}: {short_words(before.verdicts[name])} → {short_words(verdict)}"
        for name, verdict in after.verdicts.items()
        if verdict.decision.report_as
        and (
            (verdict.words, verdict.is_settled)
            != (before.verdicts[name].words, before.verdicts[name].is_settled)
        )
    ]
    lines += _counted(_applying(before), _applying(after), "requirement applies", "requirements apply")
    lines += _counted(_asked(before), _asked(after), "question is asked", "questions are asked")
    met = len(_met(after) - _met(before))
    if met:
        lines.append(f"{met} {'requirement is' if met == 1 else 'requirements are'} newly met")
    return tuple(lines)


def short_words(verdict: Verdict) -> str:
    """Return the outcome in words, and that it is open where the words do not say so."""
    if len(verdict.possible) > 2 and not verdict.is_ordered:
        return "open"
    is_plain = verdict.is_settled or len(verdict.possible) != 1
    return verdict.words if is_plain else f"{verdict.words} (open)"


def _counted(before: set[str], after: set[str], one: str, many: str) -> list[str]:
    lines = []
    for count, word in ((len(after - before), "more"), (len(before - after), "fewer")):
        if count:
            lines.append(f"{count} {word} {one if count == 1 else many}")
    return lines


def _applying(assessment: Assessment) -> set[str]:
    return {gap.requirement.id for gap in assessment.gaps if gap.applies is Truth.HOLDS}


def _met(assessment: Assessment) -> set[str]:
    return {gap.requirement.id for gap in assessment.gaps if gap.status == "met"}


def _asked(assessment: Assessment) -> set[str]:
    return {question.id for question in assessment.interview.asked}
