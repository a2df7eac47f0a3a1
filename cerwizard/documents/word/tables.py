"""Tables as WordprocessingML: each one string, built row by row, so that long tables stay quick."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cerwizard.documents.blocks import Basis, EvaluatorBox, Layout, Line, Row, Table, Text, plain
from cerwizard.documents.regions import Bookmarks
from cerwizard.documents.word.markup import escaped, line_runs, paragraph, run
from cerwizard.documents.word.template import TEXT_WIDTH, Style

LABEL_WIDTH = 2600
"""The width of the left column of a card."""

UNBROKEN = 1500
"""A row of more letters than this may run over a page: kept whole it could not be laid out."""

ANSWER_HEIGHT = 680
"""How much empty room a box leaves for the evaluator, at least."""

BETWEEN_TABLES = paragraph(Style.GAP, "")
"""Word joins two tables that touch."""


def table_xml(table: Table, bookmarks: Bookmarks) -> str:
    """Return the table, laid out as it asks, as one region with a region for each row that has a key."""
    begin, end = bookmarks.region(table.key)
    rows = [_row_lines(row, table, bookmarks) for row in table.rows]
    if table.layout is Layout.CARDS and rows:
        drawn = _cards(table, rows, begin, end)
    else:
        drawn = _grid(table, rows, begin, end)
    return drawn + BETWEEN_TABLES


def box_xml(box: EvaluatorBox, bookmarks: Bookmarks) -> str:
    """Return an empty box: the criterion is the machine's, the room under it belongs to the evaluator."""
    begin, end = bookmarks.region(box.key)
    criterion = line_runs((Text(box.criterion, None), *_clause(box.clause)))
    title = run("Left to the evaluator: ", Style.EVALUATOR)
    ticks = run("".join(f"\N{BALLOT BOX} {choice}    " for choice in box.choices), Style.EVALUATOR)
    answer = ticks + run(f"{box.prompt}: ", Style.EVALUATOR)
    upper = _row([_cell(TEXT_WIDTH, paragraph(Style.CELL, begin + title + criterion + end))])
    room = f'<w:trHeight w:val="{ANSWER_HEIGHT}" w:hRule="atLeast"/>'
    lower = _row([_cell(TEXT_WIDTH, paragraph(Style.CELL, answer))], room)
    drawn = _table(Style.BOX, [TEXT_WIDTH], [upper, lower], "Left to the evaluator")
    return BETWEEN_TABLES + drawn + BETWEEN_TABLES


def shared_widths(shares: Sequence[int], total: int = TEXT_WIDTH) -> list[int]:
    """Return the columns' widths, which add up to the total."""
    whole = sum(shares)
    edges = [total * sum(shares[:n]) // whole for n in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _grid(table: Table, rows: list[list[str]], begin: str, end: str) -> str:
    widths = shared_widths([column.width for column in table.columns])
    titles = [run(column.title) for column in table.columns]
    titles[0] = begin + titles[0]
    if rows:
        rows[-1][-1] += end
    else:
        titles[-1] += end
    drawn = [_row(_cells(widths, Style.CELL_HEAD, titles), "<w:tblHeader/>")]
    for row, runs in zip(table.rows, rows, strict=True):
        drawn.append(_row(_cells(widths, Style.CELL, runs), _whole(row.cells)))
    return _table(Style.TABLE, widths, drawn, table.caption)


def _cards(table: Table, rows: list[list[str]], begin: str, end: str) -> str:
    widths = [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH]
    rows[0][0] = begin + rows[0][0]
    rows[-1][-1] += end
    cards = []
    for row, runs in zip(table.rows, rows, strict=True):
        title = run(table.columns[0].title)
        drawn = [_row(_cells(widths, Style.CELL_HEAD, [title, runs[0]]), "<w:tblHeader/>")]
        for column, line, content in zip(table.columns[1:], row.cells[1:], runs[1:], strict=True):
            label = _cell(widths[0], paragraph(Style.CELL_LABEL, run(column.title)))
            drawn.append(_row([label, _cell(widths[1], paragraph(Style.CELL, content))], _whole([line])))
        cards.append(_table(Style.TABLE, widths, drawn, table.caption))
    return BETWEEN_TABLES.join(cards)


def _row_lines(row: Row, table: Table, bookmarks: Bookmarks) -> list[str]:
    """Return the runs of each cell, the row's own points in its first and last."""
    runs = [line_runs(cell) for cell in row.cells]
    if row.key:
        begin, end = bookmarks.region(table.key, row.key)
        runs[0] = begin + runs[0]
        runs[-1] += end
    return runs


def _clause(clause: str) -> Line:
    return (Text("", Basis.COMPUTED, clause),) if clause else ()


def _whole(cells: Sequence[Line]) -> str:
    return "<w:cantSplit/>" if sum(len(plain(cell)) for cell in cells) <= UNBROKEN else ""


def _cells(widths: Sequence[int], style: str, contents: Sequence[str]) -> list[str]:
    return [_cell(width, paragraph(style, content)) for width, content in zip(widths, contents, strict=True)]


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _row(cells: Sequence[str], properties: str = "") -> str:
    wrapped = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{wrapped}{''.join(cells)}</w:tr>"


def _table(style: str, widths: Sequence[int], rows: Sequence[str], description: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(description)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
