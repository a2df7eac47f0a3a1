"""What a document is laid into: page, styles, header and footer, from cerwizard's own template or from a company's."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

TEXT_WIDTH = 9638
"""The width between the margins of the own template, in twentieths of a point."""

OWN_NAMES = "CW "
"""How the names of the styles begin that only cerwizard's documents have."""


class Frame(Struct, frozen=True):
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

    @property
    def report(self) -> str:
        """Say which styles the template lacks, and what is used for them."""
        usual = [name for name in self.missing if not name.startswith(OWN_NAMES)]
        own = len(self.missing) - len(usual)
        said = [f"has no style named {', '.join(usual)}: cerwizard's own are used"] if usual else []
        said += [f"{own} styles named `{OWN_NAMES}…` come from cerwizard"] if own else []
        said += ["its headings number themselves, which is switched off"] if self.numbered else []
        return "; ".join(said) or "has every style that is used"
