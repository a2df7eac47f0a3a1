"""What stands in the place of something else in a special case stands alone, also where only some uses are one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Heading, Table
from cerwizard.facts import FactValue
from cerwizard.project import Use
from tests.documents.reading import section, tables
from tests.documents.samples import example, knowledge, outlines
from tests.plain import NOTHING_FURTHER, PRODUCT

DEVICE: dict[str, FactValue] = {
    **PRODUCT,
    **NOTHING_FURTHER,
    "medical_purposes": ("injury_disability",),
    "active": False,
    "linked_active_class": "none",
}
FIXTURE: dict[str, FactValue] = {
    **DEVICE,
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "vital_contact": "none",
    "implant_type": "none",
    "in_teeth": False,
    "biological_effect": False,
    "wholly_mainly_absorbed": False,
    "chemical_change_in_body": False,
    "administers_medicine": False,
    "reusable_surgical_instrument": False,
    "market_status": "not_marketed",
}
"""A dental implant in the jaw bone."""
DRILL = Use(id="drill", answers={"duration": "transient", "implantable": False})
LIPS = Use(id="lips", answers={"medical_purposes": (), "annex_xvi_group": "3"})
SHOP = Use(
    id="shop", answers={**DEVICE, "software": True, "medical_purposes": (), "driven_device_class": "none"}
)
FILLER: dict[str, FactValue] = {**FIXTURE, "medical_purposes": (), "annex_xvi_group": "3"}
PLAIN: dict[str, FactValue] = {**DEVICE, "invasiveness": "none"}
STATED = "Elements of the intended purpose"
COMPARED = "Consistency of statements"
WITH_SUMMARY = [("cep", "cep.2.3", STATED), ("cer", "cer.10.11", COMPARED)]


def written(outline: str, answers: dict[str, FactValue], *uses: Use) -> Document:
    """Return a document of a device of several uses."""
    project = replace(example("empty").project, answers=answers, uses=uses)
    return compose(assess(project, knowledge()), outlines()[outline])


def called(document: Document, key: str, caption: str) -> list[Table]:
    """Return the tables of a section that are called so."""
    return [found for found in tables(section(document, key)) if found.caption == caption]


def summary_asked(found: Table) -> bool:
    """Return whether the table asks after the public summary."""
    return any("SSCP" in column.title for column in found.columns)


@pytest.mark.parametrize(("outline", "key", "caption"), WITH_SUMMARY)
def test_an_implant_beside_its_instruments_has_one_table_with_the_summary(
    outline: str, key: str, caption: str
) -> None:
    """The whole has a summary (MDR Article 32(1)), though none is due for the drill."""
    (found,) = called(written(outline, FIXTURE, DRILL), key, caption)

    assert summary_asked(found)


@pytest.mark.parametrize(("outline", "key", "caption"), WITH_SUMMARY)
def test_a_module_that_is_no_device_brings_no_summary(outline: str, key: str, caption: str) -> None:
    """Neither implantable nor class III: a shop beside the device does not change that."""
    (found,) = called(written(outline, PLAIN, SHOP), key, caption)

    assert not summary_asked(found)


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.5"), ("cer", "cer.10.4"), ("cer", "cer.10.5")])
def test_the_rows_of_a_product_for_both_purposes_are_listed_once(outline: str, key: str) -> None:
    """Described as two uses, its benefits and values do not stand twice below one another."""
    assert len(tables(section(written(outline, FIXTURE, LIPS), key))) == len(
        tables(section(written(outline, FIXTURE), key))
    )


def test_a_product_of_annex_xvi_keeps_its_headings_beside_a_module_that_is_no_device() -> None:
    """A shop weighs no benefit against a risk either."""
    document = written("cep", FILLER, SHOP)
    (heading,) = [block for block in document.blocks if isinstance(block, Heading) and block.key == "cep.5"]

    assert heading.text.endswith("acceptability of risk")
