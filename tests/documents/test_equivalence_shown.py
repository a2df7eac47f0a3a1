"""What was answered of each candidate for equivalence stands in the plan and in the report."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Table, plain
from cerwizard.facts import Row
from tests.documents.reading import section, tables
from tests.documents.samples import example, knowledge, outlines

PLACES = [("cep", "cep.8.3", "Difference"), ("cer", "cer.7.2", "Identical, similar, different")]
FIRST: Row = {
    "id": "Q1",
    "device": "TrapStar",
    "design": "similar",
    "materials": "same",
    "medicinal": "neither",
}
SECOND: Row = {"id": "Q2", "device": "VenaNet", "materials": "different"}


def comparisons(outline: str, key: str, *candidates: Row) -> list[Table]:
    """Return the comparison tables of a document with these candidates."""
    return [
        found
        for found in tables(section(written(outline, *candidates), key))
        if "characteristics" in found.caption
    ]


def written(outline: str, *candidates: Row) -> Document:
    """Return a document with these candidates."""
    base = example("ecg-patch").project
    project = replace(base, tables={**base.tables, "equivalent": candidates})
    return compose(assess(project, knowledge()), outlines()[outline])


def answers(found: Table, title: str) -> dict[str, str]:
    """Return what a column says, by the columns of the project file that the line is about."""
    at = [column.title for column in found.columns].index(title)
    return {row.key: plain(row.cells[at]) for row in found.rows}


@pytest.mark.parametrize(("outline", "key", "title"), PLACES)
def test_each_candidate_has_a_table_of_its_own(outline: str, key: str, title: str) -> None:
    """Named after it, filled with its answers; what nobody answered stays open."""
    first, second = comparisons(outline, key, FIRST, SECOND)

    assert first.caption.endswith(": Q1, TrapStar")
    assert second.caption.endswith(": Q2, VenaNet")
    assert answers(first, title)["design"] == "Similar, without clinical significance"
    assert answers(first, title)["site"] == "OPEN"
    assert answers(second, title)["materials"] == "Different: breaks the claim"


@pytest.mark.parametrize(("outline", "key"), [place[:2] for place in PLACES])
def test_every_characteristic_that_is_asked_has_a_line(outline: str, key: str) -> None:
    """No answer about a characteristic is lost on the way into the documents."""
    asked = knowledge().questionnaire.questions["equivalent"].columns
    characteristics = {
        column.id for column in asked if {"same", "both_same", "annex_xvi"} & set(column.choices)
    } - {"technical", "biological", "clinical"}

    (found,) = comparisons(outline, key, FIRST)
    assert {row.key for row in found.rows} == characteristics


@pytest.mark.parametrize(("outline", "key"), [place[:2] for place in PLACES])
def test_what_only_a_person_can_describe_stays_open(outline: str, key: str) -> None:
    """The answers say how near the devices are, not what each of them is."""
    (found,) = comparisons(outline, key, FIRST)

    own = next(column.title for column in found.columns if column.title.startswith("Own"))
    assert set(answers(found, own).values()) == {"OPEN"}
