"""What one answer changed: two assessments compared, in words."""

from __future__ import annotations

from cerwizard.assessment import ROUTE, Assessment, Verdict, counted
from cerwizard.facts import Truth
from cerwizard.sitting.uses import use_of

MOST_ROUTES = 3
"""How many decisions on the route are named; the rest is counted."""
LONGEST_LIST = 40
"""Letters of outcomes that may stand beside each other; more are counted."""


def changed(before: Assessment, after: Assessment, use: str = "") -> tuple[str, ...]:
    """Return what differs between two assessments of the same device, most telling first.

    What is asked, and what is not used any more, is told of the use whose answers changed.
    """
    moved = [
        (before.verdicts[name], verdict)
        for name, verdict in after.verdicts.items()
        if verdict.decision.report_as and _is_other(before.verdicts[name], verdict)
    ]
    beside = shown_at_the_side(before) + shown_at_the_side(after)
    names = {verdict.decision.id for verdict in beside}
    at_the_side = [(was, now) for was, now in moved if now.decision.id in names]
    lines = [
        f"{now.decision.title}: {verdict_in_short(was)} → {verdict_in_short(now)}" for was, now in at_the_side
    ]
    settled = [
        now
        for was, now in moved
        if now.decision.group == ROUTE and now.outcome and was.outcome != now.outcome
    ]
    lines += [f"{now.decision.title}: {now.words}" for now in settled[:MOST_ROUTES]]
    if len(settled) > MOST_ROUTES:
        lines.append(f"{len(settled) - MOST_ROUTES} more decisions on the route")
    lines += _counted(_applying(before), _applying(after), "requirement applies", "requirements apply")
    lines += _counted(_asked(before, use), _asked(after, use), "question is asked", "questions are asked")
    lines += _set_aside(before, after, use)
    met = len(_met(after) - _met(before))
    if met:
        lines.append(f"{counted(met, 'requirement is', 'requirements are')} newly met")
    return tuple(lines)


def verdict_in_short(verdict: Verdict) -> str:
    """Return the outcome in words; a long list of what it can still be is counted."""
    count = len(verdict.possible)
    is_list = not verdict.is_ordered and (count > 2 or (count > 1 and len(verdict.words) > LONGEST_LIST))
    return f"{count} outcomes possible" if is_list else verdict.words


def shown_at_the_side(assessment: Assessment) -> tuple[Verdict, ...]:
    """Return the verdicts on what the product is and how strict the rules are, as far as they may apply.

    The route is told elsewhere; so is a list of outcomes that may turn out not to apply at all.
    """
    return tuple(
        verdict
        for verdict in assessment.verdicts.values()
        if verdict.decision.report_as
        and verdict.decision.group != ROUTE
        and (verdict.applies is Truth.HOLDS or (verdict.applies is Truth.OPEN and verdict.is_ordered))
    )


def _is_other(was: Verdict, now: Verdict) -> bool:
    """Whether something worth telling changed: an outcome, or a bound; not the length of a list."""
    if (was.applies, was.possible) == (now.applies, now.possible):
        return False  # as most are after most answers: the words need not be found
    if not was.is_settled and not now.is_settled and not now.is_ordered:
        return False
    return (was.words, was.is_settled) != (now.words, now.is_settled)


def _counted(before: set[str], after: set[str], one: str, many: str) -> list[str]:
    lines = []
    for count, word in ((len(after - before), "more"), (len(before - after), "fewer")):
        if count:
            lines.append(counted(count, f"{word} {one}", f"{word} {many}"))
    return lines


def _applying(assessment: Assessment) -> set[str]:
    return {gap.requirement.id for gap in assessment.gaps if gap.applies is Truth.HOLDS}


def _met(assessment: Assessment) -> set[str]:
    return {gap.requirement.id for gap in assessment.gaps if gap.status == "met"}


def _asked(assessment: Assessment, use: str) -> set[str]:
    return {question.id for question in use_of(assessment, use).interview.asked}


def _set_aside(before: Assessment, after: Assessment, use: str) -> list[str]:
    """Say which answers are not used any more, or are used again; they stay in the file."""
    old, new = (use_of(side, use).interview.unused for side in (before, after))
    lines = []
    for names, says in (
        ([name for name in new if name not in old], "kept, not used now"),
        ([name for name in old if name not in new], "used again"),
    ):
        if names:
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            answers = counted(len(names), "answer")
            lines.append(f"{answers} {says}: “{after.knowledge.words(names[0])}”{more}")
    return lines
