"""What tests share: the questions and rules of cerwizard itself, read once."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The questions and rules of cerwizard itself."""
    return load_knowledge()
