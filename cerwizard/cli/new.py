"""The command that starts a device."""

from __future__ import annotations

from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.output import say, typed
from cerwizard.project import new_project


def new(arguments: Arguments) -> int:
    """Write a project file with nothing answered yet; an existing file is never overwritten."""
    new_project(arguments.file, arguments.name or arguments.file.stem)
    say(f"{arguments.file} is written; answer its questions with: cerwizard {typed(arguments.file)}")
    return DONE
