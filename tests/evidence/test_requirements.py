"""The requirements of the EU rulebook: short lists where they are due, and no source without a date."""

from __future__ import annotations

import re

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.evidence import Gap
from cerwizard.facts import HOLDS, FactValue, Row
from cerwizard.project import Project, Use
from tests.evidence.items import BANDAGE, assessed, silent

CITED = re.compile(r"MDCG \d{4}-\d+|Regulation \(EU\) \d{4}/\d+|MEDDEV [\d.]+/\d")
ROD: dict[str, FactValue] = {"invasiveness": "surgical", "duration": "long", "implantable": True}


def test_every_instrument_that_is_cited_is_dated(knowledge: Knowledge) -> None:
    """A reader can see which edition was read, and what was not."""
    regime = next(regime for regime in knowledge.regimes if regime.id == "eu_mdr")
    named = " ".join(f"{source.title} {source.edition}" for source in regime.sources)
    cited = {name for requirement in regime.requirements for name in CITED.findall(requirement.clause)}

    assert {name for name in cited if name not in named} == set()


def test_a_new_project_has_one_thing_to_do(knowledge: Knowledge) -> None:
    """Before anything is answered, only the question what the product is can be due."""
    due = assess(Project(markets=("eu",)), knowledge).due

    assert [gap.requirement.id for gap in due] == ["EU-A-02"]


def test_scoping_shouts_about_little(knowledge: Knowledge) -> None:
    """A device that is being scoped has a list that fits a screen; the rest is counted."""
    assessment = assess(Project(answers={**silent(knowledge), **BANDAGE}, markets=("eu",)), knowledge)

    assert len(assessment.due) <= 12
    assert len(assessment.gaps) > 80


def test_a_certificate_offered_as_evidence_is_blocked(knowledge: Knowledge) -> None:
    """A quality certificate shows processes, not safety."""
    found = gap(knowledge, "SD-01", {"iso13485_certificate": "as_evidence"})

    assert found.status == "blocked"


def test_a_description_says_how_often_the_device_is_used(knowledge: Knowledge) -> None:
    """Repeated use may add up: literature is searched and equivalence judged by it (MEDDEV 2.7/1 rev.4, A3)."""
    said: dict[str, FactValue] = dict.fromkeys(
        [
            "models",
            "description",
            "principle_of_operation",
            "mode_of_action",
            "body_site",
            "materials",
            "lifetime",
        ],
        "A bandage.",
    )
    described = {**said, "reuse": "single_use", "use_duration": "A day", "repeat_use": "Once"}
    variant: Row = {"id": "V1", "text": "Wide", "difference": "Width", "relevant": False}

    assert gap(knowledge, "EU-B-12", described, variant=(variant,)).status == "met"
    del described["repeat_use"]
    assert gap(knowledge, "EU-B-12", described, variant=(variant,)).status == "partly"


@pytest.mark.parametrize(
    ("materials", "status"),
    [("different", "blocked"), ("similar", "blocked"), ("same", "met"), ("", "missing")],
)
def test_another_material_breaks_equivalence(knowledge: Knowledge, materials: str, status: str) -> None:
    """Where the law asks for the same, similar does not leave a gap: it breaks the claim."""
    device: Row = {"id": "Q1", "maker": "other", "materials": materials, "place": "TD-4"}

    assert gap(knowledge, "EU-H-07", {}, equivalent=(device,)).status == status


def test_an_implant_cannot_do_without_clinical_data(knowledge: Knowledge) -> None:
    """Article 61(10) is not open to implantable devices."""
    assert gap(knowledge, "EU-I-12", {**ROD, "non_clinical_only": True}).status == "blocked"


@pytest.mark.parametrize("advice", ["taken", "planned", "declined"])
@pytest.mark.parametrize(
    ("device", "is_open"),
    [
        ({"orphan": True}, True),
        ({"breakthrough": True}, True),
        ({"vital_contact": "specific"}, True),
        ({}, False),
    ],
    ids=str,
)
def test_advice_that_was_taken_is_considered_wherever_it_is_open(
    knowledge: Knowledge, device: dict[str, FactValue], is_open: bool, advice: str
) -> None:
    """Below class III too, where it is about an orphan or breakthrough status (MDCG 2024-10, section 11)."""
    found = assessed(knowledge, {**ROD, **device, "expert_panel_advice": advice})

    assert ("EU-I-18" in {gap.requirement.id for gap in found.gaps}) is (is_open and advice == "taken")


@pytest.mark.parametrize("is_analogous", [True, False])
def test_a_product_without_medical_purpose_cannot_do_without_clinical_data(
    knowledge: Knowledge, is_analogous: bool
) -> None:
    """An investigation, or the data of an analogous medical device (Article 61(9)); nothing is left to justify."""
    laser: dict[str, FactValue] = {
        "medical_purposes": (),
        "annex_xvi_group": "5",
        "invasiveness": "none",
        "analogous_device_justified": is_analogous,
    }
    without = assessed(knowledge, {**laser, "non_clinical_only": True})

    assert without.reported["non_clinical"].possible == ("refused",)
    assert gap(knowledge, "EU-I-22", {**laser, "non_clinical_only": True}).status == "blocked"
    assert gap(knowledge, "EU-I-22", laser).status == "met"
    assert not {"EU-I-11", "EU-I-20"} & {found.requirement.id for found in without.gaps}


@pytest.mark.parametrize(
    ("table", "row", "status"),
    [
        ("claim", {"kind": "clinical_benefit"}, "blocked"),
        ("claim", {"kind": "safety"}, "blocked"),
        ("claim", {"kind": "performance"}, "met"),
        ("benefit", {"route": "direct"}, "blocked"),
        ("benefit", {"route": "indirect"}, "met"),
    ],
)
def test_what_is_promised_to_patients_needs_clinical_data(
    knowledge: Knowledge, table: str, row: Row, status: str
) -> None:
    """Without them, under Article 61(10), neither benefit nor safety is claimed, and no benefit is direct."""
    bed: dict[str, FactValue] = {"non_clinical_only": True}

    assert gap(knowledge, "EU-I-13", bed, **{table: ({"id": "X1", **row},)}).status == status


@pytest.mark.parametrize(
    ("custom_made", "applying"),
    [(True, {"EU-Q-08"}), (False, {"EU-P-03", "EU-P-05", "EU-P-11", "EU-Q-06"})],
)
def test_a_custom_made_implant_has_no_technical_file_assessed(
    knowledge: Knowledge, custom_made: bool, applying: set[str]
) -> None:
    """Article 52(3) to (6) leaves custom-made devices out, but their materials are named all the same."""
    either = {"EU-P-03", "EU-P-05", "EU-P-11", "EU-Q-06", "EU-Q-08"}

    answers = {**silent(knowledge), **ROD, "medical_purposes": ("disease",), "custom_made": custom_made}

    gaps = assess(Project(answers=answers, markets=("eu",)), knowledge).gaps

    assert {gap.requirement.id for gap in gaps if gap.applies is HOLDS} & either == applying


def test_a_custom_made_device_of_class_i_is_told_of_its_statement_instead_of_a_declaration(
    knowledge: Knowledge,
) -> None:
    """Article 52(7) leaves custom-made devices out; 52(8) wants the statement of Annex XIII."""
    plain = {**silent(knowledge), "medical_purposes": ("disease",), "invasiveness": "none"}

    told = {
        custom_made: {
            gap.requirement.id
            for gap in assess(
                Project(answers={**plain, "custom_made": custom_made}, markets=("eu",)), knowledge
            ).gaps
            if gap.applies is HOLDS
        }
        & {"EU-P-04", "EU-S-08"}
        for custom_made in (True, False)
    }

    assert told == {True: {"EU-S-08"}, False: {"EU-P-04"}}


def test_a_follow_up_study_has_a_legal_basis_too(knowledge: Knowledge) -> None:
    """Article 74 is about studies of a device that has its mark."""
    study: Row = {"id": "E1", "kind": "pmcf_study", "about": "own", "status": "planned"}

    assert gap(knowledge, "EU-E-10", {}, evidence=(study,)).status == "missing"


@pytest.mark.parametrize(("status", "found"), [("available", "met"), ("planned", "partly")])
def test_clinical_data_count_when_they_are_in_hand(knowledge: Knowledge, status: str, found: str) -> None:
    """What is only planned does not yet carry conformity."""
    registry: Row = {"id": "E1", "kind": "registry", "about": "own", "status": status}

    assert gap(knowledge, "SD-02", {}, evidence=(registry,)).status == found


def test_bench_tests_are_no_clinical_data(knowledge: Knowledge) -> None:
    """Verification and validation cannot be the primary clinical evidence."""
    bench: Row = {"id": "E1", "kind": "bench", "about": "own", "status": "available"}

    assert gap(knowledge, "SD-02", {}, evidence=(bench,)).status == "missing"


@pytest.mark.parametrize("kind", ["preclinical", "biological", "software_file"])
@pytest.mark.parametrize(("status", "found"), [("available", "met"), ("running", "partly")])
def test_a_file_on_what_was_tested_before_patients_is_a_summary_of_it(
    knowledge: Knowledge, kind: str, status: str, found: str
) -> None:
    """Tests in general, biological ones and those of software each have a file of their own."""
    file: Row = {"id": "D1", "kind": kind, "status": status}

    assert gap(knowledge, "EU-F-18", {}, controlled_document=(file,)).status == found


def gap(
    knowledge: Knowledge, requirement: str, answers: dict[str, FactValue], **tables: tuple[Row, ...]
) -> Gap:
    """Return how one requirement stands for a bandage with these answers and rows."""
    project = Project(
        answers={**silent(knowledge), **BANDAGE, **answers},
        tables=tables,
        complete=("claim", "evidence", "equivalent"),
        markets=("eu",),
    )
    return next(found for found in assess(project, knowledge).gaps if found.requirement.id == requirement)


def test_of_a_catheter_sold_with_an_implant_nobody_is_told_that_both_are_outside(
    knowledge: Knowledge,
) -> None:
    """Parts described as uses may be one device: then it is a class III implantable device (Annex VIII, 3.5)."""
    catheter: dict[str, FactValue] = {
        "duration": "transient",
        "implantable": False,
        "vital_contact": "specific",
    }
    project = Project(
        answers={**silent(knowledge), **ROD, "medical_purposes": ("disease",), "vital_contact": "none"},
        uses=(Use(id="catheter", answers={**ROD, **catheter}),),
        markets=("eu",),
    )

    assessment = assess(project, knowledge)
    (notice,) = [gap for gap in assessment.gaps if gap.requirement.id == "EU-P-02" and gap.applies is HOLDS]

    assert assessment.verdicts["cecp"].outcome == "no"
    assert all(
        "sold as one device with" in reason.reason.says.lower()
        for reason in assessment.verdicts["cecp"].reasons
    )
    assert "unless it is sold as one device with an implantable part" in notice.requirement.says
    assert "one use of it" in notice.why
