"""What counts as clinical data where a requirement asks for them: by what an item comes to, not by its kind alone."""

from __future__ import annotations

from typing import Any

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import Row
from tests.evidence.items import BANDAGE, COMPARED, ROD, assessed

PAPER: dict[str, Any] = {"id": "E1", "kind": "literature", "about": "equivalent", "status": "available"}


def status(
    knowledge: Knowledge,
    requirement: str,
    device: dict[str, Any] = BANDAGE,
    stated: tuple[str, ...] = (),
    **tables: Any,
) -> str:
    """Return how one requirement stands for a device with these rows."""
    found = assessed(knowledge, device, *stated, **tables).gaps
    return next(gap.status for gap in found if gap.requirement.id == requirement)


@pytest.mark.parametrize(
    ("item", "devices", "expected"),
    [
        (PAPER, (), "partly"),
        (PAPER, ({**COMPARED, "technical": "unknown"},), "partly"),
        (PAPER, ({**COMPARED, "clinical": "different"},), "missing"),
        (PAPER, (COMPARED,), "met"),
        ({**PAPER, "status": "planned"}, (COMPARED,), "partly"),
        ({**PAPER, "about": "own_earlier"}, (), "partly"),
        ({**PAPER, "about": "own"}, (), "met"),
        ({**PAPER, "about": "similar"}, (), "missing"),
        ({**PAPER, "about": ""}, (), "open"),
        ({**PAPER, "kind": "registry", "about": "similar"}, (), "missing"),
    ],
    ids=str,
)
def test_papers_on_another_device_count_once_the_comparison_is_on_record(
    knowledge: Knowledge, item: Row, devices: tuple[Row, ...], expected: str
) -> None:
    """Until then they are listed, and no clinical data are in hand."""
    assert status(knowledge, "SD-02", evidence=(item,), equivalent=devices) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"kind": "registry", "about": "own", "quality": "high", "status": "available"}, "met"),
        ({"kind": "registry", "about": "own", "quality": "high", "status": "planned"}, "partly"),
        ({"kind": "registry", "about": "own", "status": "available"}, "open"),
        (
            {
                "kind": "clinical_investigation",
                "about": "own",
                "quality": "unsuitable",
                "status": "available",
            },
            "missing",
        ),
        ({"kind": "complaints_vigilance", "about": "own", "status": "available"}, "missing"),
    ],
    ids=str,
)
def test_a_legacy_implant_needs_rank_4_in_hand(knowledge: Knowledge, item: Row, expected: str) -> None:
    """Complaints alone never suffice, and what is not graded yet is open."""
    legacy = {**ROD, "market_status": "directive"}

    assert status(knowledge, "EU-J-13", legacy, evidence=({"id": "E1", **item},)) == expected


@pytest.mark.parametrize(
    "aside", [{"coverage": "none"}, {"application": "major_deviation"}, {"weight": "background"}], ids=str
)
@pytest.mark.parametrize("requirement", ["EU-J-13", "EU-J-18", "SD-02", "EU-F-22", "EU-F-23"])
def test_data_beside_the_intended_purpose_carry_no_conclusion(
    knowledge: Knowledge, requirement: str, aside: Row
) -> None:
    """Another use, nothing of the purpose, background only: relevant for other questions (MEDDEV, 9.3.2)."""
    legacy = {**ROD, "market_status": "directive", "well_established_technology": requirement == "EU-J-18"}
    paper: Row = {**PAPER, "about": "own", "supports": ("B1", "C1"), "quality": "high"}
    benefit = PROMISES["EU-F-22"]

    promised: dict[str, Any] = {"benefit": (benefit,), "claim": ({**PROMISES["EU-F-23"], "id": "C1"},)}
    assert status(knowledge, requirement, legacy, evidence=(paper,), **promised) == "met"
    assert status(knowledge, requirement, legacy, evidence=({**paper, **aside},), **promised) == "missing"


COMPLAINTS: Row = {"id": "E1", "kind": "complaints_vigilance", "about": "own", "status": "available"}


@pytest.mark.parametrize(
    ("status_of_study", "expected"),
    [("planned", "missing"), ("running", "missing"), ("available", "open"), ("", "open")],
)
def test_a_study_to_come_does_not_open_what_only_data_in_hand_can_meet(
    knowledge: Knowledge, status_of_study: str, expected: str
) -> None:
    """Complaints and a planned study of unknown quality are below rank 4 (MDCG 2020-6, 6.4): a gap, not a question."""
    legacy = {**ROD, "market_status": "directive"}
    study: Row = {"id": "E9", "kind": "pmcf_study", "about": "own", "status": status_of_study}

    assert status(knowledge, "EU-J-13", legacy, evidence=(COMPLAINTS,)) == "missing"
    assert status(knowledge, "EU-J-13", legacy, evidence=(COMPLAINTS, study)) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([{"kind": "complaints_vigilance", "status": "available"}], "missing"),
        (
            [
                {"kind": "complaints_vigilance", "status": "available"},
                {"kind": "bench", "status": "available"},
            ],
            "met",
        ),
        ([{"kind": "registry", "quality": "low", "status": "planned"}], "partly"),
    ],
    ids=str,
)
def test_even_well_established_technology_needs_more_than_complaints(
    knowledge: Knowledge, items: list[Row], expected: str
) -> None:
    """Lower sources may do together, but reliance on complaints alone never does."""
    legacy = {**ROD, "market_status": "directive", "well_established_technology": True}
    rows = tuple({"id": f"E{number}", "about": "own", **item} for number, item in enumerate(items))

    assert status(knowledge, "EU-J-18", legacy, evidence=rows) == expected


PROMISES: dict[str, Row] = {
    "EU-F-22": {
        "id": "B1",
        "text": "Less pain",
        "route": "direct",
        "parameter": "VAS",
        "time_point": "4 weeks",
    },
    "EU-F-23": {"id": "B1", "text": "Less pain", "kind": "clinical_benefit"},
}


@pytest.mark.parametrize(("requirement", "table"), [("EU-F-22", "benefit"), ("EU-F-23", "claim")])
@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"kind": "registry", "about": "own", "status": "available"}, "met"),
        ({"kind": "registry", "about": "own", "status": "available", "weight": "rejected"}, "missing"),
        ({"kind": "registry", "about": "own", "status": "planned"}, "missing"),
        ({"kind": "bench", "about": "own", "status": "available"}, "missing"),
        ({"kind": "literature", "about": "similar", "status": "available"}, "missing"),
        ({"kind": "registry", "about": "own", "status": "available", "supports": ()}, "missing"),
    ],
    ids=str,
)
def test_what_is_promised_to_patients_rests_on_clinical_data(
    knowledge: Knowledge, requirement: str, table: str, item: Row, expected: str
) -> None:
    """Tests and similar devices carry neither a direct benefit nor a claim of one (MDCG 2020-6, 6.5(a))."""
    row: Row = {"id": "E1", "supports": ("B1",), **item}
    tables: dict[str, Any] = {table: (PROMISES[requirement],)}

    assert status(knowledge, requirement, evidence=(row,), **tables) == expected


@pytest.mark.parametrize(("requirement", "table"), [("EU-F-22", "benefit"), ("EU-F-23", "claim")])
@pytest.mark.parametrize("kind", ["complaints_vigilance", "case_report"])
@pytest.mark.parametrize(
    ("device", "stated", "expected"),
    [
        ({}, True, "missing"),
        ({"market_status": "directive"}, True, "missing"),
        ({"market_status": "directive", "well_established_technology": True}, False, "partly"),
        ({"market_status": "directive", "well_established_technology": True}, True, "met"),
        ({"orphan": True}, True, "met"),
    ],
    ids=str,
)
def test_complaints_or_a_single_case_alone_show_neither_benefit_nor_safety(
    knowledge: Knowledge,
    requirement: str,
    table: str,
    kind: str,
    device: dict[str, Any],
    stated: bool,
    expected: str,
) -> None:
    """Only well-established technology or a rare disease may argue with them (MDCG 2020-6, 6.3 and 6.5(e))."""
    row: Row = {"id": "E1", "kind": kind, "about": "own", "status": "available", "supports": ("B1",)}
    tables: dict[str, Any] = {table: (PROMISES[requirement],), "evidence": (row,)}
    said = (requirement,) if stated else ()

    assert status(knowledge, requirement, {**BANDAGE, **device}, said, **tables) == expected


@pytest.mark.parametrize(
    "aside",
    [
        {"kind": "expert_opinion"},
        {"weight": "background"},
        {"coverage": "none"},
        {"application": "major_deviation"},
    ],
    ids=str,
)
def test_opinions_and_background_measure_no_benefit_and_show_no_claim(
    knowledge: Knowledge, aside: Row
) -> None:
    """Anecdotes, opinions and data beside the purpose serve other questions (MEDDEV, 9.3.1(c) and 9.3.2)."""
    bench: Row = {
        "id": "E1",
        "kind": "bench",
        "about": "own",
        "status": "available",
        "supports": ("B1", "C1"),
    }
    benefit = {**PROMISES["EU-F-22"], "route": "indirect"}
    claim = {
        "id": "C1",
        "kind": "performance",
        "endpoint": "Force",
        "acceptance": "1 N",
        "acceptance_source": "S1",
    }
    tables: dict[str, Any] = {"benefit": (benefit,), "claim": (claim,)}

    for requirement in ("EU-F-08", "EU-F-11"):
        assert status(knowledge, requirement, evidence=(bench,), **tables) == "met"
        assert status(knowledge, requirement, evidence=({**bench, **aside},), **tables) == "missing"


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [("bench", "own", "blocked"), ("literature", "similar", "blocked"), ("registry", "own", "met")],
)
def test_only_clinical_data_are_pivotal(knowledge: Knowledge, kind: str, about: str, expected: str) -> None:
    """Bench tests and similar devices never carry the conclusion."""
    row = {"id": "E1", "kind": kind, "about": about, "status": "available", "weight": "pivotal"}

    assert status(knowledge, "EU-D-05", evidence=(row,)) == expected


@pytest.mark.parametrize(("requirement", "table"), [("EU-F-22", "benefit"), ("EU-F-23", "claim")])
def test_what_is_missing_is_said_once_where_a_second_way_asks_for_more(
    knowledge: Knowledge, requirement: str, table: str
) -> None:
    """For a rare disease lower sources may do with a reason stated; without any data the reason closes nothing."""
    tables: dict[str, Any] = {table: (PROMISES[requirement],), "evidence": ()}

    (gap,) = (
        gap
        for gap in assessed(knowledge, {**BANDAGE, "orphan": True}, **tables).gaps
        if gap.requirement.id == requirement
    )

    assert gap.why.count("B1") == 1
    assert "nobody has stated" not in gap.why
