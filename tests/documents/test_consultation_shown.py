"""What an exemption from the consultation of the expert panel rests on has its place in the report."""

from __future__ import annotations

import pytest

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, plain
from cerwizard.facts import FactValue
from cerwizard.project import Project, Statement
from tests.documents.reading import column, section, tables
from tests.documents.samples import knowledge, outlines
from tests.evidence.items import ROD, silent

OLD: dict[str, FactValue] = {
    "market_status": "directive",
    "same_intended_purpose": True,
    "benefit_risk_kept": True,
    "changes_limited_to_mdr": True,
}
MODIFIED: dict[str, FactValue] = {
    "own_modification": True,
    "predecessor_ce_mark": "mdr",
    "same_intended_purpose": True,
    "benefit_risk_kept": True,
}
FROM_DIRECTIVE: dict[str, FactValue] = {
    **MODIFIED,
    "predecessor_ce_mark": "directive",
    "changes_limited_to_mdr": True,
}
CHANGES = "Modifications since the device that is already marketed"
BEFORE = "The device under the Directive"


def report(**answers: FactValue) -> Document:
    """Return the report on an implant of class III, for which the requirement is stated to be shown."""
    project = Project(
        answers={**silent(knowledge()), **ROD, "vital_contact": "specific", **answers},
        statements=(Statement(requirement="EU-P-01", place="TD-40"),),
        complete=("evidence", "equivalent"),
        markets=("eu",),
    )
    return compose(assess(project, knowledge()), outlines()["cer"])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (OLD, [CHANGES, BEFORE]),
        (MODIFIED, [CHANGES]),
        (FROM_DIRECTIVE, [CHANGES, BEFORE]),
        ({"market_status": "mdr", "certificate_renewal": True}, []),
        ({}, ["For the panel"]),
    ],
    ids=["legacy", "modified", "modified from a Directive", "renewed", "consulted"],
)
def test_an_exemption_for_a_modification_lists_what_was_modified(
    answers: dict[str, FactValue], expected: list[str]
) -> None:
    """With the checks on what came from a Directive (MDCG 2020-13, Section I, (b))."""
    found = tables(section(report(**answers), "cer.13.1"))

    assert [
        shown.caption for shown in found if shown.caption in (CHANGES, BEFORE, "For the panel")
    ] == expected


def test_the_certificate_of_a_legacy_device_has_its_lines() -> None:
    """Valid or not, withdrawn or not, changes still assessed."""
    shown = next(one for one in tables(section(report(**OLD), "cer.13.1")) if one.caption == BEFORE)

    said = " ".join(column(shown))
    assert all(word in said for word in ("valid until", "withdrawn, suspended or expired", "still running"))


def test_the_modifications_are_not_filled_by_the_answers_alone() -> None:
    """The trace leads to the place, and says that something is left to write there."""
    (row,) = [
        row
        for found in tables(list(report(**OLD).blocks))
        for row in found.rows
        if ".trace" in found.key and plain(row.cells[0]) == "I2"
    ]

    assert plain(row.cells[3]) != "filled"
