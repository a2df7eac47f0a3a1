"""What the MDR leaves out has nothing to show but what it is."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from tests.plain import PRODUCT

NO_DEVICE: dict[str, FactValue] = {
    **PRODUCT,
    "medical_purposes": (),
}
QUALIFY, SPECIMENS = "EU-A-02", "EU-A-03"
"""To say why it is no device, and where an in vitro diagnostic belongs."""
OUTSIDE: dict[str, dict[str, FactValue]] = {
    "nothing medical": {},
    "a food": {"medical_purposes": ("disease",), "excluded_product": "food"},
    "for animals only": {"medical_purposes": ("disease",), "human_use": False},
    "in vitro": {"medical_purposes": ("in_vitro_info",), "ivd_purpose": True},
}


def loud(knowledge: Knowledge) -> dict[str, FactValue]:
    """Return *yes* to every question, and the last choice where there are several: what brings the most duties."""
    answers: dict[str, FactValue] = {}
    for question in knowledge.questionnaire.questions.values():
        match question.kind:
            case "yes_no":
                answers[question.id] = True
            case "one_of":
                answers[question.id] = tuple(question.choices)[-1]
            case "some_of":
                answers[question.id] = tuple(question.choices)
    return answers


@pytest.mark.parametrize("status", ["not_marketed", "outside_eu", "directive", "mdr"])
@pytest.mark.parametrize("product", OUTSIDE)
def test_a_product_outside_the_mdr_has_only_its_qualification_to_record(
    knowledge: Knowledge, product: str, status: str
) -> None:
    """Wherever it is sold already and whatever else is said of it: MDR Articles 1 and 2 come first."""
    answers = {
        **loud(knowledge),
        **NO_DEVICE,
        **OUTSIDE[product],
        "market_status": status,
        "mdd_class": "III",
    }
    project = Project(answers=answers, markets=("eu",), complete=("claim", "evidence"))

    found = assess(project, knowledge)

    asked = {gap.requirement.id for gap in found.gaps if gap.applies is not Truth.FAILS}
    assert asked == {QUALIFY, SPECIMENS} if product == "in vitro" else {QUALIFY}
