"""Whether a value in a project file can be the answer to its question, or stand in its column."""

from __future__ import annotations

import math
from datetime import date, datetime

from cerwizard.questionnaire import Column, Question
from cerwizard.tables import NOT_MERGED, line_of_conflict, no_such_value

TYPED = {
    "yes_no": "`true` or `false` is expected, without quotes",
    "one_of": "one value is expected, in quotes",
    "some_of": 'a list is expected, like `["…", "…"]`',
    "number": "a number is expected, without quotes",
    "date": "a date is expected, without quotes: 2026-12-31",
    "text": "text is expected, in quotes",
    "refers": "the `id` of a row is expected, in quotes",
    "refers_many": 'a list of the `id`s of rows is expected, like `["…", "…"]`',
    "table": "it is a table: its rows stand under `[[{id}]]`",
}
"""What each kind of question or column is answered with."""


def complaint(asked: Question | Column, value: object) -> str | None:
    """Return what makes the value impossible here, or `None` when it can stand."""
    if not has_type(asked, value):
        return TYPED[asked.kind].format(id=asked.id)
    if asked.kind == "number" and asked.whole and not isinstance(value, int):
        return f"a whole number is expected, not {value}"
    if asked.kind in ("one_of", "some_of"):
        for choice in value if isinstance(value, list) else [value]:
            if choice not in asked.choices and not says_nothing(asked, choice):
                return no_such_value(str(choice), asked.choices)
    return None


def says_nothing(asked: Question | Column, value: object) -> bool:
    """Return whether this is the *no* of a question that has no such choice: it leaves the fact open."""
    return (
        isinstance(asked, Question)
        and asked.kind == "one_of"
        and value == asked.no
        and value not in asked.choices
    )


def has_type(asked: Question | Column, value: object) -> bool:
    """Return whether the value is of the type that this kind wants."""
    match asked.kind:
        case "yes_no":
            return isinstance(value, bool)
        case "one_of" | "text" | "refers":
            return isinstance(value, str)
        case "some_of" | "refers_many":
            return isinstance(value, list) and all(isinstance(part, str) for part in value)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        case "date":
            return isinstance(value, date) and not isinstance(value, datetime)
        case "table":
            return False


def doubt(asked: Question | Column, value: object) -> str | None:
    """Return what is strange about a value that can stand: it is reported, never refused."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if asked.at_least is not None and value < asked.at_least:
            return f"{value} is below {asked.at_least:g}, the least that is possible"
        if asked.at_most is not None and value > asked.at_most:
            return f"{value} is above {asked.at_most:g}, the most that is possible"
    if isinstance(asked, Question) and isinstance(value, str) and asked.kind == "text" and not value.strip():
        return "it is empty and says nothing; the question stays open"
    if says_nothing(asked, value):
        return f"`{value}` says nothing here; the question stays open"
    if isinstance(value, str) and line_of_conflict(value) is not None:
        return f"{NOT_MERGED}, in this text"
    if isinstance(value, list) and len(set(value)) < len(value):
        return "a value stands in the list twice"
    return None
