"""What is said of listed rows that do not count: by which columns, the nearest way first."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.evidence import EveryRow, judge
from cerwizard.facts import Row
from tests.evidence.test_judge import LITERATURE, requirement, table
from tests.evidence.test_judge_words import ROW, hand_of, said, told

IN_HAND = replace(LITERATURE, done=({"status": ("available",), "weight": ("pivotal", "supporting")},))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"weight": "rejected"}, "E1 does not count (weight is rejected (evidence))"),
        ({}, "E1 does not count (lacks “weight (evidence)”)"),
        (
            {"status": "planned", "weight": "rejected"},
            "E1 does not count (status is planned (evidence); weight is rejected (evidence))",
        ),
        (
            {"status": "planned"},
            "E1 does not count (status is planned (evidence); lacks “weight (evidence)”)",
        ),
    ],
)
def test_of_several_columns_the_one_that_fails_is_named(row: Row, why: str) -> None:
    """What is in hand and weighed as too little is not said to be not in hand."""
    assert said(IN_HAND, evidence=table({"id": "E1", **ROW, **row})) == ("partly", why)


def test_of_several_ways_to_count_the_nearest_speaks() -> None:
    """By the way with the fewest columns that fail, each item by its own."""
    either = replace(IN_HAND, done=(*IN_HAND.done, {"year": ("2026",)}))
    held = {"id": "E1", **ROW, "status": "planned", "year": "2020"}

    assert said(either, evidence=table(held, {**held, "id": "E2"})) == (
        "partly",
        "E1 does not count (year is 2020 (evidence)); E2 does not count (year is 2020 (evidence))",
    )


def test_evidence_that_names_a_row_and_does_not_count_is_named() -> None:
    """It is not said that nothing shows it where something listed is about it."""
    supported = EveryRow("claim", (), supported_by=replace(LITERATURE, by="supports"))
    bench: Row = {"id": "E1", "kind": "bench", "status": "available", "supports": ("C1",)}
    nothing = "C2: nothing under “Evidence” shows it"

    found = said(supported, claim=table({"id": "C1"}, {"id": "C2"}), evidence=table(bench))
    both = said(supported, claim=table({"id": "C1"}), evidence=table(bench, {**bench, "id": "E2"}))

    assert found == ("missing", f"C1: E1 does not count (kind is bench (evidence)); {nothing}")
    assert both[1].removeprefix("C1: ").split("; ") == [
        "E1 does not count (kind is bench (evidence))",
        "E2 does not count (kind is bench (evidence))",
    ]


def test_a_row_that_is_named_by_what_does_not_count_is_missing() -> None:
    """For one row alone the gap is a miss, and no part."""
    each = replace(LITERATURE, by="supports")
    bench: Row = {"id": "E1", "kind": "bench", "status": "available", "supports": ("C1",)}
    hand = replace(hand_of(), facts={"evidence": table(bench)}, row={"id": "C1"})

    assert told(judge(requirement((each,)), hand)) == (
        "missing",
        "E1 does not count (kind is bench (evidence))",
    )
