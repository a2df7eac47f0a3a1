"""The evidence route: what class, status and equivalence lead to, vector by vector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess, load_knowledge
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project

Answers = Mapping[str, FactValue]
Expected = Mapping[str, tuple[str, ...]]
"""What is still possible, by the key in machine output."""

NOTHING_SPECIAL: Answers = {
    "medical_purposes": ("disease",),
    "market_status": "not_marketed",
    "common_specification": "none",
}
TABLES = ("claim", "evidence", "equivalent")

IMPLANT: Answers = {
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "implant_type": "ortho_ancillary_component",
    "listed_type_sampling": True,
}
HEART_IMPLANT: Answers = {
    **IMPLANT,
    "implant_type": "none",
    "vital_contact": "specific",
    "listed_type_sampling": False,
}
FILLER: Answers = {
    **IMPLANT,
    "medical_purposes": (),
    "annex_xvi_group": "3",
    "implant_type": "none",
    "wholly_mainly_absorbed": True,
    "analogous_device_justified": False,
}
PUMP: Answers = {"invasiveness": "none", "active": True, "substance_transfer": "hazardous"}
MEDICINE_PUMP: Answers = {**PUMP, "administers_medicinal_product": True}
SOFTWARE: Answers = {
    "software": True,
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_decision_impact": "ordinary",
    "software_monitors": "none",
    "driven_device_class": "none",
}
OWN_DEVICE: Row = {"id": "Q1", "maker": "own"}
OTHER_DEVICE: Row = {"id": "Q1", "maker": "other", "contract": False, "access": "sufficient"}
OTHER_WITH_CONTRACT: Row = {**OTHER_DEVICE, "contract": True, "access": "full"}
PMCF_STUDY: Row = {"id": "E1", "kind": "pmcf_study", "about": "own", "status": "planned"}
MODIFIED: Answers = {
    "own_modification": True,
    "predecessor_ce_mark": "mdr",
    "equivalence_endorsed": True,
    "predecessor_evaluation_sufficient": True,
}


@dataclass(frozen=True)
class Vector:
    """A device of the decision tables, and what its route comes to."""

    name: str
    answers: Answers
    expected: Expected
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    """The questions left without an answer."""


def row(
    investigation: str, sscp: str, psur: str, submission: str, cecp: str, contract: str = "not_needed"
) -> Expected:
    """Return one line of the table of vectors; a cell with `or` in it is still open."""
    names = ("investigation", "sscp", "psur", "psur_submission", "cecp", "contract")
    cells = (investigation, sscp, psur, submission, cecp, contract)
    return {name: tuple(cell.split(" or ")) for name, cell in zip(names, cells, strict=True)}


VECTORS = (
    Vector(
        "a reusable instrument of class I is decided by sufficiency",
        {"invasiveness": "surgical", "duration": "transient", "reusable_surgical_instrument": True},
        row("by_sufficiency", "no", "pmsr", "on_request", "no"),
    ),
    Vector(
        "class IIa needs no contract for another maker's equivalent",
        SOFTWARE,
        row("by_sufficiency", "no", "two_yearly", "available", "no"),
        {"equivalent": (OTHER_DEVICE,)},
    ),
    Vector(
        "a listed dental filling is exempted once case 3 is complete",
        {**IMPLANT, "in_teeth": True, "implant_type": "none", "listed_type": True},
        row("exempt or mandatory", "yes", "two_yearly", "submitted", "no"),
        open=("sufficient_clinical_data", "common_specification"),
    ),
    Vector(
        "a listed plate with a competitor's literature is exempted once case 3 is complete",
        {**IMPLANT, "listed_type": True},
        row("exempt or mandatory", "yes", "yearly", "submitted", "no"),
        {"equivalent": (OTHER_DEVICE,)},
        open=("sufficient_clinical_data", "common_specification"),
    ),
    Vector(
        "a new implant that is not listed must be investigated without a contract",
        IMPLANT,
        row("mandatory", "yes", "yearly", "submitted", "no", "needed"),
        {"equivalent": (OTHER_DEVICE,)},
    ),
    Vector(
        "a modified class III implant is exempted by case 1 with a post-market study",
        {**HEART_IMPLANT, **MODIFIED, "same_intended_purpose": True, "benefit_risk_kept": True},
        {**row("exempt", "yes", "yearly", "submitted", "exempt"), "cases": ("case_1",), "pmcf": ("study",)},
        {"equivalent": (OWN_DEVICE,), "evidence": (PMCF_STUDY,)},
    ),
    Vector(
        "a modified class III implant with a new purpose goes to the expert panel",
        {**HEART_IMPLANT, **MODIFIED, "same_intended_purpose": False},
        row("exempt", "yes", "yearly", "submitted", "yes"),
        {"equivalent": (OWN_DEVICE,), "evidence": (PMCF_STUDY,)},
    ),
    Vector(
        "a contract is not enough when the other evaluation follows a Directive",
        {**HEART_IMPLANT, "original_evaluation_under_mdr": False},
        row("mandatory", "yes", "yearly", "submitted", "yes", "in_place"),
        {"equivalent": (OTHER_WITH_CONTRACT,)},
    ),
    Vector(
        "a legacy implant with complaint data only must be investigated",
        {
            **HEART_IMPLANT,
            "market_status": "directive",
            "mdd_class": "III",
            "sufficient_clinical_data": False,
        },
        row("mandatory", "after_certificate", "yearly", "available", "exempt or yes"),
        open=("same_intended_purpose", "benefit_risk_kept", "changes_limited_to_mdr"),
    ),
    Vector(
        "class III software is not sent to the expert panel",
        {**SOFTWARE, "therapeutic_active": True, "diagnostic_closed_loop": True, "energy_transfer": "none"},
        row("mandatory", "yes", "yearly", "submitted", "no"),
    ),
    Vector(
        "a class IIb infusion pump goes to the expert panel and has no summary",
        MEDICINE_PUMP,
        row("by_sufficiency", "no", "yearly", "available", "yes"),
    ),
    Vector(
        "a pump changed beyond what the MDR demands goes to the expert panel",
        {
            **MEDICINE_PUMP,
            "own_modification": True,
            "predecessor_ce_mark": "directive",
            "same_intended_purpose": True,
            "benefit_risk_kept": True,
            "changes_limited_to_mdr": False,
        },
        row("by_sufficiency", "no", "yearly", "available", "yes"),
    ),
    Vector(
        "an absorbed filler without a medical purpose must be investigated",
        FILLER,
        row("mandatory", "yes", "yearly", "submitted", "yes"),
        {"equivalent": (OTHER_DEVICE,)},
    ),
    Vector(
        "orphan status does not lift the investigation",
        {**HEART_IMPLANT, "orphan": True},
        row("mandatory", "yes", "yearly", "submitted", "yes"),
    ),
    Vector(
        "conformity without clinical data is refused beside a clinical claim",
        {**SOFTWARE, "non_clinical_only": True},
        {**row("by_sufficiency", "no", "two_yearly", "available", "no"), "non_clinical": ("refused",)},
        {"claim": ({"id": "C1", "text": "Improves outcome", "kind": "clinical_benefit"},)},
    ),
    Vector(
        "a class between IIa and IIb shows both intervals",
        SOFTWARE,
        row("by_sufficiency", "no", "two_yearly or yearly", "available", "no"),
        open=("software_monitors",),
    ),
    Vector(
        "a pump for body liquids only is not sent to the expert panel",
        {**PUMP, "administers_medicinal_product": False},
        row("by_sufficiency", "no", "yearly", "available", "no"),
    ),
    Vector(
        "software that also drives a scanner is not below the scanner",
        {**SOFTWARE, "driven_device_class": "IIb"},
        {**row("by_sufficiency", "no", "yearly", "available", "no"), "eu_mdr": ("IIb",)},
    ),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The questions and rules of cerwizard itself."""
    return load_knowledge()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_route_is_as_the_decision_tables_say(knowledge: Knowledge, vector: Vector) -> None:
    """Investigation, summary, safety report, consultation and contract follow from the facts."""
    reported = assessed(knowledge, vector).reported

    assert {name: reported[name].possible for name in vector.expected} == vector.expected


def test_a_missing_condition_leaves_the_exemption_open(knowledge: Knowledge) -> None:
    """An exemption counts only when every condition is met: the open one is what to ask."""
    listed = Vector("listed plate", {**IMPLANT, "listed_type": True}, {}, open=("sufficient_clinical_data",))

    case = assessed(knowledge, listed).reported["exemption_case_3"]

    assert case.possible == ("met", "unmet")
    assert "sufficient_clinical_data" in case.open


@pytest.mark.parametrize("lacking", [*MODIFIED, "equivalent", "evidence"])
def test_case_1_needs_every_condition(knowledge: Knowledge, lacking: str) -> None:
    """A no to one condition, or a missing row, makes the investigation mandatory."""
    denied: Answers = {"own_modification": False, "predecessor_ce_mark": "none"}
    answers = {
        **HEART_IMPLANT,
        **MODIFIED,
        **({lacking: denied.get(lacking, False)} if lacking in MODIFIED else {}),
    }
    tables = {"equivalent": (OWN_DEVICE,), "evidence": (PMCF_STUDY,)}
    vector = Vector("modified", answers, {}, {name: rows for name, rows in tables.items() if name != lacking})

    reported = assessed(knowledge, vector).reported

    assert reported["exemption_case_1"].possible == ("unmet",)
    assert reported["investigation"].possible == ("mandatory",)


def test_a_product_outside_the_mdr_has_no_route(knowledge: Knowledge) -> None:
    """Nothing follows from a route for what is not a device."""
    reported = assessed(knowledge, Vector("wellness", {"medical_purposes": ()}, {})).reported

    assert {reported[name].possible for name in ("investigation", "sscp", "psur", "cecp", "pmcf")} == {()}


def test_a_custom_made_implant_waits_for_a_person(knowledge: Knowledge) -> None:
    """Custom-made implants have no summary, submit no report, and are judged case by case."""
    reported = assessed(knowledge, Vector("custom", {**HEART_IMPLANT, "custom_made": True}, {})).reported

    assert reported["investigation"].outcome == "case_by_case"
    assert reported["sscp"].outcome == "no"
    assert reported["psur_submission"].outcome == "not_submitted"
    assert reported["notified_body"].outcome == "quality_system"


@pytest.mark.parametrize(
    ("answers", "involvement"),
    [
        ({"invasiveness": "none"}, "none"),
        ({"invasiveness": "none", "sterile": True}, "limited"),
        (SOFTWARE, "sampling_category"),
        (PUMP, "sampling_group"),
        (MEDICINE_PUMP, "sampling_group_each_evaluation"),
        (IMPLANT, "sampling_group"),
        ({**IMPLANT, "listed_type_sampling": False}, "every_device"),
        (HEART_IMPLANT, "every_device"),
    ],
)
def test_the_notified_body_follows_class_and_list(
    knowledge: Knowledge, answers: Answers, involvement: str
) -> None:
    """How far the file is assessed follows from class, implantable status and the list of Article 52(4)."""
    reported = assessed(knowledge, Vector("device", answers, {})).reported

    assert reported["notified_body"].possible == (involvement,)


def assessed(knowledge: Knowledge, vector: Vector) -> Assessment:
    """Return the assessment of a device that is nothing special but for what the vector says."""
    silent = {
        question.id: question.no
        for question in knowledge.questionnaire.questions.values()
        if question.kind == "yes_no" or (question.kind == "one_of" and question.no in question.choices)
    }
    answers = {**silent, **NOTHING_SPECIAL, **vector.answers}
    for name in vector.open:
        del answers[name]
    return assess(Project(answers=answers, tables=vector.tables, complete=TABLES, markets=("eu",)), knowledge)
