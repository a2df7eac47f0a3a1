"""One thing wrong in a file, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One thing wrong in a file."""

    file: str
    """The file as its reader named it."""
    line: int | None
    """Counted from 1; `None` when the whole file is meant."""
    message: str
    """A sentence in lower case without the place: what, why and what to do."""

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.file}: {self.message}"
        return f"{self.file}:{self.line}: {self.message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file and line, each once; those of one line in the order of their words."""
    return sorted(set(problems), key=lambda problem: (problem.file, problem.line or 0, problem.message))
