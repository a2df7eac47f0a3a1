"""The rows of a table question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from cerwizard.facts import Row, is_filled
from cerwizard.questionnaire import Column, Question
from cerwizard.sitting import shortened

WIDEST = (72, 48, 36, 28, 22)
"""Cells for the text of one column: the most with which every column finds room; the form shows the whole text."""
PADDING = 2
"""Cells beside the text of each column."""
NAMING = 2
"""The first columns say which row it is; what it comes to stands right after them."""


class Cell(Struct, frozen=True):
    """What stands in a cell: text as it is, since a table would read a `str` as markup."""

    text: str

    def __str__(self) -> str:
        return self.text


class RowTable(DataTable[Cell]):
    """Rows to look through; what happens to one is said by message."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Change", show=True)]

    DEFAULT_CSS = """
    RowTable {
        height: auto;
        min-height: 3;
        overflow-x: hidden;
        scrollbar-size: 1 1;
    }
    """

    class Opened(Message):
        """A person wants to see or change a row; no row means a new one."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__(cursor_type="row", fixed_columns=1, zebra_stripes=True)
        self._question = ""
        self._rows: tuple[Row, ...] = ()
        self._appraised: tuple[Mapping[str, str], ...] = ()
        self._columns: tuple[Sequence[str], ...] = ()
        self._shown: Sequence[Sequence[str]] = ()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor_row] if 0 <= self.cursor_row < len(self._rows) else None

    def point_at(self, row_id: str) -> None:
        """Put the cursor at a row; where there is no such row, it stays."""
        names = [str(row.get("id", "")) for row in self._rows]
        if row_id in names:
            self.move_cursor(row=names.index(row_id))

    def show_rows(
        self,
        question: Question,
        rows: Sequence[Row],
        appraised: Sequence[Mapping[str, str]] = (),
        ended: Collection[str] = (),
    ) -> None:
        """Show these rows of a table question, and what each comes to where rules say so."""
        rows, appraised = tuple(rows), tuple(appraised)
        if question.id == self._question and (rows, appraised) == (self._rows, self._appraised):
            self._rows = rows  # they say the same, and may be those of another reading of the file
            return
        cursor = self.cursor_row if question.id == self._question else 0
        if question.id == self._question and rows[:-1] == self._rows:
            cursor = len(rows) - 1  # a row that was added is what one goes on with
        self._question, self._rows, self._appraised = question.id, rows, appraised
        naming, others = question.columns[:NAMING], question.columns[NAMING:]
        computed = tuple(appraised[0]) if appraised else ()
        lines = [(*(column.ask for column in naming), *computed, *(column.ask for column in others))]
        for at, row in enumerate(rows):
            said = [appraised[at][title] for title in computed]
            is_asked = str(row.get("id")) not in ended
            lines.append((*_words(naming, row, is_asked), *said, *_words(others, row, is_asked)))
        self._columns = tuple(zip(*lines, strict=True))
        self._shown = ()
        self._fill(cursor)

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._fill(self.cursor_row)

    def _fill(self, cursor: int) -> None:
        """Show the columns that there is room for."""
        shown = _fitting(self._columns, self.size.width)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear(columns=True)
        for title, *_ in shown:
            self.add_column(title)
        for texts in zip(*(texts for _, *texts in shown), strict=True):
            self.add_row(*(Cell(text) for text in texts))
        self.move_cursor(row=min(cursor, max(0, len(self._rows) - 1)))

    def action_select_cursor(self) -> None:
        """Open the row under the cursor, or a new one when there are none."""
        self.post_message(self.Opened(self.row))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open a row that was clicked."""
        event.stop()
        self.post_message(self.Opened(self.row))


def _fitting(columns: Sequence[Sequence[str]], width: int) -> Sequence[Sequence[str]]:
    """Return the columns, titles first, that stand whole in a width; what is left out is counted at the end."""
    kept = _kept(columns, width)
    if kept == len(columns):
        return _widened(columns, width)
    left_out = [f"+{len(columns) - kept}", *("" for _ in columns[0][1:])]
    return [*_widened(columns[:kept], width - len(left_out[0]) - PADDING), left_out]


def _kept(columns: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns find room at all; every one while the width is not known."""
    ends = list(accumulate(_width(column, WIDEST[-1]) for column in columns))
    if not ends or not width or ends[-1] <= width:
        return len(ends)
    return max(1, sum(end <= width - len("+99") - PADDING for end in ends))


def _widened(columns: Sequence[Sequence[str]], width: int) -> Sequence[Sequence[str]]:
    """Return the columns with as much text as there is room for."""
    fits = (widest for widest in WIDEST if sum(_width(column, widest) for column in columns) <= width)
    widest = next(fits, WIDEST[-1])
    return [[_shortened(text, widest) for text in column] for column in columns]


def _width(column: Sequence[str], widest: int) -> int:
    return max(cell_len(_shortened(text, widest)) for text in column) + PADDING


def _words(columns: Sequence[Column], row: Row, is_asked: bool) -> Sequence[str]:
    return [_cell_words(column, row, is_asked) for column in columns]


def _cell_words(column: Column, row: Row, is_asked: bool) -> str:
    """Return what stands in a column of a row, in words; `!` where it is asked for and empty."""
    if is_filled(row, column.id):
        return column.words(row[column.id])
    return "!" if column.required and is_asked else ""


def _shortened(text: str, widest: int) -> str:
    return shortened(" ".join(text.split()), widest)
