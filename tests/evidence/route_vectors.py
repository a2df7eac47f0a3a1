"""The test vectors of the evidence route: devices in a line, and what each line of the route comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cerwizard.assessment import Assessment, Knowledge, assess
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
SAME: Row = {"technical": "similar", "biological": "same", "clinical": "same"}
OWN_DEVICE: Row = {"id": "Q1", "maker": "own", "access": "full", "ce_marked": "mdr", **SAME}
OTHER_DEVICE: Row = {"id": "Q1", "maker": "other", "contract": False, "access": "sufficient", **SAME}
OTHER_WITH_CONTRACT: Row = {**OTHER_DEVICE, "contract": True, "access": "full", "ce_marked": "mdr"}
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


OF_THE_PRODUCT = ("eu_mdr", "pmcf", "notified_body")
OF_THE_TABLE = ("investigation", "sscp", "psur", "psur_submission", "cecp", "contract")


def row(product: str, table: str, **more: str) -> Expected:
    """Return one line of the table of vectors; a cell with `or` in it is still open, no contract means none needed."""
    cells = [*product.split(" | "), *table.split(" | ")]
    names = (*OF_THE_PRODUCT, *OF_THE_TABLE)
    found = {"contract": "not_needed", **dict(zip(names, cells, strict=False)), **more}
    return {name: tuple(cell.split(" or ")) for name, cell in found.items()}


VECTORS = (
    Vector(
        "V1: a reusable instrument of class I is decided by sufficiency",
        {"invasiveness": "surgical", "duration": "transient", "reusable_surgical_instrument": True},
        row("I | plan_or_justification | limited", "by_sufficiency | no | pmsr | on_request | no"),
    ),
    Vector(
        "V2: class IIa needs no contract for another maker's equivalent",
        SOFTWARE,
        row("IIa | plan | sampling_category", "by_sufficiency | no | two_yearly | available | no"),
        {"equivalent": (OTHER_DEVICE,)},
    ),
    Vector(
        "V3: a listed dental filling is exempted once case 3 is complete",
        {**IMPLANT, "in_teeth": True, "implant_type": "none", "listed_type": True},
        row(
            "IIa | plan or study_or_reason | sampling_category",
            "exempt or mandatory | yes | two_yearly | submitted | no",
        ),
        open=("sufficient_clinical_data", "common_specification"),
    ),
    Vector(
        "V4: a listed plate with a competitor's literature is exempted once case 3 is complete",
        {**IMPLANT, "listed_type": True},
        row(
            "IIb | plan or study_or_reason | sampling_group",
            "exempt or mandatory | yes | yearly | submitted | no",
        ),
        {"equivalent": (OTHER_DEVICE,)},
        open=("sufficient_clinical_data", "common_specification"),
    ),
    Vector(
        "V5: a new implant that is not listed must be investigated without a contract",
        {**IMPLANT, "listed_type_sampling": False},
        row("IIb | plan | every_device", "mandatory | yes | yearly | submitted | no | needed"),
        {"equivalent": (OTHER_DEVICE,)},
    ),
    Vector(
        "V6: a modified class III implant is exempted by case 1 with a post-market study",
        {**HEART_IMPLANT, **MODIFIED, "same_intended_purpose": True, "benefit_risk_kept": True},
        row("III | study | every_device", "exempt | yes | yearly | submitted | exempt", cases="case_1"),
        {"equivalent": (OWN_DEVICE,), "evidence": (PMCF_STUDY,)},
    ),
    Vector(
        "V6, 54(2)(b) not met: a modified class III implant with a new purpose goes to the expert panel",
        {**HEART_IMPLANT, **MODIFIED, "same_intended_purpose": False},
        row("III | study | every_device", "exempt | yes | yearly | submitted | yes"),
        {"equivalent": (OWN_DEVICE,), "evidence": (PMCF_STUDY,)},
    ),
    Vector(
        "V7: a contract is not enough when the other evaluation follows a Directive",
        {**HEART_IMPLANT, "original_evaluation_under_mdr": False},
        row("III | plan | every_device", "mandatory | yes | yearly | submitted | yes | in_place"),
        {"equivalent": (OTHER_WITH_CONTRACT,)},
    ),
    Vector(
        "V8: a legacy implant with complaint data only must be investigated",
        {
            **HEART_IMPLANT,
            "market_status": "directive",
            "mdd_class": "III",
            "sufficient_clinical_data": False,
        },
        row(
            "III | plan | every_device", "mandatory | after_certificate | yearly | available | exempt or yes"
        ),
        open=("same_intended_purpose", "benefit_risk_kept", "changes_limited_to_mdr"),
    ),
    Vector(
        "V8, once certified: the summary is due and the report is submitted",
        {
            **HEART_IMPLANT,
            "market_status": "mdr",
            "directive_before": True,
            "sufficient_clinical_data": False,
        },
        row("III | plan | every_device", "mandatory | yes | yearly | submitted | yes"),
    ),
    Vector(
        "V9: class III software is not sent to the expert panel",
        {**SOFTWARE, "therapeutic_active": True, "diagnostic_closed_loop": True, "energy_transfer": "none"},
        row("III | plan | every_device", "mandatory | yes | yearly | submitted | no"),
    ),
    Vector(
        "V10: a class IIb infusion pump goes to the expert panel and has no summary",
        MEDICINE_PUMP,
        row(
            "IIb | plan_or_justification | sampling_group_each_evaluation",
            "by_sufficiency | no | yearly | available | yes",
        ),
    ),
    Vector(
        "V11: a pump changed beyond what the MDR demands goes to the expert panel",
        {
            **MEDICINE_PUMP,
            "own_modification": True,
            "predecessor_ce_mark": "directive",
            "same_intended_purpose": True,
            "benefit_risk_kept": True,
            "changes_limited_to_mdr": False,
        },
        row(
            "IIb | plan_or_justification | sampling_group_each_evaluation",
            "by_sufficiency | no | yearly | available | yes",
        ),
    ),
    Vector(
        "V12: an absorbed filler without a medical purpose must be investigated",
        FILLER,
        row("III | plan | every_device", "mandatory | yes | yearly | submitted | yes"),
        {"equivalent": (OTHER_DEVICE,)},
    ),
    Vector(
        "V13: orphan status does not lift the investigation",
        {**HEART_IMPLANT, "orphan": True},
        row("III | plan | every_device", "mandatory | yes | yearly | submitted | yes"),
    ),
    Vector(
        "V14: conformity without clinical data is refused beside a clinical claim",
        {**SOFTWARE, "non_clinical_only": True},
        row(
            "IIa | plan_or_justification | sampling_category",
            "by_sufficiency | no | two_yearly | available | no",
            non_clinical="refused",
        ),
        {"claim": ({"id": "C1", "text": "Improves outcome", "kind": "clinical_benefit"},)},
    ),
    Vector(
        "V15: a class between IIa and IIb shows both intervals",
        SOFTWARE,
        row(
            "IIa or IIb | plan_or_justification | sampling_category or sampling_group",
            "by_sufficiency | no | two_yearly or yearly | available | no",
        ),
        open=("software_monitors",),
    ),
    Vector(
        "V16: a pump for body liquids only is not sent to the expert panel",
        {**PUMP, "administers_medicinal_product": False},
        row("IIb | plan_or_justification | sampling_group", "by_sufficiency | no | yearly | available | no"),
    ),
    Vector(
        "V17: software that also drives a scanner is not below the scanner",
        {**SOFTWARE, "driven_device_class": "IIb"},
        row("IIb | plan_or_justification | sampling_group", "by_sufficiency | no | yearly | available | no"),
    ),
)


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
