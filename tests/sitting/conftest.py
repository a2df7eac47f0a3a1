"""What the tests of a sitting share: a knowledge small enough to be held in mind."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from tests.small import small_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Three sections and one Act."""
    return small_knowledge()
