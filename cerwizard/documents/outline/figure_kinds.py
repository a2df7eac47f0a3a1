"""The figures a section may ask for."""

from __future__ import annotations

from msgspec import Struct

from cerwizard.facts import Match


class Phases(Struct, frozen=True):
    """The rows of a table as a timeline: one phase for each choice of a column, in the order of the choices."""

    caption: str
    table: str
    column: str
    columns: tuple[str, ...]
    """What is said of each row; the first names it."""
    empty: str
    """What a phase without a row asks for."""


class Reasons(Struct, frozen=True):
    """How a decision follows: for each use what the decisions before it say, and the rules that fire."""

    caption: str
    decisions: tuple[str, ...]
    """The last one is what the tree explains."""


class FlowBox(Struct, frozen=True):
    """A box of a flow, with what stays to be filled in, and the box beside it."""

    says: str
    asks: tuple[str, ...]
    aside: str = ""
    aside_asks: tuple[str, ...] = ()


class Selection(Struct, frozen=True):
    """Boxes from top to bottom, ready to be filled once the table has a row that they are about."""

    caption: str
    boxes: tuple[FlowBox, ...]
    table: str
    match: Match
    none: str
    """What is said where there is no such row."""


class MatrixShown(Struct, frozen=True):
    """What has to be shown, what speaks for it, and where that is thin or empty."""

    caption: str


FigureShown = Phases | Reasons | Selection | MatrixShown
"""What a figure of a section may be."""
