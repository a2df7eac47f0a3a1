"""A field that held something already: what nobody touched in it stays as it was, to the letter."""

from __future__ import annotations

from cerwizard.facts import FactValue
from cerwizard.sitting.typed import Bounds, Complaint, clean, read_typed


def says_the_same(text: str, before: str) -> bool:
    """Return whether a text is read as what stood there before; a field may write its ends of lines otherwise."""
    return text == before or clean(text).strip() == clean(before).strip()


def read_anew(kind: str, text: str, before: FactValue | None, bounds: Bounds) -> FactValue | Complaint | None:
    """Return the answer in a field that began with one; a text that says the same is not tidied up."""
    given = read_typed(kind, text, bounds)
    is_untouched = isinstance(given, str) and isinstance(before, str) and says_the_same(text, before)
    return before if is_untouched else given
