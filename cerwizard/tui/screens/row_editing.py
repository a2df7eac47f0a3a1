"""What can be done with the rows of a table question, wherever it is answered."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on

from cerwizard.facts import Row
from cerwizard.questionnaire import Question
from cerwizard.sitting import Sitting, nameable, named_rows, row_end, still_naming
from cerwizard.tui.commands import AddRow, CompleteTable, DeleteRow, EditRow
from cerwizard.tui.dialogs import Choose, Given, row_form, row_from
from cerwizard.tui.screens.choosing import ChoosingScreen

if TYPE_CHECKING:
    from cerwizard.tui.widgets import RowTable

TABLE_COMMANDS = (AddRow, EditRow, DeleteRow, CompleteTable)
Result = TypeVar("Result")


class RowEditing(ChoosingScreen[Result]):
    """Adds, changes and deletes the rows of the table question that is shown."""

    @property
    @abstractmethod
    def now(self) -> Sitting:
        """The sitting at the table."""

    @abstractmethod
    def take(self, sitting: Sitting) -> None:
        """Go on with the sitting after a row has changed."""

    @on(AddRow)
    def add_row(self) -> None:
        """Ask for a new row."""
        self._edit(None)

    @on(EditRow)
    def edit_row(self) -> None:
        """Ask for the row under the cursor."""
        self._edit(self.entry.row)

    def on_row_table_opened(self, event: RowTable.Opened) -> None:
        """Ask for the row that was opened."""
        self._edit(event.row)

    @on(DeleteRow)
    def delete_row(self) -> None:
        """Delete the row under the cursor, after asking."""
        row = self.entry.row
        if row is None:
            return
        name = str(row.get("id", ""))

        def delete(chosen: str | None) -> None:
            if chosen == "delete":
                self.take(self.now.without_row(row))

        answers = {"keep": "Keep it", "delete": f"Delete {name or 'it'}"}
        tied = still_naming(self.now.assessment, self.now.item_id, name)
        told = f"Delete {f'row {name}' if name else 'this row'}? ctrl+z brings it back. {tied}".strip()
        self.app.push_screen(Choose(told, answers), delete)

    @on(CompleteTable)
    def toggle_complete(self) -> None:
        """Say that there are no more rows, or that there are."""
        self.take(self.now.completed(self.now.item_id not in self.now.project.complete))

    def _edit(self, row: Row | None) -> None:
        asked = self.now.asked
        if asked is None or not isinstance(asked.item, Question):
            return
        question = asked.item

        def take(given: Given | None) -> None:
            if given is not None:
                self.take(self.now.with_row(row_from(given, row, question), instead_of=row))

        says = partial(row_end, self.now.assessment, question.id)
        named = named_rows(self.now.assessment, question.id)
        self.app.push_screen(row_form(question, row, nameable(self.now.project), says, named), take)
