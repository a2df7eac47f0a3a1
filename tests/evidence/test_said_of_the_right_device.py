"""A requirement speaks of the device that it is asked of: no diagnosis of a wrench, no class I of an implant."""

from __future__ import annotations

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.evidence import Gap
from cerwizard.facts import FactValue
from cerwizard.project import Use
from tests.documents.samples import example, knowledge
from tests.plain import NOTHING_FURTHER, PRODUCT

IMPLANT: dict[str, FactValue] = {
    **PRODUCT,
    **NOTHING_FURTHER,
    "medical_purposes": ("injury_disability",),
    "active": False,
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "custom_made": False,
}
WRENCH = Use(id="wrench", answers={**IMPLANT, "invasiveness": "none", "measuring_function": True})
"""A torque wrench for the screws of the implant: class I with a measuring function."""


def gap(requirement: str) -> Gap:
    """Return a requirement of the implant and its wrench."""
    project = replace(example("empty").project, answers=IMPLANT, uses=(WRENCH,))
    (found,) = [gap for gap in assess(project, knowledge()).gaps if gap.requirement.id == requirement]
    return found


def test_accuracy_is_asked_of_what_measures_and_predictive_values_of_diagnosis_alone() -> None:
    """MDR Annex I, 15.1 names both; MEDDEV 2.7/1 rev.4, A7.3 lists predictive values for diagnosis."""
    before, _, after = gap("EU-F-21").requirement.says.partition("for diagnosis")

    assert "accuracy" in before
    assert "predictive values" not in before
    assert "predictive values" in after


def test_an_implant_beside_a_tool_of_class_i_is_not_called_class_i() -> None:
    """The notice is about the tool (MDR Article 52(7)); the whole is class IIb."""
    assert gap("EU-P-04").why == "The device, or one use of it, is in class I."
