"""How words look: the few styles that every text of the app shares, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

LABEL = "bold $text-accent"
"""A heading, or a word before what it names."""
QUIET = "$foreground-muted"
"""What stands beside, and need not be read."""


def as_much_as_fits(parts: Sequence[str], between: str, width: int, lines: int) -> str:
    """Return the parts, in a row, that find room whole in lines of this width; the first in any case."""
    said, *others = parts
    for part in others:
        longer = f"{said}{between}{part}"
        if Content(longer).get_height({}, width) > lines:
            break
        said = longer
    return said


def labelled(parts: Iterable[tuple[str, str]]) -> Content:
    """Return texts under each other, each behind its label; one that says nothing is left out."""
    lines = (Content.assemble((f"{label} ", LABEL), text) for label, text in parts if text)
    return Content("\n").join(lines)
