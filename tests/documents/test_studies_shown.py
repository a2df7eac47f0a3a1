"""What was entered of a study and of its worth stands in the report; nothing planned passes for data."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Basis, Document, Table, Text, plain
from cerwizard.facts import Row
from tests.documents.reading import column, table
from tests.documents.samples import example, knowledge, outlines

DESIGN: Row = {
    "design": "Prospective",
    "comparison": "single_arm",
    "population": "Adults with thrombosis",
    "outcome_measures": "Recurrent embolism",
    "follow_up": "12 months",
    "start": date(2018, 2, 1),
    "end": date(2020, 11, 30),
}
WORTH: Row = {
    "quality": "high",
    "application": "same",
    "patients": "limited",
    "coverage": "part",
    "reporting": "minor_gaps",
    "weight": "pivotal",
    "weight_reason": "Prospective and adjudicated.",
}


def item(name: str, kind: str, status: str = "available", more: Row | None = None) -> Row:
    """Return an item of evidence on the own device."""
    base: Row = {"id": name, "title": f"Study {name}", "kind": kind, "about": "own", "status": status}
    return {**base, **(more or {})}


def written(outline: str, *items: Row) -> Document:
    """Return a document with these items of evidence."""
    base = example("ecg-patch").project
    project = replace(base, tables={**base.tables, "evidence": items})
    return compose(assess(project, knowledge()), outlines()[outline])


def card(found: Table) -> dict[str, str]:
    """Return the first card of a table, by the titles of its fields."""
    titles = [column.title for column in found.columns]
    return dict(zip(titles, (plain(cell) for cell in found.rows[0].cells), strict=True))


def test_an_investigation_says_whom_it_followed_for_how_long_and_what_it_measured() -> None:
    """What MDCG 2020-13, Section E asks after and the user entered is printed."""
    report = written("cer", item("E1", "clinical_investigation", more=DESIGN))

    said = card(table(report, "cer.8.2", "Clinical investigations"))
    assert said["Compared with what"] == "Nothing: one group only"
    assert said["Patients"] == "Adults with thrombosis"
    assert said["Outcome measures"] == "Recurrent embolism"
    assert said["Follow-up"] == "12 months"
    assert (said["Start"], said["End"]) == ("2018-02-01", "2020-11-30")


def test_what_an_investigation_does_not_say_is_open() -> None:
    """A field that nobody filled is no dash where the assessor asks after it."""
    report = written("cer", item("E1", "clinical_investigation"))

    said = card(table(report, "cer.8.2", "Clinical investigations"))
    assert {said[title] for title in ("Patients", "Outcome measures", "Follow-up", "Start")} == {"OPEN"}


def test_a_pmcf_study_is_shown_with_its_conduct_like_any_investigation() -> None:
    """Before or after marketing; registration, letters and deviations are asked of both (MDCG 2020-13, Section E)."""
    report = written("cer", item("E1", "pmcf_study", more=DESIGN))

    said = card(table(report, "cer.8.2", "Clinical investigations and PMCF studies"))
    assert (said["No."], said["Kind"]) == ("E1", "PMCF study")
    assert all(
        any(word in title for title in said)
        for word in ("registration", "Letters of authorities", "Deviations", "Investigation plan")
    )


@pytest.mark.parametrize(
    ("status", "interim", "conclusions"),
    [("available", False, True), ("running", True, False), ("planned", False, False)],
)
def test_a_study_is_asked_for_what_its_stage_can_give(status: str, interim: bool, conclusions: bool) -> None:
    """Interim report and serious adverse events while it runs, conclusions by the plan once it is done."""
    said = card(table(written("cer", item("E1", "clinical_investigation", status)), "cer.8.2", "Clinical"))

    assert (said["Latest interim report; serious adverse events so far"] != "–") == interim
    assert (said["Conclusions valid by the approved plan?"] != "–") == conclusions


def test_the_endpoints_of_a_registry_are_its_outcome_measures() -> None:
    """Open only where none are entered."""
    report = written("cer", item("E1", "registry", more=DESIGN), item("E2", "registry"))

    found = table(report, "cer.8.5", "Registries")
    at = [column.title for column in found.columns].index("Endpoints")
    assert column(found, at) == ["Recurrent embolism", "OPEN"]


def test_the_plan_names_the_endpoint_of_an_investigation() -> None:
    """In the table of investigations to come."""
    plan = written("cep", item("E1", "clinical_investigation", "planned", DESIGN))

    assert card(table(plan, "cep.8.5", "Investigations"))["Endpoint"] == "Recurrent embolism"


def test_what_is_recorded_of_an_item_stands_above_the_boxes_of_the_evaluator() -> None:
    """Stated by the user, and still to be judged."""
    report = written("cer", item("E1", "clinical_investigation", more=WORTH))

    found = table(report, "cer.9.2", "Appraisal of each data set")
    said = card(found)
    assert said["Quality"] == "High: carries its own conclusions\nSmall gaps\n\N{BALLOT BOX}"
    assert said["Relevance"].splitlines()[1:] == [
        "A part of them, or somewhat different",
        "A part",
        "\N{BALLOT BOX}",
    ]
    assert said["Pivotal, supportive, rejected"] == "Pivotal\n\N{BALLOT BOX}"
    assert said["Reason"] == "Prospective and adjudicated.\n\N{BALLOT BOX}"
    stated, box = found.rows[0].cells[2][0], found.rows[0].cells[2][-1]
    assert isinstance(stated, Text)
    assert isinstance(box, Text)
    assert (stated.basis, box.basis) == (Basis.STATED, Basis.EVALUATOR)


def test_a_planned_study_does_not_pass_for_data() -> None:
    """It is listed with its status, and only what is in hand is said to come to something."""
    items = (item("E1", "pms_data"), item("E2", "pmcf_study", "planned"))
    report = written("cer", *items)

    in_use = table(report, "cer.8.3", "Data from use")
    at = [title.title for title in in_use.columns].index("Status; result")
    assert dict(zip(column(in_use), column(in_use, at), strict=True))["E2"] == "Planned"
    numbers = table(report, "cer.10.3", "What the number of subjects can show")
    assert dict(zip(column(numbers), column(numbers, 3), strict=True)) == {"E2": "Planned"}
    assert column(table(report, "cer.8.7", "What each data set in hand comes to")) == ["E1"]
    plan = table(written("cep", *items), "cep.8.7", "Inventory")
    assert dict(zip(column(plan), column(plan, 5), strict=True))["E2"].startswith(
        "clinical data once in hand"
    )


def test_an_investigation_says_on_which_device_it_was_made() -> None:
    """One on another maker's device does not pass for an own one, in plan and report."""
    of_another: Row = {"about": "equivalent", "equivalent_device": "Q1"}
    items = item("E1", "clinical_investigation", more=of_another), item("E2", "clinical_investigation")

    report = table(written("cer", *items), "cer.8.2", "Clinical investigations")
    plan = table(written("cep", *items), "cep.8.5", "Investigations")

    assert card(report)["Which device"] == "A device claimed to be equivalent"
    assert card(report)["Which other device"] == "Q1"
    at = [column.title for column in plan.columns].index("Which device")
    assert column(plan, at) == ["A device claimed to be equivalent\nQ1", "This device, as evaluated"]


def test_what_a_risk_claim_or_benefit_lacks_is_open_and_no_dash() -> None:
    """A rate without its source names the source; what nobody said of an economic claim is not asked."""
    tables: dict[str, tuple[Row, ...]] = {
        "risk": (
            {"id": "R1", "harm": "Rash", "severity": "minor"},
            {"id": "R2", "harm": "Pain", "severity": "minor", "expected_rate": "8 %"},
        ),
        "claim": (
            {"id": "C1", "text": "Heals", "kind": "performance", "endpoint": "Closure"},
            {"id": "C2", "text": "Saves", "kind": "economic"},
        ),
        "benefit": ({"id": "B1", "text": "Less pain"},),
    }
    plan = compose(assess(replace(example("empty").project, tables=tables), knowledge()), outlines()["cep"])

    assert column(table(plan, "cep.6", "Residual risks"), 3) == ["OPEN", "8 %\nOPEN – Source of the rate"]
    said = column(table(plan, "cep.2.6", "Claims"), 4)
    assert said[0].startswith("Closure\nOPEN – ")
    assert said[1] == "–"
    assert card(table(plan, "cep.3", "Benefits"))["Outcome parameter"] == "OPEN"


@pytest.mark.parametrize(
    ("used", "shown"),
    [
        pytest.param(True, "OPEN", id="a study needs both"),
        pytest.param(False, "–", id="a stage that is not used has neither"),
    ],
)
def test_a_study_of_the_development_plan_without_milestone_or_criterion_says_that_they_are_open(
    used: bool, shown: str
) -> None:
    """The plan has a milestone and what counts as success of each study (Annex XIV Part A, 1(a), eighth indent)."""
    base = example("ecg-patch").project
    steps: tuple[Row, ...] = ({"id": "K1", "stage": "pmcf", "used": used, "study": "Register"},)
    project = replace(base, tables={**base.tables, "development_step": steps})

    assessment = assess(project, knowledge())
    for outline, section, caption in (
        ("cep", "cep.12", "Follow-up after marketing"),
        ("pmcf", "pmcf.C.3", "Studies of the development plan"),
    ):
        said = card(table(compose(assessment, outlines()[outline]), section, caption))
        assert [said[title] for title in ("Milestone", "Success if")] == [shown, shown]
    report = table(compose(assessment, outlines()["cer"]), "cer.5.5", "Stages and studies")
    assert column(report, 3) == [shown]
