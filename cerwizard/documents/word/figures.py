"""Figures as native Word tables: text that can be read out, searched and edited, in greys that print well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from cerwizard.documents.blocks import Figure, Line, plain
from cerwizard.documents.drawings import Flow, Heat, HeatCell, Node, Phase, Shade, Timeline, Tree
from cerwizard.documents.regions import Bookmarks
from cerwizard.documents.word.grid import REPEATED, WHOLE, cell, cells, grid, row, shared_widths
from cerwizard.documents.word.markup import line_runs, paragraph, run
from cerwizard.documents.word.template import Style

RULE = "7F8896"
PAPER, TITLE_PAPER = "FFFFFF", "EEF0F3"
SHADES = {Shade.NONE: "FFFFFF", Shade.LIGHT: "EEF0F3", Shade.MIDDLE: "D5DAE1", Shade.DARK: "B4BCC8"}
"""Greys, all light enough for black letters."""

ARROW_WIDTH = 340
SPACE_HEIGHT = 110
"""The room between the boxes of a tree."""

MOST_ABREAST = 4
"""Phases that stand side by side; more of them stand under each other."""

LEAST_ROOM, MOST_ROOM = 50, 90
"""Letters: the share of a level of a tree grows with its longest box, between these."""

LEAST_HEAT, MOST_HEAT = 14, 32
"""The same for a column of a heat table."""

DOWN, RIGHT = "\N{DOWNWARDS ARROW}", "\N{RIGHTWARDS ARROW}"

Drawn = list[str]
"""Finished rows of a table."""


def figure_xml(figure: Figure, bookmarks: Bookmarks, width: int) -> str:
    """Return the drawing as a table that is one region, with its alternative text."""
    begin, end = bookmarks.region(figure.key)
    match figure.drawing:
        case Timeline(phases=phases):
            widths, rows = _timeline(phases, width)
        case Heat():
            return _heat(figure, figure.drawing, bookmarks, (begin, end), width)
        case Tree(root=root):
            widths, rows = _tree(root, width)
        case Flow():
            widths, rows = _flow(figure.drawing, width)
        case _:
            assert_never(figure.drawing)
    drawn = grid(Style.FIGURE, widths, rows, figure.caption, figure.alternative, head=False)
    return paragraph(Style.GAP_KEPT, begin) + drawn + paragraph(Style.GAP, end)


def _timeline(phases: Sequence[Phase], width: int) -> tuple[list[int], Drawn]:
    if len(phases) > MOST_ABREAST:
        widths = shared_widths((25, 75), width)
        return widths, [
            row([_title(widths[0], phase.title), _box(widths[1], phase.lines)], WHOLE) for phase in phases
        ]
    arrows = ARROW_WIDTH * (len(phases) - 1)
    boxes = shared_widths([1] * len(phases), width - arrows)
    widths = _with_arrows(boxes)
    titles = [_title(share, phase.title) for share, phase in zip(boxes, phases, strict=True)]
    bodies = [_box(share, phase.lines) for share, phase in zip(boxes, phases, strict=True)]
    return widths, [
        row(_between(titles, _arrow(ARROW_WIDTH, RIGHT)), WHOLE),
        row(_between(bodies, _arrow(ARROW_WIDTH, "")), WHOLE),
    ]


def _tree(root: Node, width: int) -> tuple[list[int], Drawn]:
    depth = _depth(root)
    boxes = shared_widths(_room_wanted(root, depth), width - ARROW_WIDTH * (depth - 1))
    rows = []
    for placed in _placed(root, 0):
        drawn = []
        for level, share in enumerate(boxes):
            node, starts = placed.get(level, (None, False))
            if level:
                sign = RIGHT if starts else ""
                drawn.append(_arrow(ARROW_WIDTH, sign, _merged(starts) if node else ""))
            if node is None:
                drawn.append(_blank(share))
            else:
                drawn.append(_node(share, node, starts))
        is_space = not any(starts for _, starts in placed.values())
        height = f'<w:trHeight w:val="{SPACE_HEIGHT}" w:hRule="exact"/>' if is_space else ""
        rows.append(row(drawn, WHOLE + height))
    return _with_arrows(boxes), rows


def _placed(node: Node, level: int) -> list[dict[int, tuple[Node, bool]]]:
    """Return the rows of a tree: for each level the node that stands there, and whether it begins there."""
    rows: list[dict[int, tuple[Node, bool]]] = []
    for child in node.children:
        rows += [{}] if rows else []
        rows += _placed(child, level + 1)
    rows = rows or [{}]
    for number, placed in enumerate(rows):
        placed[level] = (node, number == 0)
    return rows


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.children), default=0)


def _room_wanted(root: Node, depth: int) -> list[int]:
    """Return the share of each level of a tree: the longer its boxes, the wider."""
    longest = [LEAST_ROOM] * depth
    waiting = [(root, 0)]
    while waiting:
        node, level = waiting.pop()
        letters = sum(len(plain(line)) for line in node.lines) + len(node.title)
        longest[level] = max(longest[level], min(letters, MOST_ROOM))
        waiting += [(child, level + 1) for child in node.children]
    return longest


def _flow(flow: Flow, width: int) -> tuple[list[int], Drawn]:
    main, aside = shared_widths((58, 42), width - ARROW_WIDTH)
    widths = [main, ARROW_WIDTH, aside]
    rows: Drawn = []
    for station in flow.stations:
        if rows:
            rows.append(row([_arrow(main, DOWN), _blank(ARROW_WIDTH), _blank(aside)], WHOLE))
        beside = [_arrow(ARROW_WIDTH, RIGHT), _box(aside, station.aside_lines, station.aside)]
        empty = [_blank(ARROW_WIDTH), _blank(aside)]
        rows.append(
            row([_box(main, station.lines, station.title), *(beside if station.aside else empty)], WHOLE)
        )
    return widths, rows


def _heat(figure: Figure, heat: Heat, bookmarks: Bookmarks, region: tuple[str, str], width: int) -> str:
    begin, end = region
    widths = shared_widths(
        _heat_room(heat), width, [_longest(title) for title in (heat.corner, *heat.columns)]
    )
    titles = [run(title) for title in (heat.corner, *heat.columns)]
    rows = [row(cells(widths, Style.CELL_HEAD, titles), REPEATED)]
    for found in heat.rows:
        row_begin, row_end = bookmarks.region(figure.key, found.key) if found.key else ("", "")
        title = cell(widths[0], paragraph(Style.CELL, row_begin + line_runs(found.title)))
        drawn = [_heated(share, one) for share, one in zip(widths[1:], found.cells, strict=True)]
        drawn[-1:] = [_heated(widths[-1], found.cells[-1], row_end)] if found.cells else []
        rows.append(row([title, *drawn], WHOLE))
    table = grid(Style.TABLE, widths, rows, figure.caption, figure.alternative)
    key = "".join(
        line_runs(one.line) + run("     " if number < len(heat.legend) else "")
        for number, one in enumerate(heat.legend, 1)
    )
    return paragraph(Style.GAP_KEPT, begin) + table + paragraph(Style.CLAUSE_LINE, key + end)


def _heat_room(heat: Heat) -> list[int]:
    """Return the share of each column: the longer its cells, the wider."""
    rows = [[len(plain(row.title)), *(len(plain(one.line)) for one in row.cells)] for row in heat.rows]
    return [
        max(LEAST_HEAT, min(max((row[at] for row in rows), default=0), MOST_HEAT))
        for at in range(len(heat.columns) + 1)
    ]


def _longest(title: str) -> int:
    return max((len(word) for word in title.split()), default=0)


def _heated(width: int, one: HeatCell, end: str = "") -> str:
    return cell(width, paragraph(Style.CELL, line_runs(one.line) + end), _shading(SHADES[one.shade]))


def _node(width: int, node: Node, starts: bool) -> str:
    properties = _merged(starts) + _borders() + _shading(PAPER) + _centred()
    return cell(
        width, _words(node.title, node.lines) if starts else paragraph(Style.FIGURE_TEXT, ""), properties
    )


def _title(width: int, title: str) -> str:
    return cell(
        width, paragraph(Style.FIGURE_TITLE, run(title)), _borders() + _shading(TITLE_PAPER) + _centred()
    )


def _box(width: int, lines: Sequence[Line], title: str = "") -> str:
    return cell(width, _words(title, lines), _borders() + _shading(PAPER))


def _words(title: str, lines: Sequence[Line]) -> str:
    written = [paragraph(Style.FIGURE_TITLE, run(title))] if title else []
    written += [paragraph(Style.FIGURE_TEXT, line_runs(line)) for line in lines]
    return "".join(written) or paragraph(Style.FIGURE_TEXT, "")


def _arrow(width: int, sign: str, properties: str = "") -> str:
    return cell(width, paragraph(Style.FIGURE_ARROW, run(sign) if sign else ""), properties + _centred())


def _blank(width: int) -> str:
    return cell(width, paragraph(Style.FIGURE_TEXT, ""))


def _between(boxes: Sequence[str], arrow: str) -> list[str]:
    return [piece for box in boxes for piece in (arrow, box)][1:]


def _with_arrows(boxes: Sequence[int]) -> list[int]:
    return [width for box in boxes for width in (ARROW_WIDTH, box)][1:]


def _merged(starts: bool) -> str:
    return '<w:vMerge w:val="restart"/>' if starts else "<w:vMerge/>"


def _borders() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:tcBorders>{sides}</w:tcBorders>"


def _shading(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _centred() -> str:
    return '<w:vAlign w:val="center"/>'
