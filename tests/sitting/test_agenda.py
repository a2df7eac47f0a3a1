"""The order in which a meeting goes through its points."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cerwizard.assessment import Assessment, assess, load_knowledge
from cerwizard.project import read_project
from cerwizard.sitting import agenda, following_point
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
