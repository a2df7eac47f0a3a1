"""The concepts that guidance explains are decided by a question that offers the value guidance gives."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue
from tests.classification.devices import CASES_FOLDER, Interviewer

ASKED_AS: dict[tuple[str, FactValue], tuple[str, FactValue]] = {
    ("duration_is_application_time", False): ("duration", "short"),
    ("invasive", False): ("invasiveness", "none"),
    ("intact_skin", True): ("wound_contact", "none"),
    ("rule_19_applies", False): ("nano_exposure", "none"),
    ("vital_parameter_device", False): ("direct_diagnosis_or_vital_monitoring", False),
    ("nasal_oral_site", False): ("substance_action_site", "other"),
    ("substance_action_site_skin", True): ("substance_action_site", "skin"),
    ("ionising_control", False): ("ionising_role", "none"),
}
"""Concepts that are no fact of their own: the question that decides them, and the answer they lead to."""


@dataclass(frozen=True)
class Concept:
    """A borderline that guidance explains, and how we ask about it."""

    description: str
    question: str
    value: FactValue


def _concepts() -> list[Concept]:
    entries = json.loads((CASES_FOLDER / "annex8_concepts.json").read_text("utf-8"))
    found = []
    for entry in entries:
        question, value = ASKED_AS.get((entry["fact"], entry["value"]), (entry["fact"], entry["value"]))
        found.append(Concept(entry["description"], question, value))
    return found


@pytest.fixture
def knowledge(interviewer: Interviewer) -> Knowledge:
    """The questions and rules on qualification and class."""
    return interviewer.knowledge


@pytest.mark.parametrize("concept", _concepts(), ids=lambda concept: concept.description)
def test_a_concept_is_asked_with_the_value_that_guidance_gives(
    concept: Concept, knowledge: Knowledge
) -> None:
    """The value can be chosen, or follows from the answer that the product is software."""
    question = knowledge.questionnaire.questions[concept.question]

    domain = question.domain or tuple(question.choices)

    assert concept.value in domain


@pytest.mark.parametrize("concept", _concepts(), ids=lambda concept: concept.description)
def test_the_question_for_a_concept_warns_of_the_mistake(concept: Concept, knowledge: Knowledge) -> None:
    """Where guidance had to explain, the question says what people get wrong or what only looks alike."""
    question = knowledge.questionnaire.questions[concept.question]

    assert question.trap or question.near_miss
