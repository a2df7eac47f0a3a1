"""The command line: reads arguments, asks the engine, prints what came back."""

from __future__ import annotations

from cerwizard.cli.program import main

__all__ = ["main"]
