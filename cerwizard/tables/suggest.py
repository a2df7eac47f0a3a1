"""The nearest known name to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like this one, or `None` when none is like it."""
    by_folded = {folded(candidate): candidate for candidate in known}
    matches = get_close_matches(folded(name), by_folded, n=1)
    return by_folded[matches[0]] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message that suggests the nearest known name, or nothing."""
    suggestion = nearest(name, known)
    return f"; did you mean `{suggestion}`?" if suggestion else ""


def folded(name: str) -> str:
    """Return the name as people confuse it: capitals, hyphens and spaces make no difference."""
    return name.casefold().replace("-", "_").replace(" ", "_")
