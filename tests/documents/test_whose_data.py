"""Data on another device are never printed as if they were the device's own (MDCG 2020-13, sections C and D)."""

from __future__ import annotations

import pytest

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Table
from cerwizard.project import Project
from tests.documents.reading import column, section, table, tables
from tests.documents.samples import example, knowledge, outlines

PLACES = [
    ("cer.8.3", "Data from use", "complaints_vigilance"),
    ("cer.8.4", "Literature kept", "literature"),
    ("cer.8.5", "Registries and real-world data", "registry"),
]


def with_item(**said: str) -> Project:
    """Return a project with one more item of evidence, in hand."""
    row = {"id": "E91", "title": "Something seen", "status": "available", **said}
    return example("foam-wound-dressing").project.with_row("evidence", row)


def printed(project: Project, key: str, caption: str) -> Table:
    """Return a table of the report."""
    return table(compose(assess(project, knowledge()), outlines()["cer"]), key, caption)


@pytest.mark.parametrize(("key", "caption", "kind"), PLACES)
def test_each_table_of_data_says_which_device_they_are_about(key: str, caption: str, kind: str) -> None:
    """An equivalent device is told from the own one, row by row."""
    found = printed(with_item(kind=kind, about="equivalent"), key, caption)

    at = [title.title for title in found.columns].index("Which device")
    row = next(row for row in found.rows if row.key == "E91")
    assert (
        "".join(getattr(piece, "text", "") for piece in row.cells[at]) == "A device claimed to be equivalent"
    )


def test_a_case_report_on_the_device_stands_with_the_literature() -> None:
    """It is a published report (MDR Article 2(48)); no item in hand is seen in the inventory alone."""
    found = printed(with_item(kind="case_report", about="own"), "cer.8.4", "Literature kept")

    assert "E91" in column(found)


def test_a_document_called_by_its_kind_is_not_named_twice() -> None:
    """A title that says no more than the kind, in whatever capitals, adds no line; another one does."""
    base = example("foam-wound-dressing").project
    rows = (
        {"id": "W1", "kind": "ifu", "title": "Instructions for Use", "status": "available"},
        {"id": "W2", "kind": "ifu", "title": "Leaflet for patients", "status": "available"},
    )

    document = compose(assess(base.with_rows("controlled_document", rows), knowledge()), outlines()["cep"])

    (found,) = tables(section(document, "cep.14"))
    assert column(found, 1) == ["Instructions for use", "Instructions for use\nLeaflet for patients"]
