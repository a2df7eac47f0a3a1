"""The three pillars are asked of software with a medical purpose of its own, not of what only drives a pump."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, EvaluatorBox
from cerwizard.facts import FactValue
from tests.documents.reading import section, words_of
from tests.documents.samples import example, knowledge, outlines
from tests.plain import PRODUCT

PUMP: dict[str, FactValue] = {
    **PRODUCT,
    "medical_purposes": ("disease",),
    "active": True,
    "built_in_software": True,
    "software_decision_impact": "none",
    "software_monitors": "none",
    "samd": False,
    "uses_ai": False,
}
PLACES = [("cep", "cep.8.6"), ("cer", "cer.8.6"), ("cer", "cer.10.7")]
PILLARS = ("MDCG 2020-1, 4.2", "MDCG 2020-1, 4.3", "MDCG 2020-1, 4.4")


def written(outline: str, **answers: FactValue) -> Document:
    """Return a document of a pump with these answers."""
    project = replace(example("empty").project, answers={**PUMP, **answers})
    return compose(assess(project, knowledge()), outlines()[outline])


def judged(document: Document) -> list[str]:
    """Return the clauses of what an evaluator concludes on software."""
    return [block.clause for block in section(document, "cer.10.7") if isinstance(block, EvaluatorBox)]


@pytest.mark.parametrize(("outline", "key"), PLACES)
def test_firmware_that_only_drives_its_device_is_evaluated_with_it(outline: str, key: str) -> None:
    """The third row of Table 1 of MDCG 2020-1: no evaluation of its own, so no pillars."""
    assert words_of(section(written(outline), key)).startswith("Not applicable: ")


@pytest.mark.parametrize(("outline", "key"), PLACES)
def test_built_in_software_whose_result_is_acted_on_has_its_pillars(outline: str, key: str) -> None:
    """It has a purpose of its own (MDCG 2019-11 rev.1, 4.2)."""
    said = words_of(section(written(outline, software_decision_impact="ordinary"), key))

    assert not said.startswith("Not applicable")


def test_a_learned_model_that_only_drives_is_judged_for_its_data_alone() -> None:
    """Bias and oversight are asked of every learned model, the pillars are not."""
    assert judged(written("cer", uses_ai=True)) == ["MDCG 2025-6"]


def test_software_with_a_purpose_of_its_own_is_judged_by_each_pillar() -> None:
    """One box for each."""
    assert tuple(judged(written("cer", software_decision_impact="ordinary"))) == PILLARS
