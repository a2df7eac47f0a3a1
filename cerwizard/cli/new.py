"""The command that starts a device."""

from __future__ import annotations

from pathlib import Path

from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.output import say, typed
from cerwizard.errors import UsageError
from cerwizard.paths import as_name, is_folder
from cerwizard.project import new_project
from cerwizard.sitting import clean


def new(arguments: Arguments) -> int:
    """Write a project file with nothing answered yet; an existing file is never overwritten."""
    name = clean(arguments.name).strip()
    file = _in_it(arguments.file, name) if is_folder(arguments.file) else arguments.file
    new_project(file, name or file.stem)
    say(f"{file} is written; answer its questions with: cerwizard {typed(file)}")
    return DONE


def _in_it(folder: Path, name: str) -> Path:
    """Return the file in a folder that is called after the device; raises `UsageError` without a name for it."""
    if not as_name(name):
        raise UsageError(f"{folder}: this is a folder; name a file in it, or the device with --name")
    return folder / f"{as_name(name)}.toml"
