"""What is asked of an own investigation, by whether it has results and by what was ticked or stated of it."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project, Statement
from tests.evidence.items import BANDAGE, ROD, silent

STUDY: Row = {"id": "E1", "kind": "clinical_investigation", "about": "own", "status": "available"}
PLANNED: Row = {**STUDY, "id": "E2", "status": "planned"}
REASON = "no_investigation_rationale"
"""The answer that says why none is needed."""


def standing(
    knowledge: Knowledge, device: dict[str, FactValue], *rows: Row, stated: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return how each requirement stands for a device with these items; nothing else is listed."""
    project = Project(
        answers={**silent(knowledge), **device},
        tables={"evidence": rows},
        statements=tuple(Statement(requirement=name, place="CER 8.2") for name in stated),
        complete=("evidence", "equivalent"),
        markets=("eu",),
    )
    return {gap.requirement.id: gap.status for gap in assess(project, knowledge).gaps}


def test_a_report_without_results_says_why_it_can_do_without_them(knowledge: Knowledge) -> None:
    """A study that is only planned is none that was conducted (MDCG 2020-13, section E)."""
    assert standing(knowledge, BANDAGE, PLANNED)["EU-E-16"] == "missing"
    assert standing(knowledge, BANDAGE, PLANNED, stated=("EU-E-16",))["EU-E-16"] == "met"
    for rows in ((), (STUDY,), (STUDY, PLANNED)):
        assert "EU-E-16" not in standing(knowledge, BANDAGE, *rows)


@pytest.mark.parametrize("aside", [{"weight": "rejected"}, {"quality": "unsuitable"}], ids=str)
def test_results_that_were_set_aside_are_none_to_report_with(knowledge: Knowledge, aside: Row) -> None:
    """Alone, or beside a study that still runs, such a study leaves the report without results (9.3.3)."""
    rejected: Row = {**STUDY, **aside}

    for rows in ((rejected,), (rejected, PLANNED)):
        assert standing(knowledge, BANDAGE, *rows)["EU-E-16"] == "missing"
    assert "EU-E-16" not in standing(knowledge, BANDAGE, rejected, {**STUDY, "id": "E3"})


def test_no_such_reason_is_asked_where_the_investigation_is_mandatory(knowledge: Knowledge) -> None:
    """There its results are due with the report (Article 61(4))."""
    stands = standing(knowledge, {**ROD, "common_specification": "none"}, PLANNED)

    assert "EU-E-16" not in stands
    assert stands["EU-E-15"] != "met"


@pytest.mark.parametrize(
    ("device", "expected"),
    [({}, "missing"), ({REASON: "Two registries answer every question."}, "met")],
)
def test_without_any_investigation_only_the_rationale_counts(
    knowledge: Knowledge, device: dict[str, FactValue], expected: str
) -> None:
    """That the law would allow one is no part of the rationale."""
    assert standing(knowledge, {**BANDAGE, **device})["EU-E-02"] == expected


@pytest.mark.parametrize(
    ("conduct", "stated", "expected"),
    [
        (("registered", "published"), (), "partly"),
        (("registered", "published"), ("EU-E-07",), "met"),
        ((), ("EU-E-07",), "met"),
        (("registered",), (), "missing"),
        ((), (), "missing"),
    ],
)
def test_a_study_is_registered_and_published_or_has_its_reason(
    knowledge: Knowledge, conduct: tuple[str, ...], stated: tuple[str, ...], expected: str
) -> None:
    """The numbers, letters and reasons stand in a place that is stated (MDCG 2020-13, section E)."""
    device: dict[str, FactValue] = {**BANDAGE, "investigation_conduct": conduct}

    assert standing(knowledge, device, STUDY, stated=stated)["EU-E-07"] == expected


@pytest.mark.parametrize("kind", ["clinical_investigation", "pmcf_study"])
@pytest.mark.parametrize("about", ["own", "own_earlier"])
def test_a_running_study_brings_what_it_has_so_far(knowledge: Knowledge, kind: str, about: str) -> None:
    """The latest interim report and the serious adverse events (MEDDEV 2.7/1 rev.4, 9.3.1(b))."""
    running: Row = {**STUDY, "kind": kind, "about": about, "status": "running"}

    assert standing(knowledge, BANDAGE, running)["EU-E-17"] == "missing"
    assert standing(knowledge, BANDAGE, running, stated=("EU-E-17",))["EU-E-17"] == "met"
    for other in ({**running, "status": "planned"}, {**running, "status": "available"}):
        assert "EU-E-17" not in standing(knowledge, BANDAGE, other)
    assert "EU-E-17" not in standing(knowledge, BANDAGE, {**running, "about": "similar"})
