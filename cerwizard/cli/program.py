"""Runs one command and turns every way it can end into an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from cerwizard.cli.grammar import Grammar
from cerwizard.cli.output import say
from cerwizard.errors import (
    AlreadyThere,
    CerwizardError,
    ChangedOnDisk,
    InvalidFile,
    Locked,
)

DONE, USAGE, INVALID, NOT_OVERWRITTEN, LOCKED, INTERRUPTED = 0, 2, 3, 4, 5, 130
"""The exit codes that scripts rely on; 1 is kept for findings."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code."""
    _print_whatever_the_terminal_can()
    try:
        arguments = Grammar().parse(sys.argv[1:] if argv is None else list(argv))
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


def exit_code(error: CerwizardError) -> int:
    """Return the exit code that tells a script what went wrong."""
    match error:
        case InvalidFile():
            return INVALID
        case AlreadyThere() | ChangedOnDisk():
            return NOT_OVERWRITTEN
        case Locked():
            return LOCKED
        case _:
            return USAGE


def _print_whatever_the_terminal_can() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _be_quiet_about_the_closed_pipe() -> None:
    # Python flushes stdout once more when it ends; what is left goes nowhere instead of into a traceback.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
