"""What the project knows already is not asked again in a table of the documents."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Basis, Document, Text, plain
from cerwizard.facts import Row
from tests.documents.reading import column, table
from tests.documents.samples import example, knowledge, outlines

FUNCTIONS: tuple[Row, ...] = (
    {"id": "F1", "text": "Records", "medical_purpose": True},
    {"id": "F2", "text": "Finds fibrillation", "medical_purpose": True, "use": "rhythm-analysis"},
    {"id": "F3", "text": "Billing", "medical_purpose": False},
)
DECIDED = "IMDRF category and MDR rule of its use"


def plan_of_software() -> Document:
    """Return the plan of a device with a use beside the base, and a function of each and of none."""
    base = example("ecg-patch").project
    tables = {**base.tables, "software_function": FUNCTIONS}
    return compose(assess(replace(base, tables=tables), knowledge()), outlines()["cep"])


def test_a_function_shows_the_class_of_the_use_that_it_belongs_to() -> None:
    """Computed, with its clause; that of the base where it names no use."""
    found = table(plan_of_software(), "cep.2.9", "Functions")
    at = [shown.title for shown in found.columns].index(DECIDED)

    base, analysis, _ = column(found, at)
    assert base.endswith("EU MDR class: Class IIa")
    assert analysis.endswith("EU MDR class: Class IIb")
    computed = [
        piece
        for piece in found.rows[1].cells[at]
        if isinstance(piece, Text) and piece.basis is Basis.COMPUTED
    ]
    assert any("Rule 11" in piece.source for piece in computed)


def test_nothing_medical_is_asked_of_a_function_without_a_medical_purpose() -> None:
    """Neither category nor benefit nor situation."""
    found = table(plan_of_software(), "cep.2.9", "Functions")
    billing = dict(
        zip((shown.title for shown in found.columns), map(plain, found.rows[2].cells), strict=True)
    )

    assert {billing[DECIDED], billing["Benefit claimed"]} == {"–"}
    assert billing["Treat or diagnose, drive, inform; situation"] == "–"


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        (("experience", "study"), [["yes", "OPEN"], ["no", "–"], ["no", "–"], ["no", "–"]]),
        (("literature",), [["no", "–"], ["no", "–"], ["yes", "OPEN"], ["yes", "OPEN"]]),
        (None, [["OPEN", "OPEN"]] * 4),
    ],
)
def test_the_plan_for_follow_up_says_which_general_methods_were_chosen(
    methods: tuple[str, ...] | None, said: list[list[str]]
) -> None:
    """Of one that is not used nothing more is asked; before anybody chose, all is open."""
    base = example("foam-wound-dressing").project
    answers = {name: value for name, value in base.answers.items() if name != "pmcf_methods"}
    answers |= {} if methods is None else {"pmcf_methods": methods}
    plan = compose(assess(replace(base, answers=answers), knowledge()), outlines()["pmcf"])

    found = table(plan, "pmcf.C.2", "General methods")
    assert [[plain(row.cells[1]), plain(row.cells[2])] for row in found.rows] == said
