"""What somebody wrote into the project file stands in the documents, and stands there as what it is."""

from __future__ import annotations

import pytest

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document
from cerwizard.project import Project
from tests.documents.reading import column, table
from tests.documents.samples import example, knowledge, outlines


def written(project: Project, outline: str) -> Document:
    """Return a document of a project."""
    return compose(assess(project, knowledge()), outlines()[outline])


def with_benefits(**of_the_first: str | bool) -> Project:
    """Return a project of two benefits, the second measured by the outcome itself."""
    first = {"id": "B1", "text": "Less pressure", "parameter": "Systolic pressure", **of_the_first}
    second = {"id": "B2", "text": "Longer life", "parameter": "Deaths in a year", "surrogate": False}
    return example("foam-wound-dressing").project.with_rows("benefit", (first, second))


@pytest.mark.parametrize(
    ("outline", "key", "caption"),
    [
        ("cep", "cep.3", "Benefits and outcome parameters"),
        ("cer", "cer.5.2", "Endpoints of the benefits"),
    ],
)
def test_why_a_surrogate_stands_for_the_outcome_is_printed(outline: str, key: str, caption: str) -> None:
    """It is what the section must show, open where it is missing, and asked of no other endpoint."""
    given = with_benefits(surrogate=True, surrogate_reason="Three trials lead from it to stroke.")
    missing = with_benefits(surrogate=True)

    cells = []
    for project in (given, missing):
        found = table(written(project, outline), key, caption)
        at = [title.title for title in found.columns].index("Why it stands for the outcome")
        cells.append(column(found, at))

    assert cells[0] == ["Three trials lead from it to stroke.", "–"]
    assert cells[1][0].startswith("OPEN – which publications")
