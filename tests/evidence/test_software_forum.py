"""The three kinds of evidence of IMDRF N41, asked of software for Great Britain alone, as the EU pillars are asked."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project
from tests.evidence.items import silent
from tests.evidence.test_software_pillars import APP

ASSOCIATION, ANALYTICAL, CLINICAL = "IMDRF-01", "IMDRF-02", "IMDRF-03"
PILLARS = {
    ASSOCIATION: "clinical_association",
    ANALYTICAL: "technical_performance",
    CLINICAL: "clinical_performance",
}
STUDY: Row = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "available",
    "quality": "high",
}


def status(knowledge: Knowledge, requirement: str, **item: FactValue) -> str:
    """Return how a requirement stands with one item that is ticked for it."""
    row: Row = {**STUDY, "pillar": (PILLARS[requirement],), **item}
    project = Project(
        answers={**silent(knowledge), **APP},
        tables={"evidence": (row,)},
        complete=("evidence",),
        markets=("gb",),
    )
    return next(gap.status for gap in assess(project, knowledge).gaps if gap.requirement.id == requirement)


@pytest.mark.parametrize(
    ("requirement", "item"),
    [
        (ASSOCIATION, {"kind": "literature", "about": "state_of_the_art", "weight": "background"}),
        (ASSOCIATION, {}),
        (ANALYTICAL, {"kind": "vnv_software", "weight": "background"}),
        (CLINICAL, {}),
        (CLINICAL, {"kind": "real_world_data", "about": "own_earlier"}),
        (CLINICAL, {"kind": "usability"}),
        (CLINICAL, {"patients": "different", "weight_reason": "The sign looks the same in both."}),
    ],
    ids=str,
)
def test_what_the_forum_names_as_evidence_counts(
    knowledge: Knowledge, requirement: str, item: dict[str, FactValue]
) -> None:
    """Each kind by its own sources; data for another use where they are extrapolated (N41, 5.2 to 5.4 and 7.0)."""
    assert status(knowledge, requirement, **item) == "met"


@pytest.mark.parametrize(
    ("requirement", "item"),
    [
        (ASSOCIATION, {"kind": "expert_opinion"}),
        (ASSOCIATION, {"kind": "vnv_software"}),
        (ASSOCIATION, {"kind": "complaints_vigilance"}),
        (ANALYTICAL, {"kind": "expert_opinion"}),
        (ANALYTICAL, {"kind": "certificate_qms"}),
        (ANALYTICAL, {"kind": "vnv_software", "about": "similar"}),
        (CLINICAL, {"kind": "vnv_software"}),
        (CLINICAL, {"kind": "expert_opinion"}),
        (CLINICAL, {"kind": "case_report"}),
        (CLINICAL, {"about": "similar"}),
        (CLINICAL, {"kind": "usability", "about": "equivalent"}),
        (CLINICAL, {"weight": "background"}),
        (CLINICAL, {"weight": "rejected"}),
    ],
    ids=str,
)
def test_a_tick_alone_makes_nothing_evidence(
    knowledge: Knowledge, requirement: str, item: dict[str, FactValue]
) -> None:
    """An opinion or a quality certificate shows none of the three, nor a technical test what happens to patients."""
    assert status(knowledge, requirement, **item) == "missing"
