"""Things as a sentence says them: counted, or each by its name."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts: one of it as it is called, any other number with an s or as given."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Return names as a sentence lists them, the joint before the last; nothing where there is none."""
    *others, last = names or ("",)
    return f"{', '.join(others)} {joint} {last}" if others else last
