"""The plan: an open line of the route is shown for each value of the missing answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import load_knowledge
from cerwizard.project import new_project, read_project, save
from tests.cli.calls import project_file, ran
from tests.evidence.route_vectors import VECTORS, assessed


@pytest.fixture
def between(tmp_path: Path) -> Path:
    """A file of a device whose class is still between IIa and IIb, for one answer."""
    knowledge = load_knowledge()
    vector = next(vector for vector in VECTORS if vector.name.startswith("V15"))
    path = tmp_path / "between.toml"
    new_project(path)
    save(read_project(path, knowledge.questionnaire), assessed(knowledge, vector).project)
    return path


def test_both_intervals_stand_beside_the_answers_that_lead_to_them(
    between: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever reads the plan sees what the missing answer decides."""
    shown = " ".join(ran(capsys, "plan", between).out.split())

    assert (
        "As it stands: PSUR at least every two years in class IIa, at least every year in class IIb or III "
        "software_monitors: Does the software watch a body function over time?" in shown
    )
    assert "not vital values in immediate danger → PSUR when necessary and at least every two years" in shown
    assert "vital values in a setting of immediate danger → PSUR at least every year" in shown


def test_machines_get_the_line_for_each_value(between: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An open line has the outcomes for each answer, a settled one has nothing to follow."""
    route = ran(capsys, "plan", between, "--json").json["route"]

    assert route["psur"]["branches"] == [
        {
            "question": "software_monitors",
            "lines": [
                {"answers": ["none", "physiological"], "possible": ["two_yearly"]},
                {"answers": ["vital_danger"], "possible": ["yearly"]},
            ],
        }
    ]
    assert route["sscp"]["branches"] == []


def test_a_new_project_names_what_its_lines_hang_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While almost nothing is answered, following each answer would be a wall of text."""
    shown = ran(capsys, "plan", project_file(tmp_path)).out

    assert "All of them hang on: software, medical_purposes" in shown
    assert "→" not in shown
