"""The three validations of software: asked in Great Britain alone by N41, in the EU by the pillars, never twice."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.evidence import Gap
from cerwizard.facts import FactValue, Row, Truth
from cerwizard.project import Project
from tests.cli.calls import MOOD_SCORE, ran

FORUM = "imdrf"
PILLARS = {
    "clinical_association": "literature",
    "technical_performance": "vnv_software",
    "clinical_performance": "clinical_investigation",
}
"""What an item is ticked for, and a kind that shows it."""


def _software(*markets: str, status: str = "", complete: bool = True) -> Project:
    answers: dict[str, FactValue] = {
        "software": True,
        "software_acts_on_data": True,
        "software_benefits_individual": True,
        "medical_purposes": ("disease",),
        "accessory_to": "none",
        "driven_device_class": "none",
        "annex_xvi_group": "none",
        "ivd_purpose": False,
        "software_gives_ivd_information": False,
        "excluded_product": "none",
        "human_use": True,
        "gb_verifiable_calculation": False,
        "samd": True,
    }
    rows: tuple[Row, ...] = tuple(
        {"id": f"E{n}", "kind": kind, "about": "own", "pillar": (pillar,), "status": status}
        for n, (pillar, kind) in enumerate(PILLARS.items())
    )
    return Project(
        answers=answers,
        markets=markets,
        tables={"evidence": rows} if status else {},
        complete=("evidence",) if complete else (),
    )


def _validations(project: Project, knowledge: Knowledge) -> list[Gap]:
    own = {each.id for regime in knowledge.regimes if regime.id == FORUM for each in regime.requirements}
    return [
        gap
        for gap in assess(project, knowledge).gaps
        if gap.applies is Truth.HOLDS and gap.requirement.id in own and gap.requirement.each == "use"
    ]


@pytest.mark.parametrize(
    ("status", "standing"), [("available", "met"), ("planned", "partly"), ("", "missing")]
)
def test_great_britain_alone_asks_for_three_validations(
    status: str, standing: str, knowledge: Knowledge
) -> None:
    """Scientific, analytical and clinical: each met by evidence in hand, partly by what is planned."""
    gaps = _validations(_software("gb", status=status), knowledge)

    assert [gap.status for gap in gaps] == [standing] * 3
    assert all("N41" in gap.requirement.clause and "MHRA" in gap.requirement.clause for gap in gaps)


def test_the_eu_asks_for_them_as_pillars_and_not_twice(knowledge: Knowledge) -> None:
    """One missing thing is one gap, and its clause names both texts."""
    gaps = assess(_software("eu", "gb"), knowledge).gaps
    pillars = [gap for gap in gaps if gap.requirement.each == "use" and "N41" in gap.requirement.clause]

    assert _validations(_software("eu", "gb"), knowledge) == []
    assert len(pillars) == 3
    assert all("MDCG 2020-1" in gap.requirement.clause for gap in pillars)


def test_the_plan_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    """Each pillar stands in the plan with the clauses of both texts."""
    shown = " ".join(ran(capsys, "plan", MOOD_SCORE).out.split())

    for clause in ("FINAL:2017, 5.2", "FINAL:2017, 5.3", "FINAL:2017, 5.4"):
        assert clause in shown
