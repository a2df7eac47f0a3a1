"""Answers of a device about which nothing is special; a test adds what makes its own device particular."""

from __future__ import annotations

from cerwizard.facts import FactValue

PRODUCT: dict[str, FactValue] = {
    "software": False,
    "annex_xvi_group": "none",
    "accessory_to": "none",
    "ivd_purpose": False,
    "excluded_product": "none",
    "pharmacological_principal_action": False,
    "human_use": True,
}
"""A product, no software and none of what is outside; whether it is a device hangs on its purposes."""
NOTHING_FURTHER: dict[str, FactValue] = {
    "modifies_composition": "none",
    "tissue_origin": "none",
    "wound_contact": "none",
    "nano_exposure": "none",
    "reprocessing": "none",
    "ionising_role": "none",
    "conveys_for_introduction": False,
    "ex_vivo_substance_contact": False,
    "substance_device": False,
    "ancillary_medicinal": False,
    "contraception_or_sti_prevention": False,
    "records_xray_images": False,
}
"""None of what the special rules of Annex VIII look at in a passive device."""
