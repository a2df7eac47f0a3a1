"""What the main screen does while a table question is shown: add, change and delete rows."""

from __future__ import annotations

from cerwizard.sitting import Sitting
from cerwizard.tui.screens.row_editing import RowEditing
from cerwizard.tui.screens.walking import WalkingScreen
from cerwizard.tui.widgets import Answer


class TableScreen(WalkingScreen, RowEditing[None]):
    """Changes the rows of the table question that is shown."""

    @property
    def entry(self) -> Answer:
        """Where the table is shown."""
        return self.card.answer

    def take(self, sitting: Sitting) -> None:
        """Go on with the sitting, which saves it."""
        self.sitting = sitting
