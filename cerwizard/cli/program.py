"""Runs one command and turns every way it can end into an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from cerwizard.cli.exit_codes import DONE, INTERRUPTED, exit_code
from cerwizard.cli.grammar import parse
from cerwizard.cli.output import say
from cerwizard.errors import CerwizardError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code."""
    _print_whatever_the_terminal_can()
    try:
        arguments = parse(sys.argv[1:] if argv is None else list(argv))
        code = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _be_quiet_about_the_closed_pipe()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except CerwizardError as error:
        say(str(error))
        return exit_code(error)
    return int(code)


def _print_whatever_the_terminal_can() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _be_quiet_about_the_closed_pipe() -> None:
    # Python flushes stdout once more when it ends; what is left goes nowhere instead of into a traceback.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
