"""Where products are easily answered at the wrong question: the words lead to the class that the law gives them."""

from __future__ import annotations

import pytest

from cerwizard.facts import FactValue
from tests.classification.devices import Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
SKIN_REPLACEMENT: dict[str, FactValue] = {
    **MEDICAL,
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "implant_type": "none",
}


def test_a_resorbable_skin_replacement_placed_by_a_surgeon_is_an_implant(interviewer: Interviewer) -> None:
    """Article 2(5): what replaces an epithelial surface by clinical intervention and stays falls under Rule 8."""
    walk = interviewer.walk_case(
        {**SKIN_REPLACEMENT, "wholly_mainly_absorbed": True, "wound_contact": "skin"}
    )

    assert walk.eu_class == "III"
    assert walk.rules == {"Rule 8"}


def test_a_dressing_for_the_same_wound_is_no_implant(interviewer: Interviewer) -> None:
    """A temporary cover of a deep wound stays under Rule 4."""
    dressing = {**MEDICAL, "wound_contact": "skin", "wound_purposes": ("deep_secondary_intent",)}

    walk = interviewer.walk_case(dressing)

    assert walk.eu_class == "IIb"
    assert walk.rules == {"Rule 4"}


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        ("invasiveness", "none"),
        ("invasiveness", "surgical"),
        ("wound_purposes", "deep_secondary_intent"),
        ("wound_purposes", "other"),
    ],
)
def test_every_answer_that_a_skin_replacement_may_draw_names_the_implant(
    interviewer: Interviewer, question: str, choice: str
) -> None:
    """The question on implants is asked behind the way into the body: the way there is said at each turn."""
    said = interviewer.knowledge.questionnaire.questions[question].choice_help[choice]

    assert "replac" in said
    assert "implant" in said or "put in place to stay" in said
