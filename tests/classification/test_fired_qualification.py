"""What the trace calls fired is true of the product: `explain` shows it word for word."""

from __future__ import annotations

import pytest

from cerwizard.assessment import assess, load_knowledge
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from tests.plain import PRODUCT


def fired(*purposes: str, annex_xvi_group: str = "none") -> set[str]:
    """Return the clauses of the rules of the qualification that hold."""
    answers = {**PRODUCT, "medical_purposes": purposes, "annex_xvi_group": annex_xvi_group}
    project = Project(answers=answers, markets=("eu",))
    (use,) = assess(project, load_knowledge()).uses
    return {trace.rule.clause for trace in use.results["qualification"].trace if trace.truth is Truth.HOLDS}


def test_a_wound_pump_is_not_said_to_support_conception() -> None:
    """It treats an injury; only what helps conception or reprocesses devices is deemed one."""
    assert fired("injury_disability") == {"MDR Article 2(1)"}


@pytest.mark.parametrize("purpose", ["conception", "device_reprocessing"])
def test_what_is_deemed_a_device_is_one_by_that_subparagraph(purpose: str) -> None:
    """No disease stands behind it."""
    assert fired(purpose) == {"MDR Article 2(1), second subparagraph"}


def test_a_product_of_both_kinds_is_a_device_by_both() -> None:
    """Each is said of it."""
    assert fired("disease", "conception") == {"MDR Article 2(1)", "MDR Article 2(1), second subparagraph"}


def test_a_filler_for_both_purposes_is_not_said_to_have_no_medical_one() -> None:
    """It is a medical device, and meets both sets of requirements (Article 1(3))."""
    assert fired("disease", annex_xvi_group="3") == {"MDR Article 2(1)"}
    assert not fired(annex_xvi_group="3") & {"MDR Article 2(1)"}


PLANNING: dict[str, FactValue] = {
    **PRODUCT,
    "software": True,
    "medical_purposes": ("disease",),
    "driven_device_class": "IIb",
    "gb_driven_device_class": "IIb",
    "gb_verifiable_calculation": False,
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_gives_ivd_information": False,
}
"""Software that plans a treatment and sets the machine for it."""
FILLER: dict[str, FactValue] = {**PRODUCT, "medical_purposes": ("disease",), "annex_xvi_group": "3"}


@pytest.mark.parametrize("answers", [PLANNING, FILLER])
@pytest.mark.parametrize("decision", ["qualification", "gb_qualification"])
def test_a_device_with_a_medical_purpose_is_not_said_to_lack_one(
    answers: dict[str, FactValue], decision: str
) -> None:
    """It may be covered, or left out, by another rule as well, but not for want of a purpose."""
    (use,) = assess(Project(answers=answers, markets=("eu", "gb")), load_knowledge()).uses
    said = [trace.rule.says for trace in use.results[decision].trace if trace.truth is Truth.HOLDS]

    assert "device" in use.results[decision].possible
    assert not any("without a medical purpose" in line or "no medical purpose" in line for line in said)
