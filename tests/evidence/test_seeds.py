"""The three pages that the users started from: each practice, duty and warning is carried by a requirement."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Knowledge

PAGES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).resolve().parent / "seeds.toml").read_text(encoding="utf-8")
)["page"]
POINTS = [(page["id"], point) for page in PAGES for point in page["point"]]
KINDS = {"duty", "practice", "warning"}


def test_all_three_pages_are_read() -> None:
    """No page is left out, and no point stands without its kind."""
    assert len(PAGES) == 3
    assert {point["kind"] for _, point in POINTS} == KINDS


@pytest.mark.parametrize(
    "point",
    [point for _, point in POINTS],
    ids=[f"{page}: {point['says']}" for page, point in POINTS],
)
def test_a_point_is_carried(knowledge: Knowledge, point: dict[str, Any]) -> None:
    """What a page asks for or warns of is asked for by the rulebook."""
    assert point["carried_by"]
    assert set(point["carried_by"]) <= set(knowledge.requirements)


@pytest.mark.parametrize(
    "point",
    [point for _, point in POINTS],
    ids=[f"{page}: {point['says']}" for page, point in POINTS],
)
def test_a_duty_or_warning_is_more_than_a_notice(knowledge: Knowledge, point: dict[str, Any]) -> None:
    """A duty or warning can be missing or broken: it is not only told."""
    kinds = {knowledge.requirements[name].kind for name in point["carried_by"]}

    assert point["kind"] == "practice" or kinds & {"duty", "prohibition"}
