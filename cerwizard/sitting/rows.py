"""Rows of a table question: the next free id, and a row in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from cerwizard.facts import Row
from cerwizard.questionnaire import Question

LONGEST = 60
"""Letters of a row that stand in a line."""


def next_id(question: Question, rows: Iterable[Row]) -> str:
    """Return the next free row id: a letter and a number, like those that stand there."""
    key = question.columns[0].id
    ids = [str(row.get(key, "")) for row in rows]
    letters = next((found.rstrip("0123456789") for found in ids[::-1] if found), question.id[:1].upper())
    numbers = [
        int(tail) for found in ids if (tail := found.removeprefix(letters)).isdigit() and found != tail
    ]
    return f"{letters}{max(numbers, default=0) + 1}"


def row_words(row: Row) -> str:
    """Return the first columns of a row, to choose it by."""
    words = " ".join(str(value) for name, value in list(row.items())[:2] if value)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
