"""What a figure shows, as pure data: phases in their order, a heat table, a tree of reasons, boxes that flow.

A figure is drawn by each writer in its own way; none of them says anything by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from cerwizard.documents.blocks import Line


class Phase(Struct, frozen=True):
    """One phase of a plan, and what happens in it."""

    title: str
    lines: tuple[Line, ...]


class Timeline(Struct, frozen=True):
    """Phases in their order; a date stands there only where somebody gave one."""

    phases: tuple[Phase, ...]


class Shade(IntEnum):
    """How dark a cell of a heat table is: it repeats what the words of the cell say."""

    NONE = 0
    LIGHT = 1
    MIDDLE = 2
    DARK = 3


class HeatCell(Struct, frozen=True):
    """A cell of a heat table: its words count, the shade helps the eye."""

    line: Line
    shade: Shade = Shade.NONE


class HeatRow(Struct, frozen=True):
    """A row of a heat table."""

    title: Line
    cells: tuple[HeatCell, ...]
    key: str = ""


class Heat(Struct, frozen=True):
    """A table whose cells are the darker, the more there is."""

    corner: str
    """What the first column lists."""
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    legend: tuple[HeatCell, ...] = ()
    """What each kind of cell means."""


class Node(Struct, frozen=True):
    """A box of a tree, and the boxes that follow from it."""

    title: str
    lines: tuple[Line, ...] = ()
    children: tuple[Node, ...] = ()


class Tree(Struct, frozen=True):
    """Boxes from left to right, each leading to those that follow from it."""

    root: Node


class Station(Struct, frozen=True):
    """A box of a flow, and the box beside it for what leaves the flow there."""

    title: str
    lines: tuple[Line, ...]
    aside: str = ""
    aside_lines: tuple[Line, ...] = ()


class Flow(Struct, frozen=True):
    """Boxes from top to bottom."""

    stations: tuple[Station, ...]


Drawing = Timeline | Heat | Tree | Flow
"""Everything a figure may show."""


def drawn_lines(drawing: Drawing) -> Iterator[Line]:
    """Return every line of running text in a drawing, in reading order."""
    match drawing:
        case Timeline(phases=phases):
            for phase in phases:
                yield from phase.lines
        case Heat(rows=rows):
            for row in rows:
                yield row.title
                yield from (cell.line for cell in row.cells)
        case Tree(root=root):
            yield from _below(root)
        case Flow(stations=stations):
            for station in stations:
                yield from (*station.lines, *station.aside_lines)


def _below(node: Node) -> Iterator[Line]:
    yield from node.lines
    for child in node.children:
        yield from _below(child)
