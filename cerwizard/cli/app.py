"""Opens the app; the one place of the command line that loads it."""

from __future__ import annotations

import sys
from pathlib import Path

from cerwizard.errors import UsageError


def open_app(file: Path | None) -> int:
    """Open the app on a project file, or on its start screen; raises `UsageError` where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the app needs a terminal; in a script use a command: see cerwizard --help")
    from cerwizard.tui import run  # the app takes longer to load than any report takes to print

    return run(file)
