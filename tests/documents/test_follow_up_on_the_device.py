"""What follow-up on the device itself checks, and by which clause, goes by what stands for an investigation."""

from __future__ import annotations

import pytest

from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Table, Text, plain
from cerwizard.facts import FactValue
from tests.documents.reading import section, table, words_of
from tests.documents.samples import knowledge, outlines
from tests.evidence.route_vectors import (
    FILLER,
    HEART_IMPLANT,
    IMPLANT,
    MODIFIED,
    OTHER_DEVICE,
    OWN_DEVICE,
    PMCF_STUDY,
    SOFTWARE,
    Vector,
    assessed,
)

SUFFICIENT: dict[str, FactValue] = {"sufficient_clinical_data": True, "common_specification": "none"}
CASE_1 = Vector(
    "", {**HEART_IMPLANT, **MODIFIED}, {}, {"equivalent": (OWN_DEVICE,), "evidence": (PMCF_STUDY,)}
)
CASE_3 = Vector("", {**IMPLANT, "listed_type": True, **SUFFICIENT}, {})
ANALOGOUS = Vector("", {**FILLER, "analogous_device_justified": True}, {})
EQUIVALENT = Vector("", SOFTWARE, {}, {"equivalent": (OTHER_DEVICE,)})
BROKEN = Vector("", SOFTWARE, {}, {"equivalent": ({**OTHER_DEVICE, "condition": "different"},)})
NOTHING = Vector("", SOFTWARE, {})
LENS: dict[str, FactValue] = {
    **FILLER,
    "annex_xvi_group": "1",
    "invasiveness": "orifice",
    "orifice_site": "other",
    "duration": "short",
    "implantable": False,
}
"""A coloured contact lens: neither implant nor class III."""

BY_LAW = "MDR Article 61(4), second subparagraph, and 61(5)"
BY_GUIDANCE = "MDCG 2020-13, section F"


def clauses(document: Document, key: str, caption: str) -> list[str]:
    """Return the clauses of the rows that speak of the device or product itself."""
    tables = [
        block for block in section(document, key) if isinstance(block, Table) and block.caption == caption
    ]
    said = [piece for table in tables for row in table.rows for piece in row.cells[0]]
    about = ("device itself", "product itself")
    return [
        piece.source
        for piece in said
        if isinstance(piece, Text) and any(part in piece.text for part in about)
    ]


@pytest.mark.parametrize(
    ("vector", "expected"),
    [
        pytest.param(CASE_1, [BY_LAW], id="case 1"),
        pytest.param(CASE_3, [f"{BY_GUIDANCE}; MDCG 2020-7, section C"], id="case 3"),
        pytest.param(ANALOGOUS, ["MDR Article 61(9)"], id="analogous device"),
        pytest.param(EQUIVALENT, [BY_GUIDANCE], id="equivalence alone"),
        pytest.param(BROKEN, [], id="equivalence that is broken"),
        pytest.param(NOTHING, [], id="nothing presumed"),
    ],
)
def test_only_exemption_cases_1_and_4_cite_the_study_that_article_61_4_asks_for(
    vector: Vector, expected: list[str]
) -> None:
    """Article 61(6) names no study, Annex XVI has paragraph 9, and equivalence elsewhere is checked by guidance."""
    assessment = assessed(knowledge(), vector)
    plan, follow_up = (compose(assessment, outlines()[name]) for name in ("cep", "pmcf"))

    assert clauses(plan, "cep.13", "Follow-up on the device itself") == expected
    assert clauses(follow_up, "pmcf.C.1", "Aims and open questions") == expected


@pytest.mark.parametrize(
    ("vector", "name", "clause"),
    [
        pytest.param(
            Vector("", IMPLANT, {}),
            "Implantable or class III",
            "MDR Article 61(11), second subparagraph; MDCG 2020-13, section F",
            id="implant",
        ),
        pytest.param(EQUIVALENT, "Equivalence claimed", "MDCG 2020-13, section F", id="equivalence"),
        pytest.param(
            Vector("", {**SOFTWARE, "uses_ai": True}, {}), "Learned model", "MDCG 2020-1, 4.6", id="model"
        ),
        pytest.param(
            Vector("", {**SOFTWARE, "orphan": True}, {}),
            "Orphan device",
            "MDCG 2024-10, sections 5 and 9",
            id="orphan",
        ),
        pytest.param(
            Vector("", {**SOFTWARE, "breakthrough": True}, {}), "Breakthrough device", "MDCG 2025-9", id="new"
        ),
        pytest.param(Vector("", LENS, {}), "Product of Annex XVI", "MDR Article 61(9) and (11)", id="lens"),
    ],
)
def test_follow_up_is_expected_for_the_reason_that_holds(vector: Vector, name: str, clause: str) -> None:
    """No guidance on orphan devices for software that learns: the plan cites what its own answers lead to."""
    plan = compose(assessed(knowledge(), vector), outlines()["cep"])

    row = next(row for row in table(plan, "cep.8.1", "Route").rows if "(PMCF)" in plain(row.cells[0]))
    assert [plain(cell) for cell in (row.cells[1], row.cells[3])] == [
        "PMCF plan expected: an open question or a presumption has to be verified on the device",
        clause,
    ]
    assert name in words_of(section(plan, "cep.13"))
