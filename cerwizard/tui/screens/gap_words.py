"""What the gap screen says: the counts, one line a gap, and everything about one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeAlias

from textual.content import Content

from cerwizard.assessment import (
    Assessment,
    about_words,
    closing_words,
    counted,
    follow_up_limits,
    uses_words,
)
from cerwizard.evidence import SEVERITIES, Gap, Inconsistency, Stage, Stated, facts_breaching, facts_named
from cerwizard.facts import Truth
from cerwizard.project import ACTION_WORDS
from cerwizard.sitting import BASE, gap_words, left_words, said_of, use_of
from cerwizard.tui.looks import QUIET, labelled
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import Hanging

SIGNS = {"blocked": "!", "missing": "!", "partly": "…", "open": "?", "met": "✓", "notice": "-"}
"""How a requirement stands, in a sign; the word stands beside it."""


Entry: TypeAlias = Gap | Inconsistency
"""One line of the list: a gap, or answers that do not go together."""


class Filter(StrEnum):
    """What a person wants to see alone."""

    NONE = ""
    NOBODYS = "only what nobody has taken on"
    GRAVEST = "only what is gravest"

    def lets(self, entry: Entry) -> bool:
        """Return whether a line stays."""
        severity = entry.severity if isinstance(entry, Inconsistency) else entry.requirement.severity
        match self:
            case Filter.NONE:
                return True
            case Filter.NOBODYS:
                return isinstance(entry, Gap) and not entry.owner
            case Filter.GRAVEST:
                return severity == SEVERITIES[0]


def listed(
    assessment: Assessment, *, rest: bool, words: Sequence[str], filtered: Filter = Filter.NONE
) -> list[Entry]:
    """Return what is listed: what does not go together, then the gaps that are due, or all of them."""
    stage = assessment.project.stage
    found: list[Entry] = [
        said for said in assessment.findings if _has(words, said.says, said.clause, said.row)
    ]
    found += [gap for gap in assessment.gaps if is_shown(gap, stage, rest=rest, words=words)]
    return [entry for entry in found if filtered.lets(entry)]


def spot_of(entry: Entry, assessment: Assessment) -> Spot:
    """Return where something can be done about it: the question and its use, and the row that it is about.

    Of what does not go together in a further use, it is one that the use did not answer itself, where there is one.
    """
    uses = list(assessment.uses)
    match entry:
        case Inconsistency():
            own = said_of(assessment.project, entry.use).answers if entry.use else {}
            facts = {entry.table, *([fact for fact in entry.facts if fact not in own] or entry.facts)}
            uses = [use_of(assessment, entry.use)]
            table, row = entry.table, entry.row
        case Gap():
            proofs = {fact for proof in entry.requirement.proofs for fact in facts_named(proof)}
            breaches = {fact for breach in entry.requirement.blocked_by for fact in facts_breaching(breach)}
            facts = {*entry.waits_for} or (breaches if entry.status == "blocked" else proofs)
            table, row = entry.requirement.each, entry.instance
            about = (entry.instance,) if table == "use" else entry.uses
            uses = [use for use in uses if use.id in about] or uses
    asked = [(use, question.id) for use in uses for question in use.interview.asked if question.id in facts]
    unanswered = [(use, name) for use, name in asked if not use.interview.is_answered(name)]
    use_id, question = next(((use.id, name) for use, name in unanswered or asked), (None, ""))
    return Spot(question, use_id, row if question == table else "")


def is_shown(gap: Gap, stage: Stage, *, rest: bool, words: Sequence[str]) -> bool:
    """Return whether a gap is listed: due now, or any when the rest is wanted; and it has all the words."""
    is_due = gap.applies is Truth.HOLDS and gap.is_left and gap.is_due(stage)
    return (rest or is_due) and _has(words, *_searched(gap))


def can_be_stated(gap: Gap) -> bool:
    """Return whether a person's word, with a place to read it, meets the requirement."""
    return any(isinstance(proof, Stated) for proof in gap.requirement.proofs)


def heading(assessment: Assessment, shown: int, *, rest: bool, filtered: Filter = Filter.NONE) -> Content:
    """Return the counts: what is due, and what the rest is."""
    stage = assessment.project.stage
    applying = [gap for gap in assessment.gaps if gap.applies is Truth.HOLDS]
    met = sum(gap.status == "met" for gap in applying)
    listed = f"all {shown} listed" if rest and not filtered else f"{shown} listed"
    if filtered:
        listed += f", {filtered} (f)"
    things = (
        f"{counted(len(assessment.findings), 'does', 'do')} not go together · " if assessment.findings else ""
    )
    return Content.assemble(
        (f"Gaps due at the stage “{stage}”: {gap_words(assessment)}", "bold"),
        f" · {listed}\n{things}{met} met · {left_words(assessment)}",
    )


def line(gap: Entry) -> Hanging:
    """Return one line of the list."""
    if isinstance(gap, Inconsistency):
        place = f" [{' '.join(part for part in (gap.use, gap.row) if part)}]" if gap.use or gap.row else ""
        return Hanging(
            "! ", Content.assemble((f"{gap.severity}, does not go together: ", "bold"), gap.says, place)
        )
    said = about_words(gap, BASE)
    about = f" [{said}]" if said else ""
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


def details(gap: Entry, assessment: Assessment) -> Content:
    """Return everything that is known about one line of the list."""
    if isinstance(gap, Inconsistency):
        ask = assessment.knowledge.questionnaire.questions
        asked = "; ".join(ask[fact].ask for fact in gap.facts if fact in ask)
        lines = (("Does not go together:", gap.says), ("Clause:", gap.clause), ("Answers to:", asked))
        return labelled(lines)
    requirement = gap.requirement
    where = ", ".join(requirement.where)
    authority = " and ".join(requirement.authority)
    statement = next(
        (said for said in assessment.project.statements if said.requirement == requirement.id), None
    )
    said = statement.words if statement else ""
    parts = [
        (requirement.id, requirement.clause),
        ("How it stands:", gap.why),
        ("What closes it:", requirement.closes),
        ("Closed by:", closing_words(requirement).removesuffix("*") if gap.is_gap else ""),
        *(
            ("Why not follow-up:", f"{limit.may_not} ({limit.clause})")
            for limit in follow_up_limits([gap], assessment.knowledge)
        ),
        ("Applies to:", uses_words(gap, BASE)),
        ("Why it applies:", gap.because),
        ("Stated:", said if said not in gap.why else ""),
        ("Who and when:", "; ".join(part for part in _promised(gap) if part)),
        ("Shown in:", f"{where}; due at {requirement.due}; {authority}"),
        ("Not verified:", requirement.verified.removeprefix("not verified: ")),
    ]
    return labelled(parts)


def _promised(gap: Gap) -> tuple[str, ...]:
    """Return what was decided about a gap: who, until when, how far it is, and how."""
    return gap.owner, str(gap.due_date or ""), ACTION_WORDS.get(gap.action_status, ""), gap.note


def _searched(gap: Gap) -> tuple[str, ...]:
    requirement = gap.requirement
    return (
        requirement.id,
        requirement.says,
        requirement.clause,
        requirement.group,
        requirement.severity,
        requirement.closes,
        gap.status,
        about_words(gap, BASE),
        gap.owner,
        *requirement.where,
    )


def _has(words: Sequence[str], *texts: str) -> bool:
    searched = " ".join(texts).lower()
    return all(word in searched for word in words)
