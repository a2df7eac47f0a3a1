"""What the tests on Great Britain share: the interview for that market, and walks through it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest

from cerwizard.assessment import Knowledge
from tests.classification.conftest import IN_SCOPE, TICKS
from tests.classification.devices import Walk
from tests.classification_gb.devices import BritishInterviewer, read_british_cases

RANDOM_DEVICES = 300


@pytest.fixture(scope="session")
def interviewer(knowledge: Knowledge) -> BritishInterviewer:
    """Asks and assesses for Great Britain with the questions and rules of cerwizard itself."""
    return BritishInterviewer(knowledge)


@pytest.fixture(scope="session")
def case_walks(interviewer: BritishInterviewer) -> Mapping[str, Walk]:
    """Every case walked through the interview, by its id."""
    return {case.id: interviewer.walk_case(case.facts or {}) for case in read_british_cases()}


@pytest.fixture(scope="session")
def random_walks(interviewer: BritishInterviewer) -> tuple[Walk, ...]:
    """Devices that answer at random, the same ones on every run; most are made to be within the law."""
    return tuple(
        interviewer.walk_at_random(
            Random(f"gb {seed}"), {} if seed % 5 == 0 else IN_SCOPE, ticks=TICKS[seed % len(TICKS)]
        )
        for seed in range(RANDOM_DEVICES)
    )
