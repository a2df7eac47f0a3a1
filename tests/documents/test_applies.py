"""Which sections and rows concern a device, and what is said of those that do not."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, EvaluatorBox
from cerwizard.facts import FactValue
from tests.documents.golden import device
from tests.documents.reading import column, section, table, tables, words_of
from tests.documents.samples import example, knowledge, outlines
from tests.plain import PRODUCT

IMPLANT: dict[str, FactValue] = {
    **PRODUCT,
    "medical_purposes": ("injury_disability",),
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "wholly_mainly_absorbed": True,
    "ancillary_medicinal": False,
    "tissue_origin": "none",
    "cmr_ed": False,
}
"""An implant that the body takes up; it is of class III for that."""

ROLLATOR: dict[str, FactValue] = {
    "invasiveness": "none",
    "implantable": False,
    "wholly_mainly_absorbed": False,
    "non_clinical_only": True,
}
"""What makes of it a product outside the body that may argue without clinical data, as far as is known."""


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


@pytest.mark.parametrize("wish", [True, None])
def test_a_refused_route_leaves_the_first_requirement_to_clinical_data(wish: bool | None) -> None:
    """Article 61(10) is not open to an implant, whatever is wished: there is nothing to justify."""
    wanted = {} if wish is None else {"non_clinical_only": wish}
    rows = said("cep", "cep.4", **wanted)

    assert "Performance and safety in normal use 10.9 yes yes" in rows
    assert "Side-effects and benefit-risk ratio 10.9 yes yes" in rows
    assert "to justify" not in rows


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.8.4"), ("cer", "cer.10.12")])
def test_a_refused_route_asks_for_no_argument(outline: str, key: str) -> None:
    """The section says that the route is refused; where it may be open, each point has its place."""
    refused = IMPLANT | {"non_clinical_only": True}

    assert "Refused" in said(outline, key, non_clinical_only=True)
    assert not justifications(outline, key, refused)
    assert justifications(outline, key, IMPLANT | ROLLATOR)


def justifications(outline: str, key: str, answers: dict[str, FactValue]) -> list[str]:
    """Return the captions of the tables in which a section asks for reasons."""
    shown = section(_written(outline, tuple(answers.items())), key)
    return [found.caption for found in tables(shown) if found.caption.startswith("Justification")]


def test_early_advice_is_asked_for_only_where_a_panel_gives_it() -> None:
    """Article 61(2) is about class III and some of class IIb; by guidance a panel also advises on a status."""
    bandage = device("bandage").project
    no_status: dict[str, FactValue] = {**bandage.answers, "orphan": False, "breakthrough": False}
    without, orphan = (
        compose(assess(replace(bandage, answers=answers), knowledge()), outlines()["cer"])
        for answers in (no_status, no_status | {"orphan": True})
    )

    assert "early advice is open to class III" in words_of(section(without, "cer.13.2"))
    assert "OPEN" not in words_of(section(without, "cer.13.2"))
    assert "Early advice of an expert panel" in words_of(section(orphan, "cer.13.2"))
    assert "Early advice of an expert panel" in said("cer", "cer.13.2")


@pytest.mark.parametrize(
    ("status", "clause"), [("orphan", "MDCG 2024-10, sections 4, 5 and 9"), ("breakthrough", "MDCG 2025-9")]
)
def test_each_status_is_judged_by_its_own_guidance(status: str, clause: str) -> None:
    """The guidance on orphan devices says nothing of a breakthrough."""
    answers = IMPLANT | {"orphan": False, "breakthrough": False, status: True}
    document = _written("cer", tuple(answers.items()))

    [box] = [block for block in section(document, "cer.13.4") if isinstance(block, EvaluatorBox)]
    assert box.clause.startswith(clause)


def test_the_plan_names_the_texts_that_its_sections_rest_on() -> None:
    """Software and learned models rest on texts of their own, and so does a breakthrough; other devices do not."""
    software: dict[str, FactValue] = {
        "software": True,
        "medical_purposes": ("disease",),
        "software_acts_on_data": True,
        "software_benefits_individual": True,
        "samd": True,
        "uses_ai": True,
        "breakthrough": True,
    }
    editions = ["MDCG 2025-6", "N12", "N41", "N81", "MDCG 2025-9"]
    with_them = _texts(tuple(software.items()))

    assert [text for text in editions if text not in with_them] == []
    assert [text for text in editions if text in _texts(tuple(IMPLANT.items()))] == []


def _texts(answers: tuple[tuple[str, FactValue], ...]) -> str:
    return " ".join(column(table(_written("cep", answers), "cep.1", "Texts the plan rests on"), 1))
