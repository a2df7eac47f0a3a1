"""Data that were rejected, or whose method is unsuitable, are no evidence in hand."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.evidence import Status
from cerwizard.facts import FactValue, Row
from cerwizard.paths import rulebook_folder
from tests.evidence.items import ROD, assessed

OWN: Row = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "available",
    "supports": ("B1",),
    "weight": "pivotal",
    "quality": "high",
}
BENEFIT: Row = {"id": "B1", "text": "Less pain", "parameter": "Pain", "time_point": "one year"}
MODIFIED: dict[str, FactValue] = {
    **ROD,
    "vital_contact": "specific",
    "own_modification": True,
    "predecessor_ce_mark": "none",
}
SET_ASIDE: list[dict[str, FactValue]] = [{"weight": "rejected"}, {"quality": "unsuitable"}]


def standing(knowledge: Knowledge, row: Row) -> dict[str, Status]:
    """Return how each requirement stands for a modified class III implant with this one item."""
    found = assessed(knowledge, MODIFIED, evidence=(row,), benefit=(BENEFIT,))
    return {gap.requirement.id: gap.status for gap in found.gaps}


@pytest.mark.parametrize("requirement", ["SD-02", "EU-F-08", "EU-I-03", "EU-H-24"])
@pytest.mark.parametrize("aside", SET_ASIDE, ids=str)
def test_an_item_set_aside_meets_nothing(
    knowledge: Knowledge, requirement: str, aside: dict[str, FactValue]
) -> None:
    """The same item with a sound method and a part in the evaluation does (MEDDEV 2.7/1 rev.4, 9.3.3 and A6)."""
    assert standing(knowledge, OWN)[requirement] == "met"
    assert standing(knowledge, {**OWN, **aside})[requirement] in ("missing", "partly")


def test_every_requirement_that_wants_evidence_in_hand_leaves_out_what_was_set_aside() -> None:
    """No requirement of any rulebook takes rejected data, or data of an unsuitable method, for data in hand."""
    careless = []
    for path in sorted(rulebook_folder().glob("*/*.toml")):
        for raw in tomllib.loads(path.read_text(encoding="utf-8")).get("requirement", []):
            for way in raw.get("met_by", []):
                every = [rows["supported_by"] for rows in _each(way, "rows") if "supported_by" in rows]
                for wanted in (*_each(way, "row"), *every):
                    is_in_hand = wanted["in"] == "evidence" and "done" in wanted
                    if is_in_hand and not all(aside in wanted.get("unless", []) for aside in SET_ASIDE):
                        careless.append(raw["id"])

    assert careless == []


def _each(way: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = way.get(key, [])
    return found if isinstance(found, list) else [found]
