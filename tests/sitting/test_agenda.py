"""How a meeting goes through its points, and who sees to them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from cerwizard.assessment import Assessment, assess, load_knowledge
from cerwizard.project import read_project
from cerwizard.sitting import agenda, assigned, following_point, who_and_when
from tests.house.repository import ROOT


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    """An example with questions, findings and gaps."""
    knowledge = load_knowledge()
    return assess(
        read_project(ROOT / "examples" / "cbt-app.toml", knowledge.questionnaire).project, knowledge
    )


def test_after_each_point_comes_the_next_of_the_agenda(assessment: Assessment) -> None:
    """Nothing is passed over where one kind of point ends and the next begins."""
    points = agenda(assessment)

    assert {point.kind for point in points} >= {"finding", "gap"}
    for point, after in pairwise(points):
        assert following_point(assessment, point, frozenset()) == after


@pytest.mark.parametrize("kind", ["gap", "open point"])
def test_who_until_when_and_how_are_said_one_by_one(assessment: Assessment, kind: str) -> None:
    """What is not said now stays as it was said before."""
    point = next(point for point in agenda(assessment) if point.kind == kind)
    day, later = date(2027, 1, 31), date(2027, 3, 1)

    given = assigned(assessment.project, point, owner="Ana", due=day, note="Ask the lab.")

    assert who_and_when(given, point) == ("Ana", day, "Ask the lab.")
    assert who_and_when(assigned(given, point, owner="Ben"), point) == ("Ben", day, "Ask the lab.")
    assert who_and_when(assigned(given, point, due=later), point) == ("Ana", later, "Ask the lab.")
    assert who_and_when(assigned(given, point, note="Done."), point) == ("Ana", day, "Done.")
