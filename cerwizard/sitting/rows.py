"""Rows of a table question: the next free id, and a row in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from cerwizard.assessment import Assessment, end_words
from cerwizard.facts import Row
from cerwizard.questionnaire import Question

LONGEST = 60
"""Letters of a row that stand in a line."""


def next_id(question: Question, rows: Iterable[Row]) -> str:
    """Return the next free row id: a letter and a number, like those that stand there."""
    key = question.columns[0].id
    ids = [str(row.get(key, "")) for row in rows]
    letters = next(
        (found.rstrip("0123456789") for found in ids[::-1] if found),
        question.row_letter or question.id[:1].upper(),
    )
    numbers = [
        int(tail) for found in ids if (tail := found.removeprefix(letters)).isdigit() and found != tail
    ]
    return f"{letters}{max(numbers, default=0) + 1}"


def row_end(assessment: Assessment, table: str, row: Row) -> str:
    """Return why nobody need fill in the rest of a row, and that it is so; empty as long as it is asked for."""
    why = end_words(assessment.uses[0], table, row)
    return f"{why} What is still empty need not be filled in." if why else ""


def row_words(row: Row) -> str:
    """Return the first columns of a row, to choose it by."""
    words = " ".join(str(value) for name, value in list(row.items())[:2] if value)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
