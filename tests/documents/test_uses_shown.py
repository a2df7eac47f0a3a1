"""A device of several uses: a reader of any document learns what each is, and which claim and item belongs to it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Heading, Table
from cerwizard.project import Project, Use
from tests.documents.reading import column, section, table, tables
from tests.documents.samples import example, knowledge, outlines

CAPTION = "Uses, each assessed on its own"
PLACES = [("cep", "cep.2.1"), ("cer", "cer.2.2"), ("pmcf", "pmcf.B.1"), ("gaps", ""), ("gb", "gb.2")]
"""Where each document names the uses; the gap report does so before its first section."""


def written(project: Project, outline: str) -> Document:
    """Return a document of a project."""
    return compose(assess(project, knowledge()), outlines()[outline])


def shown(document: Document, key: str) -> list[Table]:
    """Return the tables of uses in a section, or before the first one."""
    first = next(at for at, block in enumerate(document.blocks) if isinstance(block, Heading))
    blocks = section(document, key) if key else list(document.blocks[:first])
    return [found for found in tables(blocks) if found.caption == CAPTION]


@pytest.mark.parametrize(("outline", "key"), PLACES)
def test_each_use_stands_with_its_name_its_title_and_its_class(outline: str, key: str) -> None:
    """Elsewhere only the name is printed; no id is left for the reader to guess."""
    (found,) = shown(written(example("ecg-patch").project, outline), key)

    assert column(found) == ["device as described", "rhythm-analysis"]
    assert column(found, 1)[1] == "Analysis service"
    assert all("Class" in said for said in column(found, 3))


def test_what_is_asked_of_some_uses_names_them() -> None:
    """Two requirements that exclude each other stand each with its use, called as the table of uses calls it."""
    document = written(replace(example("ecg-patch").project, stage="market"), "gaps")

    asked = [cell for found in tables(list(document.blocks)) for cell in column(found)]
    reports = [said for said in asked if said.startswith("The periodic safety update report is updated")]

    assert {said.partition(" (")[2].partition(")")[0] for said in reports} == {
        "the device as described",
        "rhythm-analysis",
    }


@pytest.mark.parametrize(("outline", "key"), PLACES)
def test_a_device_of_one_use_has_nothing_to_tell_apart(outline: str, key: str) -> None:
    """The table is there for devices of several uses only."""
    project = replace(example("ecg-patch").project, uses=())

    assert not shown(written(project, outline), key)


def test_a_use_that_is_no_device_has_no_class_and_one_without_a_title_asks_for_it() -> None:
    """A dash, not a class that nobody gave; and a place that waits for a person."""
    project = example("cbt-app").project
    shop = Use(id="shop", answers={"software": True, "medical_purposes": (), "human_use": True})

    found = table(written(replace(project, uses=(shop,)), "cep"), "cep.2.1", CAPTION)

    assert column(found, 1)[1] == "OPEN – what is it?"
    assert column(found, 2)[1].startswith("Not a device")
    assert column(found, 3)[1] == "–"


@pytest.mark.parametrize(
    ("outline", "key", "caption", "at"),
    [
        ("cep", "cep.2.6", "Claims register", 3),
        ("cer", "cer.3.5", "Claims register", 3),
        ("cep", "cep.8.6", "Pillar 3", 2),
        ("cer", "cer.8.6", "Sources by pillar", 3),
    ],
)
def test_claims_and_evidence_of_software_name_their_use(
    outline: str, key: str, caption: str, at: int
) -> None:
    """Evidence is planned function by function (MDCG 2020-1, 4.1)."""
    said = column(table(written(example("ecg-patch").project, outline), key, caption), at)

    assert any("rhythm-analysis" in line for line in said)


def test_a_class_stands_for_the_markets_of_the_project_only() -> None:
    """Sold in Great Britain alone, it is not shown a class of the Union that nobody asked for."""
    both = example("ecg-patch").project
    alone = replace(both, markets=("gb",))

    titles = [
        [column.title for column in shown(written(project, "gaps"), "")[0].columns]
        for project in (both, alone)
    ]

    assert {"EU MDR class", "GB class"} <= set(titles[0])
    assert "GB class" in titles[1]
    assert "EU MDR class" not in titles[1]


@pytest.mark.parametrize(("outline", "key"), PLACES)
def test_what_one_use_does_not_share_is_not_said_of_the_whole(outline: str, key: str) -> None:
    """The base is one use among others, as in the app: the whole has the strictest class (Annex VIII, 3.5)."""
    found = shown(written(example("ecg-patch").project, outline), key)[0]

    assert not any("as a whole" in name for name in column(found))


def test_what_follows_from_some_uses_alone_is_said_of_these() -> None:
    """The patch without its analysis service is class IIa, so the yearly report follows from the service."""
    found = table(written(example("ecg-patch").project, "cep"), "cep.8.1", "Route")
    follows = dict(zip(column(found), column(found, 2), strict=True))

    assert follows["Periodic safety update report (PSUR)"].startswith("For rhythm-analysis: ")
    assert not follows["Conformity without clinical data"].startswith("For ")
