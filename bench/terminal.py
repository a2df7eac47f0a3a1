"""A terminal for a measured program: starts it on a pty, sees what it paints, presses keys."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

ROWS, COLUMNS = 40, 120
PATIENCE = 30.0
"""Seconds after which a program that paints nothing counts as stuck."""
QUIET = 0.2
"""Seconds without a byte after which a key is done with: a dozen frames of Textual, and far above an autosave."""
_ESCAPES = re.compile(
    rb"\x1b\[[0-9;?<>=$ ]*[A-Za-z~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP.*?\x1b\\|\x1b[()].|\x1b."
)


class Stuck(Exception):
    """A program ended, or did not paint what was waited for."""


class Terminal:
    """One program on a pty of 120 by 40."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        """Start the program; the clock runs from just before it is forked."""
        self._seen = bytearray()
        self.started = time.perf_counter()
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execvpe(command[0], list(command), dict(environment))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def seconds_until(self, text: str) -> float:
        """Return the seconds from the start until this text stands painted; raises `Stuck`."""
        wanted = text.encode()
        while wanted not in painted(self._seen):
            if not self._read(PATIENCE):
                raise Stuck(f"“{text}” was not painted, but {painted(self._seen)[-60:]!r}")
        return time.perf_counter() - self.started

    def settle(self) -> None:
        """Read until nothing comes any more."""
        while self._read(QUIET):
            pass

    def seconds_for(self, key: str) -> float:
        """Press a key, and return the seconds until the last byte that it causes; raises `Stuck` when none comes."""
        pressed = time.perf_counter()
        os.write(self._terminal, key.encode())
        if not self._read(PATIENCE):
            raise Stuck(f"the key {key!r} did nothing")
        while True:
            last = time.perf_counter()
            if not self._read(QUIET):
                return last - pressed

    def _read(self, patience: float) -> bool:
        """Read what there is; whether anything came before the patience was over."""
        if not select.select([self._terminal], [], [], patience)[0]:
            return False
        try:
            found = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the program has ended
            return False
        self._seen += found
        return bool(found)


def painted(output: bytes | bytearray) -> bytes:
    """Return the text in what a program wrote, without the escape sequences and the spaces around them."""
    return re.sub(rb"\s+", b" ", _ESCAPES.sub(b"", bytes(output)))
