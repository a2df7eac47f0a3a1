"""How many inputs are tried, and what each may cost."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("CERWIZARD_FUZZ", "1"))
"""So many times as many inputs as in CI; `make fuzz` sets it."""


def tried(examples: int) -> settings:
    """Return the settings under which so many inputs are tried, more of them by `make fuzz`."""
    return settings(
        max_examples=examples * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
