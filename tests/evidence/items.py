"""Projects with rows of evidence, and what the rulebook says of them, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.evidence import Appraised, Inconsistency, MatrixRow
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project, Statement

BANDAGE: dict[str, FactValue] = {"medical_purposes": ("injury_disability",), "invasiveness": "none"}
ROD: dict[str, FactValue] = {
    "medical_purposes": ("injury_disability",),
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "market_status": "not_marketed",
}
COMPARED: Row = {
    "id": "Q1",
    "maker": "other",
    "technical": "same",
    "biological": "same",
    "clinical": "similar",
    "access": "sufficient",
}
"""An equivalent device for which all three kinds of characteristics and access are entered."""


def silent(knowledge: Knowledge) -> dict[str, FactValue]:
    """Return *no* as the answer to every question that has it."""
    return {
        question.id: question.no
        for question in knowledge.questionnaire.questions.values()
        if question.kind == "yes_no" or (question.kind == "one_of" and question.no in question.choices)
    }


def assessed(
    knowledge: Knowledge,
    device: Mapping[str, FactValue] = BANDAGE,
    /,
    *stated: str,
    **tables: tuple[Row, ...],
) -> Assessment:
    """Return the assessment of a device with these rows and statements; its tables are declared complete."""
    project = Project(
        answers={**silent(knowledge), **device},
        tables=tables,
        statements=tuple(Statement(requirement=name, place="CER 8.5") for name in stated),
        complete=("claim", "benefit", "risk", "indication", "variant", "evidence", "equivalent"),
        markets=("eu",),
    )
    return assess(project, knowledge)


def comes_to(knowledge: Knowledge, appraisal: str, row: Row, **tables: tuple[Row, ...]) -> Appraised:
    """Return what an appraisal says of one row of evidence."""
    ((_, said),) = assessed(knowledge, evidence=({"id": "E1", **row},), **tables).appraised("evidence")
    return next(found for found in said if found.appraisal.id == appraisal)


def stands(knowledge: Knowledge, name: str, **tables: tuple[Row, ...]) -> MatrixRow:
    """Return how one row of the matrix stands."""
    return next(row for row in assessed(knowledge, **tables).matrix.rows if row.id == name)


def said_of(knowledge: Knowledge, device: Mapping[str, FactValue], words: str) -> list[Inconsistency]:
    """Return the findings on a device that say these words."""
    return [finding for finding in assessed(knowledge, device).findings if words in finding.says]
