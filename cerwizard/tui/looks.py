"""How words look: the few styles that every text of the app shares, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

LABEL = "bold $text-accent"
"""A heading, or a word before what it names."""
QUIET = "$foreground-muted"
"""What stands beside, and need not be read."""


def labelled(parts: Iterable[tuple[str, str]]) -> Content:
    """Return texts under each other, each behind its label; one that says nothing is left out."""
    lines = (Content.assemble((f"{label} ", LABEL), text) for label, text in parts if text)
    return Content("\n").join(lines)
