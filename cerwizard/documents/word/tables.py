"""Tables as WordprocessingML: each one string, built row by row, so that long tables stay quick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.documents.blocks import Basis, EvaluatorBox, Layout, Line, Open, Row, Table, Text, plain
from cerwizard.documents.letters import legal
from cerwizard.documents.regions import Bookmarks
from cerwizard.documents.word.grid import REPEATED, WHOLE, cell, cells, grid, row, shared_widths
from cerwizard.documents.word.markup import line_runs, paragraph, run
from cerwizard.documents.word.template import Style

LABEL_SHARE = 27
"""The part of the width that the left column of a card takes, of a hundred."""

UNBROKEN = 1500
"""A row of more letters than this may run over a page: kept whole it could not be laid out."""

WAITING, EMPTY, NOTHING = "Not said yet", "Left empty", ("", "–")
"""What stands beside the names of the fields of a card that hold nothing, and what such a field shows."""

ANSWER_HEIGHT = 420
"""How much empty room a box leaves for the evaluator, at least."""

BETWEEN_TABLES = paragraph(Style.GAP, "")
"""Word joins two tables that touch."""


def table_xml(table: Table, bookmarks: Bookmarks, width: int) -> str:
    """Return the table, laid out as it asks, as one region with a region for each row that has a key."""
    begin, end = bookmarks.region(table.key)
    if table.layout is Layout.CARDS and table.rows:
        drawn = _cards(table, bookmarks, begin, end, width)
    else:
        drawn = _grid(table, bookmarks, begin, end, width)
    return drawn + BETWEEN_TABLES


def box_xml(box: EvaluatorBox, bookmarks: Bookmarks, width: int) -> str:
    """Return an empty box: the criterion is the machine's, the room under it belongs to the evaluator."""
    begin, end = bookmarks.region(box.key)
    asked, asked_end = bookmarks.region(box.key, "criterion")
    room, room_end = bookmarks.region(box.key, "room")
    criterion = line_runs((Text(box.criterion, None), *_clause(box.clause)))
    title = run("Left to the evaluator: ", Style.EVALUATOR)
    ticks = run("".join(f"\N{BALLOT BOX} {choice}    " for choice in box.choices), Style.EVALUATOR)
    answer = ticks + run(f"{box.prompt}: ", Style.EVALUATOR)
    upper = row(
        [cell(width, paragraph(Style.CELL_KEPT, begin + asked + title + criterion + asked_end))], WHOLE
    )
    height = f'{WHOLE}<w:trHeight w:val="{ANSWER_HEIGHT}" w:hRule="atLeast"/>'
    lower = row([cell(width, paragraph(Style.CELL, room + answer + room_end + end))], height)
    drawn = grid(Style.BOX, [width], [upper, lower], "Left to the evaluator", box.criterion, head=False)
    return BETWEEN_TABLES + drawn + BETWEEN_TABLES


def _grid(table: Table, bookmarks: Bookmarks, begin: str, end: str, width: int) -> str:
    rows = [_row_runs(found, table, bookmarks) for found in table.rows]
    widths = shared_widths([column.width for column in table.columns], width, _longest_words(table))
    titles = [run(column.title) for column in table.columns]
    titles[0] = begin + titles[0]
    if rows:
        rows[-1][-1] += end
    else:
        titles[-1] += end
    drawn = [row(cells(widths, Style.CELL_HEAD, titles), REPEATED)]
    for found, runs in zip(table.rows, rows, strict=True):
        drawn.append(row(cells(widths, Style.CELL, runs), _whole(found.cells)))
    return grid(Style.TABLE, widths, drawn, table.caption)


def _cards(table: Table, bookmarks: Bookmarks, begin: str, end: str, width: int) -> str:
    label_width = width * LABEL_SHARE // 100
    widths = [label_width, width - label_width]
    cards = []
    for at, found in enumerate(table.rows, 1):
        said = list(_said(table, found))
        runs = _row_runs(Row(tuple(line for _, line in said), found.key), table, bookmarks)
        runs[-1] += end if at == len(table.rows) else ""
        title = (begin if at == 1 else "") + run(said[0][0])
        drawn = [row(cells(widths, Style.CELL_HEAD, [title, runs[0]]), REPEATED)]
        for (title, line), content in zip(said[1:], runs[1:], strict=True):
            label = cell(widths[0], paragraph(Style.CELL_LABEL, run(title)))
            drawn.append(row([label, cell(widths[1], paragraph(Style.CELL, content))], _whole([line])))
        cards.append(grid(Style.TABLE, widths, drawn, table.caption))
    return BETWEEN_TABLES.join(cards)


def _said(table: Table, found: Row) -> Iterator[tuple[str, Line]]:
    """Give the fields of a card with their titles; those that nobody filled share one line each kind."""
    pairs = [(column.title, line) for column, line in zip(table.columns, found.cells, strict=True)]
    waiting = [title for title, line in pairs[1:] if line == (Open(),)]
    empty = [title for title, line in pairs[1:] if plain(line) in NOTHING]
    for at, (title, line) in enumerate(pairs):
        if not at or not (title in waiting or title in empty):
            yield title, line
    if waiting:
        yield WAITING, (Open(), Text(f"  {'; '.join(waiting)}"))
    if empty:
        yield EMPTY, (Text("; ".join(empty)),)


def _row_runs(found: Row, table: Table, bookmarks: Bookmarks) -> list[str]:
    """Return the runs of each cell, the row's own points in its first and last."""
    runs = [line_runs(line) for line in found.cells]
    if found.key:
        begin, end = bookmarks.region(table.key, found.key)
        runs[0] = begin + runs[0]
        runs[-1] += end
    return runs


def _longest_words(table: Table) -> list[int]:
    """Return the letters of the longest word of each column."""
    return [
        max(
            (len(word) for text in _texts(table, at) for word in legal(text).replace("/", " ").split()),
            default=0,
        )
        for at in range(len(table.columns))
    ]


def _texts(table: Table, at: int) -> list[str]:
    return [table.columns[at].title, *(plain(found.cells[at]) for found in table.rows)]


def _clause(clause: str) -> Line:
    return (Text("", Basis.COMPUTED, clause),) if clause else ()


def _whole(lines: Sequence[Line]) -> str:
    return WHOLE if sum(len(plain(line)) for line in lines) <= UNBROKEN else ""
