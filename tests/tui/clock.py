"""A clock that stands still, in the place of the one by which a meeting goes."""

from __future__ import annotations

from datetime import datetime

BEGUN = datetime(2026, 11, 22, 14, 0)  # noqa: DTZ001  # the day where the person is


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = BEGUN

    def __call__(self) -> datetime:
        """Say what time it is."""
        return self.now
