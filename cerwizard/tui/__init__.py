"""The terminal app: shows an assessment, sends back answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cerwizard.later import later as _later
from cerwizard.tui.app import CerwizardApp

if TYPE_CHECKING:
    from cerwizard.tui.refusal import refused

__all__ = ["CerwizardApp", "refused", "run"]

__getattr__ = _later(__name__, refusal=("refused",))


def run(path: Path | None = None, *, quick: bool = False) -> int:
    """Run the app, on a project file or from its start screen, and return the exit code."""
    return CerwizardApp(path, quick=quick).run_to_the_end()
