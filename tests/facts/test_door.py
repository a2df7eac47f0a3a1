"""What is wrong in a knowledge file is said in plain words, once, at its line."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from pydantic import Field

from cerwizard.facts import Strict, read_as
from cerwizard.tables import Problem, parse


class Part(Strict):
    """A table in the file."""

    name: str = Field(default="part", min_length=1, max_length=8)
    side: Literal["", "left", "right"] = "left"


class File(Strict):
    """A file with a key of every kind that our files have."""

    title: str
    kind: str | list[str] = "one"
    months: int = Field(default=1, ge=1, le=12)
    least: float | None = None
    brief: bool = False
    edition: str = Field(default="2026-07", pattern=r"^\d{4}-\d{2}$")
    code: str = Field(default="1", pattern=r"^[0-9]$")
    labels: dict[str, str] = {}
    pair: list[str] = Field(default=["a", "b"], min_length=2, max_length=2)
    part: list[str | Part] = []
    anything: Any = None


def problems(text: str) -> list[str]:
    """Return what is said of a file, each with its line."""
    found: list[Problem] = []
    assert read_as(File, parse(text, "file.toml"), found) is None
    return [str(problem).removeprefix("file.toml:") for problem in found]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("title = 1", "`title`: text is expected, in quotes"),
        ("kind = 1", "`kind`: text is expected, in quotes; or a list is expected, in square brackets"),
        ('kind = ["one", 2]', "`kind`: text is expected, in quotes"),
        ('months = "1"', "`months`: a whole number is expected"),
        ("months = 0", "`months`: 1 is the least that is possible"),
        ("months = 13", "`months`: 12 is the most that is possible"),
        ('least = "1"', "`least`: a number is expected"),
        ('brief = "yes"', "`brief`: true or false is expected, without quotes"),
        ('edition = "July"', "`edition`: a year and a month are expected, like 2026-07"),
        ('code = "x"', "`code`: it is not written as it must be here"),
        ("labels = 1", "`labels`: a table is expected, written `[labels]`"),
        ('pair = ["a"]', "`pair`: the list is too short, 2 or more are needed"),
        ('pair = ["a", "b", "c"]', "`pair`: it is too long, there is room for 2"),
        (
            "part = [1]",
            "`part`: text is expected, in quotes; or a table is expected, written `[part]`",
        ),
        ('part = [{ name = "" }]', "`name`: it must not be empty"),
        ('part = [{ name = "far too long" }]', "`name`: it is too long, there is room for 8"),
        (
            'part = [{ side = "lfet" }]',
            "`side`: there is no `lfet`; expected `left` or `right`; did you mean `left`?",
        ),
        ("part = [{ side = 1 }]", "`side`: text is expected, in quotes"),
        ('part = [{ nmae = "a" }]', "`nmae` is not a key here; did you mean `name`?"),
        ('titel = "x"', "`titel` is not a key here; did you mean `title`?"),
    ],
)
def test_what_is_wrong_is_said_once_in_plain_words(line: str, said: str) -> None:
    """Where several kinds of value may stand, what is wrong inside of one tells which was meant."""
    rest = "" if line.startswith("title") else 'title = "x"\n'

    assert problems(f"{rest}{line}\n") == [f"{1 + bool(rest)}: {said}"]


def test_what_is_missing_is_named_beside_all_else_that_is_wrong() -> None:
    """Nobody should have to run the check twice to mend two lines."""
    assert problems("brief = 1\nmonths = 0\n") == [
        " `title` is missing",
        "2: `months`: 1 is the least that is possible",
        "1: `brief`: true or false is expected, without quotes",
    ]
