"""Answers on qualification and class that do not go together are named, and the honest answer beside them is not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue
from tests.evidence.items import said_of
from tests.plain import PRODUCT

APP: dict[str, FactValue] = {
    "software": True,
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "samd": True,
    "imdrf_situation": "serious",
    "imdrf_lay_unsupported": True,
}
PUMP: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "active": True,
    "substance_transfer": "hazardous",
}
READER: dict[str, FactValue] = {"medical_purposes": ("in_vitro_info",), "active": True}
WASHER: dict[str, FactValue] = {"medical_purposes": ("device_reprocessing",), "active": True}
LINKED_INSTRUMENT: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "invasiveness": "orifice",
    "active": False,
    "substance_device": False,
    "reusable_surgical_instrument": True,
}

SPLINT: dict[str, FactValue] = {
    **PRODUCT,
    "medical_purposes": ("injury_disability",),
    "invasiveness": "none",
    "active": False,
    "substance_device": False,
    "conveys_for_introduction": False,
    "modifies_composition": "none",
    "ex_vivo_substance_contact": False,
    "ancillary_medicinal": False,
    "tissue_origin": "none",
    "nano_exposure": "none",
    "wound_contact": "none",
    "contraception_or_sti_prevention": False,
    "reprocessing": "none",
    "records_xray_images": False,
}

PAIRS: dict[str, tuple[Mapping[str, FactValue], Mapping[str, FactValue], str]] = {
    "a test that is no test": (
        READER,
        {"ivd_purpose": True},
        "only purpose is information from specimens",
    ),
    "a test beside another purpose": (
        READER,
        {"medical_purposes": ("in_vitro_info", "disease")},
        "only purpose is information from specimens",
    ),
    "a washer that washes nothing": (WASHER, {"reprocessing": "clean_other"}, "none of the kinds is chosen"),
    "a pump that does not treat": (PUMP, {"therapeutic_active": True}, "neither treats nor informs"),
    "an instrument on a light source": (
        {**LINKED_INSTRUMENT, "linked_active_class": "I"},
        {"linked_active_class": "none"},
        "also recorded as a reusable surgical instrument, which is neither",
    ),
    "an instrument with a motor": (
        {**LINKED_INSTRUMENT, "linked_active_class": "none", "active": True, "invasiveness": "surgical"},
        {"active": False},
        "also recorded as a reusable surgical instrument, which is neither",
    ),
    "a custom-made splint that is sterile": (
        {**SPLINT, "sterile": True, "custom_made": True},
        {"custom_made": False},
        "the marks Is, Im and Ir and their certificate are for other devices",
    ),
    "a custom-made splint that measures": (
        {**SPLINT, "measuring_function": True, "custom_made": True},
        {"measuring_function": False},
        "the marks Is, Im and Ir and their certificate are for other devices",
    ),
    "advice of a panel that does not advise": (
        {**APP, "software_decision_impact": "ordinary", "expert_panel_advice": "taken"},
        {"orphan": True},
        "Early advice of an expert panel",
    ),
    "advice of a panel on the class": (
        {**APP, "software_decision_impact": "ordinary", "expert_panel_advice": "planned"},
        {"software_decision_impact": "death_or_irreversible"},
        "Early advice of an expert panel",
    ),
    "a lay user alone, steered": (
        {**APP, "imdrf_significance": "drive", "software_decision_impact": "ordinary"},
        {"software_decision_impact": "serious_or_surgery"},
        "Lay users alone with the result",
    ),
    "a lay user alone, diagnosed": (
        {**APP, "imdrf_significance": "treat_or_diagnose", "software_decision_impact": "serious_or_surgery"},
        {"software_decision_impact": "death_or_irreversible"},
        "Lay users alone with the result",
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_answers_that_do_not_go_together_are_named(knowledge: Knowledge, pair: str) -> None:
    """And fall silent with the answer that fits."""
    answers, better, words = PAIRS[pair]

    assert len(said_of(knowledge, answers, words)) == 1
    assert not said_of(knowledge, {**answers, **better}, words)
