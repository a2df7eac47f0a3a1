"""How words look: the few styles that every text of the app shares, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

LABEL = "bold $text-accent"
"""A heading, or a word before what it names."""
QUIET = "$foreground-muted"
"""What stands beside, and need not be read."""

BEGINNING = 4
"""Which part of a text that is too long its beginning keeps, a quarter: what is wrong stands at the end."""


def as_much_as_fits(parts: Sequence[str], between: str, width: int, lines: int) -> str:
    """Return the parts, in a row, that find room whole in lines of this width; the first in any case."""
    said, *others = parts
    for part in others:
        longer = f"{said}{between}{part}"
        if Content(longer).get_height({}, width) > lines:
            break
        said = longer
    return said


def without_its_middle(text: str, width: int, lines: int) -> str:
    """Return a text as it fits into lines of this width: of one about a long path, how it begins and its reason."""
    shown, kept = text, min(len(text), width * lines)
    while Content(shown).get_height({}, width) > lines and kept:
        kept -= 1
        beginning = kept // BEGINNING
        shown = f"{text[:beginning]}…{text[len(text) - kept + beginning :]}"
    return shown


def labelled(parts: Iterable[tuple[str, str]]) -> Content:
    """Return texts under each other, each behind its label; one that says nothing is left out."""
    lines = (Content.assemble((f"{label} ", LABEL), text) for label, text in parts if text)
    return Content("\n").join(lines)
