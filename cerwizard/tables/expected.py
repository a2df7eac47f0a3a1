"""What is said of a value that is not of the type, or not among the choices, that stand in its place."""

from __future__ import annotations

from collections.abc import Collection

from cerwizard.tables.suggest import did_you_mean

EXPECTED = {
    "bool_type": "true or false is expected, without quotes",
    "date_type": "a date is expected, without quotes: 2026-12-31",
    "dict_type": "a table is expected, written `[{header}]`",
    "float_type": "a number is expected",
    "int_type": "a whole number is expected",
    "list_type": "a list is expected, in square brackets",
    "missing": "it is missing here",
    "model_type": "a table is expected, written `[{header}]`",
    "string_too_short": "it must not be empty",
    "string_type": "text is expected, in quotes",
}
"""What can be wrong with a type, and what we say of it; the header names the table that is expected."""


def no_such_value(value: str, choices: Collection[str]) -> str:
    """Return the complaint about a value that is not among the choices."""
    *others, last = [f"`{choice}`" for choice in choices]
    expected = f"{', '.join(others)} or {last}" if others else last
    return f"there is no `{value}`; expected {expected}{did_you_mean(value, choices)}"
