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

APP: dict[str, FactValue] = {
    "software": True,
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "samd": True,
    "imdrf_situation": "serious",
}

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


LOOSE: dict[str, Any] = {
    "answers": {"purpose_wording": "differs", "uses_ai": True, "test_data_independence": "no_test_set"},
    "tables": {
        "claim": ({"id": "C1", "text": "Heals", "kind": "clinical_benefit"},),
        "evidence": ({"id": "E1", "kind": "registry", "status": "planned", "finding": "favourable"},),
    },
}


def found_in(knowledge: Knowledge, *markets: str) -> list[tuple[str, str]]:
    """Return what does not go together in these markets, each with its clause."""
    answers = {**APP, **LOOSE["answers"]}
    project = Project(answers=answers, tables=LOOSE["tables"], markets=markets)
    return [(finding.says, finding.clause) for finding in assess(project, knowledge).findings]


@pytest.mark.parametrize(
    "words",
    [
        "names no endpoint, so nothing",
        "No item of evidence speaks",
        "in other words than the plan",
        "tested on data it was trained",
        "only planned and has a result",
    ],
)
def test_what_is_loose_in_the_eu_is_loose_in_great_britain_alone(knowledge: Knowledge, words: str) -> None:
    """By the guidance that Great Britain uses; and said once, by the MDR, where both are markets."""
    british = [clause for says, clause in found_in(knowledge, "gb") if words in says]
    both = [clause for says, clause in found_in(knowledge, "eu", "gb") if words in says]

    assert len(british) == len(both) == 1
    assert "MEDDEV 2.7/1 rev.4" in british[0]
    assert "MD" in both[0]
    assert british != both


def test_no_clause_of_the_mdr_is_held_against_great_britain_alone(knowledge: Knowledge) -> None:
    """A rule without a British clause stays in the EU."""
    assert not [clause for _, clause in found_in(knowledge, "gb") if "MDR A" in clause or "MDCG" in clause]


@pytest.mark.parametrize("markets", [("eu",), ("gb",), ("eu", "gb")])
def test_who_acts_on_the_output_is_asked_in_every_market(
    knowledge: Knowledge, markets: tuple[str, ...]
) -> None:
    """The words are the forum's, so they stand once wherever the software is sold."""
    lay: dict[str, FactValue] = {"imdrf_lay_unsupported": True, "output_reader": "specialist"}
    project = Project(answers={**APP, **lay}, markets=markets)

    found = [one for one in assess(project, knowledge).findings if "check who acts on it" in one.says]

    assert len(found) == 1
