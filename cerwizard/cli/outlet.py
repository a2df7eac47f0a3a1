"""Standard output and error that take what is printed, also when nobody reads on or the disk is full."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
"""Type checkers take it for true; importing `typing` for it would slow down `cerwizard --help`."""

if TYPE_CHECKING:
    from typing import Any, TextIO


class Outlet:
    """A stream whose first failure is kept: a command does its work and says what it found to the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.trouble: OSError | None = None
        """Why what was printed did not arrive."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Print, or drop what cannot arrive any more."""
        try:
            return self._stream.write(text)
        except OSError as error:
            self._give_up(error)
        return len(text)

    def flush(self) -> None:
        """Send on what was printed, or drop it."""
        try:
            self._stream.flush()
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        if self.trouble is None:
            self.trouble = error
        # What is left in the buffer goes nowhere, instead of into a traceback when Python ends.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())


@contextmanager
def outlets() -> Iterator[Outlet]:
    """Within this, printing never fails; gives standard output, to ask whether it took everything."""
    _open_what_is_closed()
    _read_and_print_whatever_comes()
    before = sys.stdout, sys.stderr
    out, err = Outlet(sys.stdout), Outlet(sys.stderr)
    sys.stdout, sys.stderr = out, err  # what they lack they ask of the stream
    try:
        yield out
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


def _open_what_is_closed() -> None:
    """Give a stream that the caller closed an end of its own, before a file that is opened takes its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for good


def _read_and_print_whatever_comes() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(
            errors="surrogateescape"
        )  # so that a byte that is no text is noticed where it is typed
