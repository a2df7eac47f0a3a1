"""A screen that says why a project cannot be opened here, and lets a person try again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.widgets import Footer, Static


class RefusedApp(App[bool]):
    """Shows one sentence; returns whether to try again."""

    TITLE = "cerwizard"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,enter", "exit_with(True)", "Try again"),
        Binding("q,escape", "exit_with(False)", "Close"),
    ]
    DEFAULT_CSS = """
    RefusedApp Static { width: auto; max-width: 70; padding: 1 2; border: round $border; }
    """

    def __init__(self, reason: str) -> None:
        """Say this reason."""
        super().__init__()
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Put the reason in the middle."""
        with Middle(), Center():
            yield Static(f"{self._reason}\n\nr tries again.", markup=False)
        yield Footer(show_command_palette=False)

    def action_exit_with(self, again: bool) -> None:
        """Close, to try again or not."""
        self.exit(again)


def refused(reason: str) -> bool:
    """Show why the project cannot be opened, and return whether to try again."""
    return bool(RefusedApp(reason).run())
