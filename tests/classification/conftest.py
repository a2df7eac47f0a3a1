"""What the classification tests share: the interview over qualification and class, and walks through it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest

from cerwizard.assessment import load_knowledge
from cerwizard.facts import FactValue
from tests.classification.devices import Interviewer, Walk, read_cases

RANDOM_DEVICES = 1000
TICKS = (0.1, 0.2, 0.35, 0.5)
"""How often a random device ticks what a screening shows: from plain devices to very special ones."""
IN_SCOPE: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "excluded_product": "none",
    "human_use": True,
    "pharmacological_principal_action": False,
    "ivd_purpose": False,
    "software_gives_ivd_information": False,
    "software_acts_on_data": True,
    "software_benefits_individual": True,
}


@pytest.fixture(scope="session")
def interviewer() -> Interviewer:
    """Asks and assesses with the questions and rules of cerwizard itself."""
    return Interviewer(load_knowledge())


@pytest.fixture(scope="session")
def case_walks(interviewer: Interviewer) -> Mapping[str, Walk]:
    """Every case that has facts, walked through the interview, by its id."""
    return {case.id: interviewer.walk_case(case.facts) for case in read_cases() if case.facts is not None}


@pytest.fixture(scope="session")
def random_walks(interviewer: Interviewer) -> tuple[Walk, ...]:
    """Devices that answer at random, the same ones on every run; most are made to be within the law."""
    return tuple(_random_walk(interviewer, seed) for seed in range(RANDOM_DEVICES))


def _random_walk(interviewer: Interviewer, seed: int) -> Walk:
    wanted = {} if seed % 5 == 0 else IN_SCOPE
    return interviewer.walk_at_random(Random(seed), wanted, ticks=TICKS[seed % len(TICKS)])
