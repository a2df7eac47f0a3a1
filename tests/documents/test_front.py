"""The front table of a document: the classes stand side by side, each with its clause or why it does not apply."""

from __future__ import annotations

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document
from cerwizard.facts import FactValue
from cerwizard.project import Use
from tests.documents.reading import column, table
from tests.documents.samples import composed, example, knowledge, outlines


def _front(document: Document, outline: str) -> dict[str, str]:
    found = table(document, f"{outline}.0", "Document control")
    return dict(zip(column(found), column(found, 1), strict=True))


def test_the_classes_stand_side_by_side_with_the_use_that_decides() -> None:
    """EU, Great Britain and the forum, in the plan as in the report."""
    for outline in ("cep", "cer"):
        front = _front(composed("ecg-patch", outline), outline)

        assert front["EU MDR class"].startswith("Class IIb")
        assert "(decided by rhythm-analysis)" in front["EU MDR class"]
        assert front["GB class"].startswith("Class IIa")
        assert "decided by" not in front["GB class"]
        assert front["IMDRF category (SaMD)"].startswith("Category III")


def test_a_class_that_does_not_apply_says_why() -> None:
    """The dressing is no software and is not for Great Britain."""
    front = _front(composed("foam-wound-dressing", "cep"), "cep")

    assert front["GB class"] == "does not apply: GB is not among the markets of the project"
    assert front["IMDRF category (SaMD)"] == "does not apply: Is the product software: no"


def test_a_module_that_is_no_device_is_named_apart() -> None:
    """Nobody looks for its class in vain."""
    project = example("ecg-patch").project
    bills: dict[str, FactValue] = {
        "software": True,
        "software_acts_on_data": True,
        "software_benefits_individual": False,
        "driven_device_class": "none",
        "medical_purposes": (),
    }
    billing = Use(id="billing", answers=bills)
    apart = assess(replace(project, uses=(*project.uses, billing)), knowledge())

    front = _front(compose(apart, outlines()["cep"]), "cep")

    assert front["Without a class, kept apart"] == "billing"
