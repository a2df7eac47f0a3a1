"""What the MDR leaves out has nothing to show but what it is."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from tests.evidence.items import silent

LOUD: dict[str, FactValue] = {
    "implantable": True,
    "invasiveness": "surgical",
    "duration": "long",
    "active": True,
    "built_in_software": True,
    "own_modification": True,
    "sterile": True,
}
"""Answers that bring a device many duties."""
OUTSIDE: dict[str, dict[str, FactValue]] = {
    "nothing medical": {"medical_purposes": ()},
    "a food": {"medical_purposes": ("disease",), "excluded_product": "food"},
    "for animals only": {"medical_purposes": ("disease",), "human_use": False},
    "in vitro": {"medical_purposes": ("in_vitro_info",), "ivd_purpose": True},
}


@pytest.mark.parametrize("status", ["not_marketed", "outside_eu", "directive", "mdr"])
@pytest.mark.parametrize("product", OUTSIDE)
def test_a_product_outside_the_mdr_has_only_its_qualification_to_record(
    knowledge: Knowledge, product: str, status: str
) -> None:
    """Wherever it is sold already and whatever else is said of it: MDR Articles 1 and 2 come first."""
    answers = {**silent(knowledge), "human_use": True, **LOUD, "market_status": status, "mdd_class": "III"}
    project = Project(
        answers={**answers, **OUTSIDE[product]}, markets=("eu",), complete=("claim", "evidence")
    )

    found = assess(project, knowledge)

    asked = {gap.requirement.group for gap in found.gaps if gap.applies is not Truth.FAILS}
    assert asked == {"Duty, qualification and classification"}
