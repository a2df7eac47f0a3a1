"""What the gap screen says: the counts, one line a gap, and everything about one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from cerwizard.assessment import Assessment
from cerwizard.evidence import Gap, Stage, Stated
from cerwizard.facts import Truth
from cerwizard.tui.sitting import gap_words
from cerwizard.tui.widgets import Hanging

SIGNS = {"blocked": "!", "missing": "!", "partly": "…", "open": "?", "met": "✓", "notice": "-"}
"""How a requirement stands, in a sign; the word stands beside it."""
LABEL = "bold $text-accent"
QUIET = "$foreground-muted"


def is_shown(gap: Gap, stage: Stage, *, rest: bool, words: Sequence[str]) -> bool:
    """Return whether a gap is listed: due now, or any when the rest is wanted; and it has all the words."""
    is_due = gap.applies is Truth.HOLDS and gap.is_gap and gap.is_due(stage)
    return (rest or is_due) and all(word in _searched(gap) for word in words)


def can_be_stated(gap: Gap) -> bool:
    """Return whether a person's word, with a place to read it, meets the requirement."""
    return any(isinstance(proof, Stated) for way in gap.requirement.met_by for proof in way)


def heading(assessment: Assessment, shown: int, *, rest: bool) -> Content:
    """Return the counts: what is due, and what the rest is."""
    stage = assessment.project.stage
    applying = [gap for gap in assessment.gaps if gap.applies is Truth.HOLDS]
    met = sum(gap.status == "met" for gap in applying)
    later = sum(gap.is_gap and not gap.is_due(stage) for gap in applying)
    unclear = len(assessment.gaps) - len(applying) + sum(gap.status == "open" for gap in applying)
    listed = f"all {shown} listed" if rest else f"{shown} listed"
    return Content.assemble(
        (f"Gaps due at the stage “{stage}”: {gap_words(assessment)}", "bold"),
        f" · {listed}\n{met} met · {later} due later · {unclear} not clear yet",
    )


def line(gap: Gap) -> Hanging:
    """Return one gap as a line of the list."""
    about = f" [{gap.instance}]" if gap.instance else ""
    owner = f" @ {gap.owner}" if gap.owner else ""
    by = f" by {gap.due_date.isoformat()}" if gap.due_date else ""
    return Hanging(
        f"{SIGNS[gap.status]} ",
        Content.assemble(
            (f"{gap.requirement.severity}, {gap.status}: ", "bold"),
            gap.requirement.says,
            about,
            (owner + by, QUIET),
        ),
    )


def details(gap: Gap, assessment: Assessment) -> Content:
    """Return everything that is known about one gap."""
    requirement = gap.requirement
    where = ", ".join(requirement.where)
    authority = " and ".join(requirement.authority)
    statement = next(
        (said for said in assessment.project.statements if said.requirement == requirement.id), None
    )
    said = ""
    if statement is not None:
        by = f", says {statement.by}" if statement.by else ""
        day = f" on {statement.date.isoformat()}" if statement.date else ""
        said = f"{statement.place}{by}{day}"
    parts = [
        (requirement.id, requirement.clause),
        ("How it stands:", gap.why),
        ("What closes it:", requirement.closes),
        ("Why it applies:", gap.because),
        ("Stated:", said),
        ("Who and when:", "; ".join(part for part in (gap.owner, str(gap.due_date or ""), gap.note) if part)),
        ("Shown in:", f"{where}; due at {requirement.due}; {authority}"),
        ("Not verified:", requirement.verified.removeprefix("not verified: ")),
    ]
    return Content("\n").join(Content.assemble((f"{label} ", LABEL), text) for label, text in parts if text)


def _searched(gap: Gap) -> str:
    requirement = gap.requirement
    parts = (
        requirement.id,
        requirement.says,
        requirement.clause,
        requirement.group,
        requirement.severity,
        requirement.closes,
        gap.status,
        gap.instance,
        gap.owner,
        *requirement.where,
    )
    return " ".join(parts).lower()
