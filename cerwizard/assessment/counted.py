"""How many of a thing there are, in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts: one of it as it is called, any other number with an s or as given."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
