"""How answers, rows and cells look to machines."""

from __future__ import annotations

from collections.abc import Mapping


def plain(value: object) -> object:
    """Return a value as JSON has it: lists for tuples, and dates as text."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case tuple() | list():
            return [plain(part) for part in value]
        case Mapping():
            return {str(name): plain(part) for name, part in value.items()}
        case _:
            return str(value)
