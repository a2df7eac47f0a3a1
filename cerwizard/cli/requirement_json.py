"""How a requirement looks to machines: in the plan, and with how it stands in the gaps."""

from __future__ import annotations

from typing import assert_never

from cerwizard.assessment import Knowledge
from cerwizard.cli.plain import plain
from cerwizard.evidence import (
    AnswersGiven,
    DecisionSettled,
    EveryRow,
    Gap,
    Holds,
    OnlyWhen,
    Proof,
    RowsWanted,
    SectionFilled,
    Stage,
    Stated,
)
from cerwizard.facts import Match, Truth


def planned(gap: Gap, knowledge: Knowledge) -> dict[str, object]:
    """Return a requirement with why it applies and what meets it, as the rulebook writes it."""
    requirement = gap.requirement
    return {
        "id": requirement.id,
        "regime": knowledge.regime_of[requirement.id].id,
        "says": requirement.says,
        "clause": requirement.clause,
        "verified": requirement.verified or True,
        "authority": requirement.authority[0],
        "authorities": list(requirement.authority),
        "kind": requirement.kind,
        "group": requirement.group,
        "where": list(requirement.where),
        "severity": requirement.severity,
        "due": requirement.due,
        "each": requirement.each or None,
        "applies": "yes" if gap.applies is Truth.HOLDS else "open",
        "because": gap.because,
        "waits_for": sorted(gap.waits_for),
        "uses": list(gap.uses),
        "open_uses": list(gap.open_uses),
        "closes": requirement.closes,
        "closed_by": list(requirement.closed_by),
        "pmcf_may_close": requirement.pmcf_may_close,
        "met_by": [_one_way(line) for line in requirement.met_by],
    }


def standing(gap: Gap, knowledge: Knowledge, stage: Stage) -> dict[str, object]:
    """Return a requirement with how it stands, for one use or row where it is asked of each."""
    return {
        **planned(gap, knowledge),
        "instance": gap.instance or None,
        "status": gap.status,
        "why": gap.why,
        "due_now": gap.is_due(stage),
        "owner": gap.owner or None,
        "due_date": gap.due_date.isoformat() if gap.due_date else None,
        "action_status": gap.action_status or None,
        "note": gap.note or None,
    }


def _one_way(proofs: tuple[Proof, ...]) -> dict[str, object]:
    """Return what must all be there, under the keys of the rulebook."""
    rows = [_rows(proof) for proof in proofs if isinstance(proof, RowsWanted)]
    every_row = [_every_row(proof) for proof in proofs if isinstance(proof, EveryRow)]
    way: dict[str, object] = {}
    for proof in proofs:
        match proof:
            case AnswersGiven():
                way["answers"] = list(proof.facts)
            case RowsWanted():
                way["row"] = rows
            case EveryRow():
                way["rows"] = every_row
            case DecisionSettled():
                way["settled"] = proof.decision
            case SectionFilled():
                way["section"] = proof.section
            case OnlyWhen():
                way["when"] = sorted(proof.condition.facts)
            case Holds():
                way["holds"] = sorted(proof.condition.facts)
            case Stated():
                way["stated"] = True
            case _:
                assert_never(proof)
    return way


def _every_row(proof: EveryRow) -> dict[str, object]:
    return {
        "of": proof.table,
        "need": list(proof.need),
        "only": _columns(proof.only),
        "at_least": proof.at_least,
        "supported_by": _rows(proof.supported_by) if proof.supported_by else None,
    }


def _rows(wanted: RowsWanted) -> dict[str, object]:
    return {
        "in": wanted.table,
        "match": _columns(wanted.match),
        "done": _columns(wanted.done),
        "at_least": wanted.at_least,
        "by": wanted.by or None,
        "of_use": wanted.of_use or None,
        "unless": _columns(wanted.unless),
        "through": [{"in": way.table, "by": way.by} for way in wanted.through],
        "named_in": list(wanted.named_in),
    }


def _columns(match: Match) -> list[dict[str, list[object]]]:
    """Return the columns that a row must have; from one set to the next: or."""
    return [{name: [plain(value) for value in values] for name, values in line.items()} for line in match]
