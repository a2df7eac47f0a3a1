"""Words of questions that decide a class: each says what the law says, no more and no less."""

from __future__ import annotations

from cerwizard.facts import FactValue
from tests.classification.devices import Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
IMPLANT: dict[str, FactValue] = {
    **MEDICAL,
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
}


def test_a_tissue_expander_outside_the_breast_is_no_breast_implant(interviewer: Interviewer) -> None:
    """Rule 8, seventh indent: breast implants, and by guidance the expanders for the breast."""
    kind = interviewer.knowledge.questionnaire.questions["implant_type"]

    scalp = interviewer.walk_case({**IMPLANT, "implant_type": "none"})
    breast = interviewer.walk_case({**IMPLANT, "implant_type": "breast_implant"})

    assert scalp.eu_class == "IIb"
    assert breast.eu_class == "III"
    assert kind.choices["breast_implant"] == "Breast implant or breast tissue expander"
    assert "expander outside the breast" in kind.near_miss
    assert any("public extract" in note for note in kind.notes)
