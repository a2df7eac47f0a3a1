"""Opens the app; the one place of the command line that loads it."""

from __future__ import annotations

from pathlib import Path


def open_app(file: Path | None) -> int:
    """Open the app on a project file, or on its start screen."""
    from cerwizard.tui import run  # the app takes longer to load than any report takes to print

    return run(file)
