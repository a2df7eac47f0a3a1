"""The command that opens the app in a browser of this machine."""

from __future__ import annotations

import os
import sys

from cerwizard.assessment import load_knowledge
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import project_file
from cerwizard.cli.output import say, show
from cerwizard.errors import CannotServe, UsageError
from cerwizard.tables import reason_of, whole_number

LAST_PORT = 65535


def serve(arguments: Arguments) -> int:
    """Serve the app until interrupted; the address is printed once, and opens it once."""
    port = _port(arguments.port)
    project_file(arguments.file, load_knowledge())  # a file that cannot be read is said here
    try:
        from cerwizard.serve.server import serve as in_browser
    except ModuleNotFoundError as error:
        raise CannotServe(
            "the browser needs an extra that is not installed: pip install 'cerwizard[serve]'"
        ) from error
    try:
        in_browser(arguments.file.resolve(), port, _tell)
    except KeyboardInterrupt:
        say("Stopped.")
    except OSError as error:
        # Python adds to the system's reason what it was at; only the reason means something here.
        reason = OSError(error.errno, os.strerror(error.errno)) if error.errno else error
        raise CannotServe(
            f"port {port} cannot be used: {reason_of(reason)}; name another, or none, and a free one is taken"
        ) from error
    return DONE


def _port(text: str) -> int:
    port = whole_number(text) if text.isdecimal() else None
    if port is None or port > LAST_PORT:
        raise UsageError(f"`{text}` is no port; type a number from 0 to {LAST_PORT}")
    return port


def _tell(address: str) -> None:
    say("Open this in a browser on this machine; it works once. Ctrl+C stops.")
    show(address)
    sys.stdout.flush()
