"""One thing wrong in a file, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cerwizard.tables.comments import KeyPath


class Problem(Struct, frozen=True):
    """One thing wrong in a file."""

    file: str
    """The file as its reader named it."""
    line: int | None
    """Counted from 1; `None` when the whole file is meant."""
    message: str
    """A sentence in lower case without the place: what, why and what to do."""
    keys: KeyPath = ()
    """The path of the key that is meant; empty where it is not known, or the whole file is meant."""

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.file}: {self.message}"
        return f"{self.file}:{self.line}: {self.message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file and line, each once; those of one line in the order of their words."""
    # What reads the same is one problem, though two ways led to it.
    each = {(problem.file, problem.line or 0, problem.message): problem for problem in problems}
    return [each[place] for place in sorted(each)]
