"""A long text written in the editor of one's own, and brought back."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App, SuspendNotSupported

from cerwizard.errors import CerwizardError
from cerwizard.tables import reason_of

NAMES = ("VISUAL", "EDITOR")
"""The variables that name an editor, in the order in which they are asked."""


class NoEditor(CerwizardError):
    """No editor could be opened, or it did not end well."""


def _run(arguments: list[str]) -> int | OSError:
    """Run an editor, and return its exit code or why it did not start.

    Nothing is raised: an app that is left while it stands aside never comes back. Ctrl+C is meant for the editor.
    """
    try:
        # A list of arguments and no shell: nothing that a person typed is ever a command.
        editor = subprocess.Popen(arguments)
    except OSError as error:
        return error
    meant_for_us = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return editor.wait()
    finally:
        signal.signal(signal.SIGINT, meant_for_us)


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
            arguments = [*shlex.split(command), str(path)]
            with app.suspend():
                failed = _run(arguments)
        except SuspendNotSupported as error:
            raise NoEditor("an editor cannot be opened in this terminal") from error
        except ValueError as error:  # a quotation mark too few
            raise NoEditor(f"`{command}` cannot be opened: {error}") from error
        if isinstance(failed, OSError):
            raise NoEditor(f"`{command}` cannot be opened: {reason_of(failed)}") from failed
        if failed:
            raise NoEditor(f"`{command}` ended with code {failed}; the text is as it was")
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
