"""Opens the app; the one place of the command line that loads it."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from cerwizard.cli.grammar import Arguments
from cerwizard.errors import UsageError


def open_app(file: Path | None, *, quick: bool = False) -> int:
    """Open the app on a project file, or on its start screen.

    Where no screen can be drawn the questions come as plain prompts; that needs a file, else `UsageError`.
    """
    if not _can_draw():
        if file is None:
            raise UsageError(
                "the app needs a terminal that can draw; plain prompts need a file: cerwizard ask FILE; "
                "in a script use a command: see cerwizard --help"
            )
        from cerwizard.cli.ask import ask

        return ask(Arguments(file=file, quick=quick))
    # Nothing that is made until the first question stands is garbage, and looking for some takes a tenth of the start.
    gc.disable()
    from cerwizard.tui import run  # the app takes longer to load than any report takes to print

    return run(file, quick=quick)


def _can_draw() -> bool:
    # Whoever cannot use a screen that is drawn says so with ACCESSIBLE, to other programs too.
    is_wanted = os.environ.get("TERM") != "dumb" and not os.environ.get("ACCESSIBLE")
    return is_wanted and sys.stdin.isatty() and sys.stdout.isatty()
