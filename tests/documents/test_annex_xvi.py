"""A product without a medical purpose is judged by its risk alone; nothing in its documents weighs a benefit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, EvaluatorBox, Heading
from cerwizard.facts import FactValue
from tests.documents.reading import section, tables
from tests.documents.samples import example, knowledge, outlines

DEVICE: dict[str, FactValue] = {
    "software": False,
    "accessory_to": "none",
    "ivd_purpose": False,
    "excluded_product": "none",
    "pharmacological_principal_action": False,
    "human_use": True,
}
FILLER: dict[str, FactValue] = {**DEVICE, "medical_purposes": (), "annex_xvi_group": "3"}
BOTH: dict[str, FactValue] = {**DEVICE, "medical_purposes": ("disease",), "annex_xvi_group": "3"}
MEDICAL: dict[str, FactValue] = {**DEVICE, "medical_purposes": ("disease",), "annex_xvi_group": "none"}
JUDGED = ("In the use without a medical purpose", "Benefit outweighs risk", "The undesirable side-effects")


def written(outline: str, answers: dict[str, FactValue]) -> Document:
    """Return a document for these answers."""
    project = replace(example("empty").project, answers=answers)
    return compose(assess(project, knowledge()), outlines()[outline])


def criteria(report: Document, key: str) -> list[tuple[str, str]]:
    """Return what the boxes of a section judge, with the clause of each."""
    return [
        (block.criterion, block.clause)
        for block in section(report, key)
        if isinstance(block, EvaluatorBox) and block.criterion.startswith(JUDGED)
    ]


def heading(document: Document, key: str) -> str:
    """Return the heading of a section."""
    return next(block.text for block in document.blocks if isinstance(block, Heading) and block.key == key)


@pytest.mark.parametrize("key", ["cer.10.3", "cer.14"])
def test_the_risk_of_a_product_of_annex_xvi_is_judged_by_itself(key: str) -> None:
    """Annex I, 9 stands in the place of 1 and 8."""
    ((criterion, clause),) = criteria(written("cer", FILLER), key)

    assert criterion.startswith("In the use without a medical purpose")
    assert clause == "MDR Annex I, 9"


@pytest.mark.parametrize("key", ["cer.10.3", "cer.14"])
def test_a_product_of_both_kinds_is_judged_by_both(key: str) -> None:
    """Whoever has a medical purpose besides meets the requirements for both."""
    clauses = [clause for _, clause in criteria(written("cer", BOTH), key)]

    assert len(clauses) == 2
    assert clauses[1] == "MDR Annex I, 9"


@pytest.mark.parametrize("answers", [MEDICAL, {}])
@pytest.mark.parametrize("key", ["cer.10.3", "cer.14"])
def test_before_anybody_says_so_no_product_is_one_of_annex_xvi(
    key: str, answers: dict[str, FactValue]
) -> None:
    """What stands for another box is not printed on a mere possibility."""
    ((_, clause),) = criteria(written("cer", answers), key)

    assert clause != "MDR Annex I, 9"


@pytest.mark.parametrize(
    ("outline", "key"),
    [("cep", "cep.3"), ("cep", "cep.5"), ("cer", "cer.3.5"), ("cer", "cer.10.4"), ("cer", "cer.10.5")],
)
def test_the_headings_of_annex_xvi_promise_no_benefit(outline: str, key: str) -> None:
    """They speak of performance and risk; those of a device with a medical purpose speak of benefit."""
    of_filler, of_device = (heading(written(outline, answers), key) for answers in (FILLER, BOTH))

    assert "benefit" in of_device.lower()
    assert "benefit" not in of_filler.lower().replace("no medical benefit", "")


@pytest.mark.parametrize("answers", [FILLER, BOTH, MEDICAL, {}])
@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.3"), ("cer", "cer.1"), ("cer", "cer.10.5")])
def test_a_table_is_not_there_twice(outline: str, key: str, answers: dict[str, FactValue]) -> None:
    """Of two tables that stand for each other one is printed, or the open row of it."""
    assert len(tables(section(written(outline, answers), key))) <= 1
