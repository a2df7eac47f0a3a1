"""What was answered of each candidate for equivalence stands in the plan and in the report."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Table, plain
from cerwizard.facts import Row
from tests.documents.reading import column, section, tables, words_of
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


def listed(outline: str, key: str, caption: str, *candidates: Row) -> list[str]:
    """Return the candidates that a table of a section names."""
    found = tables(section(written(outline, *candidates), key))
    return [name for table in found if table.caption == caption for name in column(table)]


def test_a_candidate_whose_claim_is_broken_is_not_called_equivalent() -> None:
    """The follow-up names only those to which equivalence is still claimed, and says where the other stands."""
    assert listed("pmcf", "pmcf.E", "Devices claimed to be equivalent", FIRST, SECOND) == ["Q1"]
    assert "section 7.6 of the report" in words_of(section(written("pmcf", FIRST, SECOND), "pmcf.E"))
    assert "section 7.6 of the report" not in words_of(section(written("pmcf", FIRST), "pmcf.E"))


def test_the_report_lists_the_candidates_that_fell_away_with_the_reason() -> None:
    """A reader sees that they were considered, and the evaluator is asked whether their data are left out."""
    said = words_of(section(written("cer", FIRST, SECOND), "cer.7.6"))

    assert listed("cer", "cer.7.6", "Candidates whose claim is broken", FIRST, SECOND) == ["Q2"]
    assert "materials or tissues (row 2.1): Materials or substances" in said


def test_a_candidate_of_which_it_is_open_whether_it_is_broken_stays_listed() -> None:
    """A purpose that is not medical breaks the claim unless the product has none either, and nobody said so yet."""
    base = example("ecg-patch").project
    base = replace(base, answers={fact: said for fact, said in base.answers.items() if "xvi" not in fact})
    candidate: Row = {"id": "Q3", "device": "Other", "purpose_kind": "annex_xvi"}
    project = replace(base, tables={**base.tables, "equivalent": (candidate,)})

    ((_, appraised),) = assess(project, knowledge()).appraised("equivalent")
    found = tables(section(compose(assess(project, knowledge()), outlines()["pmcf"]), "pmcf.E"))

    assert any(len(said.possible) > 1 for said in appraised)
    assert "Q3" in [name for table in found for name in column(table)]
