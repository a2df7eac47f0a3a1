"""The least that Textual can do: one line on the screen, and a key that changes it."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class OneLine(App[None]):
    """Shows one line; each key paints it anew."""

    BINDINGS = [("1,2", "count", "Count")]
    count = 0

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("The one line stands here.")

    def action_count(self) -> None:
        """Say something else."""
        self.count += 1
        self.query_one(Static).update(f"The one line was changed {self.count} times.")


if __name__ == "__main__":
    OneLine().run()
