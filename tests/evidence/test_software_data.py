"""What is listed of configurations, data sets and oversight shows what it is about, and no more."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import assessed

APP: dict[str, FactValue] = {
    "software": True,
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_decision_impact": "ordinary",
    "general_hardware": True,
    "uses_ai": True,
    "test_data_independence": "external",
    "data_bias_review": "Older patients are fewer than in the clinic.",
    "human_oversight": "The reader sees the image and can overrule the mark.",
}
TESTED: Row = {"id": "H1", "hardware": "Phones with camera A", "status": "available", "place": "VR-031"}
TRAINING: Row = {
    "id": "D1",
    "role": "training",
    "source": "Two clinics",
    "participants": 900,
    "population": "Adults",
    "reference_standard": "Two readers",
}
USABILITY: Row = {"id": "E1", "kind": "usability", "about": "own", "status": "available"}
FILE: Row = {"id": "O1", "kind": "usability_file", "status": "available"}


def standing(
    knowledge: Knowledge, requirement: str, *stated: str, **tables: tuple[Row, ...]
) -> tuple[str, str]:
    """Return how a requirement on the app stands, and why."""
    found = assessed(knowledge, APP, *stated, **tables)
    return next((gap.status, gap.why) for gap in found.gaps if gap.requirement.id == requirement)


def test_a_tested_configuration_has_its_evidence(knowledge: Knowledge) -> None:
    """One row for each, tested, with its report (MDR Annex I, 17.4)."""
    assert standing(knowledge, "EU-A-15", configuration=(TESTED,))[0] == "met"


@pytest.mark.parametrize("status", ["running", "planned"])
def test_a_configuration_whose_test_is_to_come_is_a_gap(knowledge: Knowledge, status: str) -> None:
    """Also beside one that is tested, and it is named."""
    to_come: Row = {**TESTED, "id": "H2", "status": status}

    assert standing(knowledge, "EU-A-15", configuration=(to_come,))[0] == "missing"
    status, why = standing(knowledge, "EU-A-15", configuration=(TESTED, to_come))
    assert status == "partly"
    assert "H2" in why
    assert "H1" not in why


def test_data_for_training_alone_describe_no_test(knowledge: Knowledge) -> None:
    """The model is shown on data of their own, whatever is answered about them (MDCG 2025-6, question 8)."""
    test: Row = {**TRAINING, "id": "D2", "role": "test"}

    assert standing(knowledge, "EU-M-09", data_set=(TRAINING,))[0] == "partly"
    assert standing(knowledge, "EU-M-09", data_set=(test,))[0] == "partly"
    assert standing(knowledge, "EU-M-09", data_set=(TRAINING, test))[0] == "met"


def test_what_was_trained_on_no_data_says_so(knowledge: Knowledge) -> None:
    """AI by rules or logic has data to test it and none to train it; a statement alone tests nothing."""
    test: Row = {**TRAINING, "role": "test"}

    assert standing(knowledge, "EU-M-09", "EU-M-09", data_set=(test,))[0] == "met"
    assert standing(knowledge, "EU-M-09", "EU-M-09", data_set=(TRAINING,))[0] == "partly"


def test_oversight_that_is_only_described_was_evaluated_with_nobody(knowledge: Knowledge) -> None:
    """What users do with it is seen in a test with users, or stated with its place (MDCG 2025-6, question 17)."""
    described = standing(knowledge, "EU-M-10")

    assert described[0] == "partly"
    assert standing(knowledge, "EU-M-10", evidence=({**USABILITY, "status": "planned"},))[0] == "partly"
    assert standing(knowledge, "EU-M-10", evidence=({**USABILITY, "weight": "rejected"},))[0] == "partly"
    assert standing(knowledge, "EU-M-10", evidence=({**USABILITY, "about": "similar"},))[0] == "partly"


def test_oversight_is_evaluated_by_a_test_a_file_or_a_statement(knowledge: Knowledge) -> None:
    """Any one of the three, beside the words on how it is designed."""
    assert standing(knowledge, "EU-M-10", evidence=(USABILITY,))[0] == "met"
    assert standing(knowledge, "EU-M-10", controlled_document=(FILE,))[0] == "met"
    assert standing(knowledge, "EU-M-10", "EU-M-10")[0] == "met"


@pytest.mark.parametrize(
    ("reader", "is_asked"), [("lay_person", True), ("specialist", False), ("none_acts_alone", False)]
)
def test_a_lay_person_who_reads_the_output_is_a_user(
    knowledge: Knowledge, reader: str, is_asked: bool
) -> None:
    """Whoever acts on what it shows uses it, whoever else operates it (MDR Article 2(37); Annex I, 22.1)."""
    found = assessed(knowledge, {**APP, "users": ("specialist",), "output_reader": reader})

    assert ("EU-F-15" in {gap.requirement.id for gap in found.gaps}) is is_asked
