"""The command that opens the app in a browser of this machine."""

from __future__ import annotations

from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.output import say, show
from cerwizard.errors import CannotServe
from cerwizard.project import read_project


def serve(arguments: Arguments) -> int:
    """Serve the app until interrupted; the address is printed once, and opens it once."""
    from cerwizard.assessment import load_knowledge

    read_project(arguments.file, load_knowledge().questionnaire)  # a file that cannot be read is said here
    try:
        from cerwizard import serve as in_browser
    except ModuleNotFoundError as error:
        raise CannotServe(
            "the browser needs an extra that is not installed: pip install 'cerwizard[serve]'"
        ) from error
    try:
        in_browser.serve(arguments.file.resolve(), arguments.port, _tell)
    except KeyboardInterrupt:
        say("Stopped.")
    except OSError as error:
        raise CannotServe(f"port {arguments.port} cannot be used: {error.strerror}") from error
    return DONE


def _tell(address: str) -> None:
    say("Open this in a browser on this machine; it works once. Ctrl+C stops.")
    show(address)
    import sys

    sys.stdout.flush()
