"""How many inputs are tried."""

from __future__ import annotations

import os

from hypothesis import settings

TIMES = int(os.environ.get("CERWIZARD_FUZZ", "1"))
"""So many times as many inputs as in CI; `make fuzz` sets it."""


def tried(examples: int) -> settings:
    """Return the settings under which so many inputs are tried, more of them by `make fuzz`."""
    return settings(max_examples=examples * TIMES)
