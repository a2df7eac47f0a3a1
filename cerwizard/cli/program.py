"""Runs one command and turns every way it can end into an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cerwizard.cli.exit_codes import DONE, INTERRUPTED, USAGE, exit_code
from cerwizard.cli.grammar import parse
from cerwizard.cli.outlet import Outlet, outlets
from cerwizard.cli.output import say
from cerwizard.errors import CerwizardError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and return its exit code.

    Whoever reads what is printed may stop reading: the code is the same.
    """
    with outlets() as out:
        code = _run(sys.argv[1:] if argv is None else list(argv))
        out.flush()
        return _complained(out, code)


def _run(argv: list[str]) -> int:
    try:
        arguments = parse(argv)
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except CerwizardError as error:
        say(str(error))
        return exit_code(error)


def _complained(out: Outlet, code: int) -> int:
    """Say where a report was lost, which is not what a closed pipe means, and return the exit code then."""
    if out.trouble is None or isinstance(out.trouble, BrokenPipeError):
        return code
    from cerwizard.tables import advice_of, reason_of

    say(f"What was found cannot be printed: {reason_of(out.trouble)}: {advice_of(out.trouble)}")
    return USAGE if code == DONE else code
