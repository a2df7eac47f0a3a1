"""The exit codes that scripts rely on."""

from __future__ import annotations

from cerwizard.errors import AlreadyThere, CerwizardError, ChangedOnDisk, InvalidFile, Locked, PartlyWritten

DONE = 0
FINDINGS = 1
USAGE = 2
INVALID = 3
NOT_OVERWRITTEN = 4
LOCKED = 5
INTERRUPTED = 130


def exit_code(error: CerwizardError) -> int:
    """Return the exit code that tells a script what went wrong."""
    match error:
        case PartlyWritten():
            return exit_code(error.cause)
        case InvalidFile():
            return INVALID
        case AlreadyThere() | ChangedOnDisk():
            return NOT_OVERWRITTEN
        case Locked():
            return LOCKED
        case _:
            return USAGE
