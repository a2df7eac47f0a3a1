"""Children and other vulnerable groups have evidence of their own, planned or listed."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.evidence import Status
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, assessed

CHILDREN: dict[str, FactValue] = {**BANDAGE, "age_groups": ("children", "adults")}
BURNS: Row = {"id": "I1", "text": "Burns", "population": "Children", "vulnerable": True}
STUDY: Row = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "planned",
    "supports": ("I1",),
}


def stands(knowledge: Knowledge, indication: Row, *evidence: Row) -> Status:
    """Return how the evidence in the group stands."""
    found = assessed(knowledge, CHILDREN, indication=(indication,), evidence=evidence)
    return next(gap.status for gap in found.gaps if gap.requirement.id == "EU-S-07")


def test_evidence_in_the_group_is_foreseen_in_words_or_listed(knowledge: Knowledge) -> None:
    """Either the indication says what is foreseen, or an item of evidence names it (MDR Annex XIV Part A, 1(a))."""
    assert stands(knowledge, {**BURNS, "evidence_plan": "A study in two burn centres"}) == "met"
    assert stands(knowledge, BURNS, STUDY) == "met"
    assert stands(knowledge, BURNS) == "missing"
    assert stands(knowledge, BURNS, {**STUDY, "supports": ()}) == "missing"


@pytest.mark.parametrize(
    "flaw",
    [
        {"patients": "different"},
        {"weight": "rejected"},
        {"weight": "background"},
        {"quality": "unsuitable"},
        {"coverage": "none"},
        {"application": "major_deviation"},
    ],
    ids=str,
)
def test_data_of_others_are_none_in_the_group(knowledge: Knowledge, flaw: dict[str, FactValue]) -> None:
    """What was set aside, or comes from other patients or another use, says nothing of these."""
    assert stands(knowledge, BURNS, {**STUDY, **flaw}) == "missing"


def test_an_indication_that_marks_nobody_is_not_in_the_group(knowledge: Knowledge) -> None:
    """An item that supports it is about whoever it is for."""
    assert stands(knowledge, {**BURNS, "vulnerable": False}, STUDY) == "missing"
