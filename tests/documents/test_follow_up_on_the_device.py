"""What follow-up on the device itself checks, and by which clause, goes by what stands for an investigation."""

from __future__ import annotations

import pytest

from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Table, Text
from cerwizard.facts import FactValue
from tests.documents.reading import section
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
