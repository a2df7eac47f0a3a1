"""What a gap is about, in words: a row of a table, or the uses to which its requirement applies."""

from __future__ import annotations

from cerwizard.assessment.counted import listed
from cerwizard.evidence import Gap


def about_words(gap: Gap, base: str) -> str:
    """Return the row or the uses that a gap is about; nothing where it is about the whole project.

    `base` is what the base answers are called: they have no name.
    """
    if gap.requirement.each == "use":
        return gap.instance or (base if gap.uses else "")
    uses = uses_words(gap, base)
    return ", of ".join(part for part in (gap.instance, uses) if part)


def uses_words(gap: Gap, base: str) -> str:
    """Return the uses to which the requirement of a gap applies, where it is some of several."""
    perhaps = f"; open for {_listed(gap.open_uses, base)}" if gap.open_uses else ""
    return f"{_listed(gap.uses, base)}{perhaps}"


def _listed(uses: tuple[str, ...], base: str) -> str:
    return listed([use or base for use in uses])
