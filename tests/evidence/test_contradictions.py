"""Answers and rows that do not go together: claims, benefits, thresholds, populations and appraisals."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project
from tests.evidence.items import BANDAGE, COMPARED, assessed

STUDY: dict[str, Any] = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "available",
    "place": "TD-1",
    "finding": "favourable",
    "quality": "high",
    "coverage": "part",
    "supports": ("C1",),
}
CLAIM: dict[str, Any] = {
    "id": "C1",
    "text": "Heals",
    "kind": "clinical_benefit",
    "endpoint": "days",
    "acceptance": "under 20",
    "acceptance_source": "S1",
}
BENEFIT: dict[str, Any] = {
    "id": "B1",
    "parameter": "days",
    "instrument": "photo",
    "relevant_effect": "3",
    "source": "S1",
}
RISK: dict[str, Any] = {"id": "R1", "expected_rate": "2 %", "rate_source": "S1"}
STEP: dict[str, Any] = {"id": "K1", "question": "Does it heal?", "endpoint": "days"}
THRESHOLD: dict[str, Any] = {"id": "M1", "value": "20", "source": "S1"}

SINGLE_ROWS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("claim", CLAIM, {"endpoint": ""}, "names no endpoint"),
    ("claim", CLAIM, {"acceptance": ""}, "no acceptance criterion"),
    ("claim", CLAIM, {"acceptance_source": ""}, "criterion has no source"),
    ("claim", CLAIM, {"id": "C2"}, "No item of evidence speaks for the claim"),
    ("benefit", BENEFIT, {"parameter": ""}, "no outcome parameter"),
    ("benefit", BENEFIT, {"instrument": ""}, "no way to measure"),
    ("benefit", BENEFIT, {"source": ""}, "smallest effect that matters has no source"),
    ("risk", RISK, {"rate_source": ""}, "expected rate of the harm has no source"),
    ("development_step", STEP, {"endpoint": ""}, "names no endpoint that would answer"),
    ("benchmark", THRESHOLD, {"source": ""}, "threshold has a value and no source"),
    ("evidence", STUDY, {"weight": "pivotal", "about": "similar"}, "pivotal and is not clinical data"),
    ("evidence", STUDY, {"weight": "pivotal", "about": "own_earlier"}, "pivotal and is not clinical data"),
    ("evidence", STUDY, {"weight": "pivotal", "kind": "bench"}, "pivotal and is not clinical data"),
    ("evidence", STUDY, {"weight": "pivotal", "kind": "case_report"}, "source of low quality"),
    ("evidence", STUDY, {"weight": "pivotal", "quality": "unsuitable"}, "gives it no rank"),
    (
        "evidence",
        STUDY,
        {"weight": "pivotal", "patients": "different"},
        "pivotal, and was obtained in another",
    ),
    ("evidence", STUDY, {"weight": "pivotal", "coverage": "none"}, "covers nothing of the intended purpose"),
    ("evidence", STUDY, {"weight": "rejected"}, "rejected and still named in support"),
    (
        "evidence",
        STUDY,
        {"coverage": "whole", "patients": "limited"},
        "cover the whole intended purpose, and also",
    ),
    ("evidence", STUDY, {"reporting": "insufficient"}, "graded high, and basic points are missing"),
    ("evidence", STUDY, {"about": "equivalent"}, "list of equivalent devices is complete and empty"),
]


def said(
    knowledge: Knowledge, answers: dict[str, FactValue], **tables: tuple[Row, ...]
) -> list[tuple[str, str]]:
    """Return what does not go together, each with the row it is about."""
    assessment = assessed(knowledge, {**BANDAGE, **answers}, **tables)
    return [(finding.says, finding.row) for finding in assessment.findings]


@pytest.mark.parametrize(
    ("table", "row", "change", "words"), SINGLE_ROWS, ids=[f"{one[0]}: {one[3]}" for one in SINGLE_ROWS]
)
def test_a_row_that_lacks_or_contradicts_is_named(
    knowledge: Knowledge, table: str, row: dict[str, Any], change: dict[str, Any], words: str
) -> None:
    """And the same row in order draws nothing."""
    others: dict[str, tuple[Row, ...]] = {"evidence": (STUDY,)} if table != "evidence" else {}
    wrong = {**row, **change}

    before = [where for says, where in said(knowledge, {}, **others, **{table: (row,)}) if words in says]
    after = [where for says, where in said(knowledge, {}, **others, **{table: (wrong,)}) if words in says]

    assert (before, after) == ([], [wrong["id"]])


def test_a_claim_is_not_missed_before_evidence_is_entered(knowledge: Knowledge) -> None:
    """An empty list that is not finished says nothing yet."""
    assessment = assess(Project(answers=BANDAGE, tables={"claim": (CLAIM,)}, markets=("eu",)), knowledge)

    assert not [finding for finding in assessment.findings if "No item of evidence" in finding.says]


def test_an_indication_without_evidence_is_a_finding_until_an_item_names_it(knowledge: Knowledge) -> None:
    """A plan in words or an item that names it: either will do."""
    words = "No evidence is in hand or planned for the indication"
    bare: Row = {"id": "I1", "text": "Burns"}

    def found(indication: Row, supports: tuple[str, ...]) -> bool:
        rows = said(knowledge, {}, indication=(indication,), evidence=({**STUDY, "supports": supports},))
        return any(words in says for says, _ in rows)

    assert found(bare, ())
    assert not found(bare, ("I1",))
    assert not found({**bare, "evidence_plan": "E1"}, ())


def test_data_from_other_patients_alone_are_a_finding(knowledge: Knowledge) -> None:
    """A population that nobody looked at is narrowed or studied."""
    words = "other patients than those intended"
    other, intended = {**STUDY, "patients": "limited"}, {**STUDY, "id": "E2", "patients": "intended"}

    assert any(words in says for says, _ in said(knowledge, {}, evidence=(other,)))
    assert not any(words in says for says, _ in said(knowledge, {}, evidence=(other, intended)))


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"related_device": ({"id": "G1", "relation": "similar"},)}, "Similar devices are named"),
        ({"equivalent": (COMPARED,)}, "no search looks for data on it"),
    ],
    ids=["similar", "equivalent"],
)
def test_a_device_that_is_named_and_not_searched_is_a_finding(
    knowledge: Knowledge, tables: dict[str, tuple[Row, ...]], words: str
) -> None:
    """Once the list of searches is complete, or holds the search."""
    project = assessed(knowledge, **tables).project
    finished = replace(project, complete=(*project.complete, "search"))
    rows = tuple(
        {"id": f"S{at}", "purpose": name} for at, name in enumerate(("state_of_the_art", "equivalent"))
    )

    def finds(one: Any) -> bool:
        return any(words in finding.says for finding in assess(one, knowledge).findings)

    assert finds(finished)
    assert not finds(replace(finished, tables={**finished.tables, "search": rows}))


def test_a_purpose_worded_differently_in_two_places_is_a_finding(knowledge: Knowledge) -> None:
    """The widest wording counts against the maker."""
    words = "state the intended purpose in other words"

    assert any(words in says for says, _ in said(knowledge, {"purpose_wording": "differs"}))
    assert not any(words in says for says, _ in said(knowledge, {"purpose_wording": "same"}))
