"""A long text written in the editor of one's own, and brought back."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App, SuspendNotSupported

from cerwizard.errors import CerwizardError

NAMES = ("VISUAL", "EDITOR")
"""The variables that name an editor, in the order in which they are asked."""


class NoEditor(CerwizardError):
    """No editor could be opened, or it did not end well."""


def edited(app: App[int], text: str) -> str:
    """Return the text as it was left in the editor, while the app steps aside; raises `NoEditor`."""
    command = next((os.environ[name] for name in NAMES if os.environ.get(name)), "")
    if not command:
        raise NoEditor("no editor is named: set VISUAL or EDITOR, like EDITOR=nano")
    import shlex  # few write outside, and everyone waits for the start

    with TemporaryDirectory(prefix="cerwizard-") as place:
        path = Path(place) / "answer.txt"
        path.write_text(text, encoding="utf-8")
        try:
            # A list of arguments and no shell: nothing that a person typed is ever a command.
            with app.suspend():
                done = subprocess.run([*shlex.split(command), str(path)], check=False)  # their own editor
        except SuspendNotSupported as error:
            raise NoEditor("an editor cannot be opened in this terminal") from error
        except (OSError, ValueError) as error:
            raise NoEditor(f"`{command}` cannot be opened: {error}") from error
        if done.returncode:
            raise NoEditor(f"`{command}` ended with code {done.returncode}; the text is as it was")
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
