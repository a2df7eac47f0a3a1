"""What a document is laid into: page, styles, header and footer, from cerwizard's own template or from a company's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TEXT_WIDTH = 9638
"""The width between the margins of the own template, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A template, ready to be filled."""

    package: bytes
    """A .docx package without text."""
    width: int = TEXT_WIDTH
    """The width between the margins, which the columns of a table share."""
    styles: Mapping[str, str] = field(default_factory=dict)
    """For an id of a style the writer uses, the id that the template gives it, where they differ."""
    numbered: frozenset[str] = frozenset()
    """Heading styles that number themselves: the documents bring their own numbers, which links rely on."""
    missing: tuple[str, ...] = ()
    """Names of styles the template lacks; cerwizard's own stand in their place."""
