"""Which sections and rows concern a device, and what is said of those that do not."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document
from cerwizard.facts import FactValue
from tests.documents.reading import section, words_of
from tests.documents.samples import example, knowledge, outlines

IMPLANT: dict[str, FactValue] = {
    "software": False,
    "medical_purposes": ("injury_disability",),
    "accessory_to": "none",
    "annex_xvi_group": "none",
    "ivd_purpose": False,
    "excluded_product": "none",
    "pharmacological_principal_action": False,
    "human_use": True,
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "wholly_mainly_absorbed": True,
    "ancillary_medicinal": False,
    "tissue_origin": "none",
    "cmr_ed": False,
}
"""An implant that the body takes up; it is of class III for that."""


@cache
def _written(outline: str, answers: tuple[tuple[str, FactValue], ...]) -> Document:
    project = replace(example("empty").project, answers=dict(answers))
    return compose(assess(project, knowledge()), outlines()[outline])


def said(outline: str, key: str, **changed: FactValue) -> str:
    """Return what a section says of the implant, with these answers instead."""
    document = _written(outline, tuple((IMPLANT | changed).items()))
    return words_of(section(document, key))


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.7"), ("cer", "cer.3.11"), ("cer", "cer.10.8")])
def test_a_device_that_the_body_takes_up_has_a_special_component(outline: str, key: str) -> None:
    """Annex I, 12.2: what is absorbed is judged, though it is an implant and no cream."""
    assert "Not applicable" not in said(outline, key)
    assert "Not applicable" in said(outline, key, wholly_mainly_absorbed=False)


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.2.10"), ("cep", "cep.7"), ("cer", "cer.3.11")])
def test_that_the_body_takes_it_up_is_printed_among_the_components(outline: str, key: str) -> None:
    """The answer that decides the class is not left to be found in the class alone."""
    assert "Broken down and taken up by the body yes" in said(outline, key)


def test_no_absorbed_substance_is_denied_where_only_the_consultation_falls_away() -> None:
    """Article 52(11) is about what is put on the skin or into an opening; an absorbed implant is neither."""
    assert said("cer", "cer.13.3") == "Not applicable: not a device under Article 52(9) to (11)."
