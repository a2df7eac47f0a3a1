"""Data that were rejected, or whose method is unsuitable, are no evidence in hand."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.evidence import Status
from cerwizard.facts import FactValue, Row
from cerwizard.paths import rulebook_folder
from tests.evidence.items import COMPARED, ROD, assessed

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


STUDY: Row = {**OWN, "kind": "pmcf_study", "status": "planned"}
REGISTRY: Row = {**OWN, "kind": "registry"}
CLAIM: Row = {"id": "C1", "text": "Less pain", "kind": "clinical_benefit"}
SUPPORTING: Row = {**OWN, "supports": ("C1",)}
RARE: dict[str, FactValue] = {"orphan": True, "pmcf_methods": ("study", "registry")}


@pytest.mark.parametrize(
    ("requirement", "row"),
    [
        ("EU-N-08", STUDY),
        ("EU-N-16", STUDY),
        ("EU-N-08", REGISTRY),
        ("EU-A-13", SUPPORTING),
    ],
)
@pytest.mark.parametrize("aside", SET_ASIDE, ids=str)
def test_follow_up_and_claims_rest_on_nothing_that_was_set_aside(
    knowledge: Knowledge, requirement: str, row: Row, aside: dict[str, FactValue]
) -> None:
    """Also where nothing needs to be in hand yet, what was rejected shows nothing (MEDDEV 2.7/1 rev.4, 9.3.3)."""
    device = {**MODIFIED, **RARE}
    sound = assessed(knowledge, device, evidence=(row,), claim=(CLAIM,))
    rejected = assessed(knowledge, device, evidence=({**row, **aside},), claim=(CLAIM,))

    assert {gap.status for gap in sound.gaps if gap.requirement.id == requirement} == {"met"}
    assert {gap.status for gap in rejected.gaps if gap.requirement.id == requirement} == {"missing"}


@pytest.mark.parametrize("kind", ["pmcf_study", "registry", "real_world_data"])
def test_the_follow_up_of_an_orphan_device_is_planned_and_listed(knowledge: Knowledge, kind: str) -> None:
    """The activity alone names no limitation, the plan alone collects nothing (MDCG 2024-10, section 9)."""

    def stands(*stated: str, **columns: FactValue) -> Status:
        row: Row = {**OWN, "kind": kind, "status": "planned", **columns}
        found = assessed(knowledge, {**MODIFIED, **RARE}, *stated, evidence=(row,))
        return next(gap.status for gap in found.gaps if gap.requirement.id == "EU-S-03")

    assert stands("EU-S-03") == "met"
    assert stands() == "partly"
    for aside in SET_ASIDE:
        assert stands("EU-S-03", **aside) == "partly"
        assert stands(**aside) == "missing"


@pytest.mark.parametrize("requirement", ["EU-N-08", "EU-S-03"])
def test_follow_up_is_of_the_device_itself(knowledge: Knowledge, requirement: str) -> None:
    """A registry on the field as a whole follows no patient of this device (Annex XIV Part B, 5)."""
    device = {**MODIFIED, **RARE}
    found = assessed(knowledge, device, evidence=({**REGISTRY, "about": "state_of_the_art"},))

    assert {gap.status for gap in found.gaps if gap.requirement.id == requirement} == {"missing"}


@pytest.mark.parametrize("aside", [{}, *SET_ASIDE], ids=str)
def test_a_follow_up_study_that_was_set_aside_completes_no_exemption(
    knowledge: Knowledge, aside: dict[str, FactValue]
) -> None:
    """Cases 1 and 4 want post-market studies that show safety and performance (Article 61(4))."""
    device: dict[str, FactValue] = {
        **ROD,
        "own_modification": True,
        "predecessor_ce_mark": "mdr",
        "equivalence_endorsed": True,
        "predecessor_evaluation_sufficient": True,
    }
    predecessor: Row = {**COMPARED, "maker": "own", "ce_marked": "mdr"}

    found = assessed(knowledge, device, evidence=({**STUDY, **aside},), equivalent=(predecessor,))

    assert found.reported["exemption_case_1"].possible == (("unmet",) if aside else ("met",))


def test_every_requirement_that_wants_evidence_leaves_out_what_was_set_aside() -> None:
    """No requirement of any rulebook takes rejected data, or data of an unsuitable method, for evidence."""
    careless = []
    for path in sorted(rulebook_folder().glob("*/*.toml")):
        for raw in tomllib.loads(path.read_text(encoding="utf-8")).get("requirement", []):
            for way in raw.get("met_by", []):
                every = [rows["supported_by"] for rows in _each(way, "rows") if "supported_by" in rows]
                for wanted in (*_each(way, "row"), *every):
                    left_out = wanted.get("unless", [])
                    has_weight = "weight" in wanted.get("match", {})
                    wants = [aside for aside in SET_ASIDE if not (has_weight and "weight" in aside)]
                    if wanted["in"] == "evidence" and not all(aside in left_out for aside in wants):
                        careless.append(raw["id"])

    assert careless == []


def _each(way: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = way.get(key, [])
    return found if isinstance(found, list) else [found]
