"""Starts processes that answer questions, to be killed: each a copy of this one, so that a kill is cheap."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NoReturn

ENOUGH = 30
"""Seconds without a sign of life after which a victim is taken to hang."""


class Victim:
    """A process that is running, and what it has said so far."""

    def __init__(self, process: int, reading: int, typing: int) -> None:
        self.process = process
        self.said = b""
        self._reading = reading
        self._typing = typing

    def type(self, keys: bytes) -> None:
        """Type these keys."""
        os.write(self._typing, keys)

    def hear(self, done: Callable[[bytes], bool]) -> None:
        """Listen until what it has said is enough, or it ends."""
        while not done(self.said):
            ready, _, _ = select.select([self._reading], [], [], ENOUGH)
            assert ready, f"hangs after saying {self.said[-2000:]!r}"
            if not self._take():
                return

    def kill(self, random: Random) -> None:
        """Kill it at a random moment of the next milliseconds, and listen to what it had said by then."""
        select.select([], [], [], random.random() * 0.02)
        os.kill(self.process, signal.SIGKILL)
        self.bury()

    def tell_to_end(self) -> int:
        """Ask it to end, as `kill` does without a number, and return its exit code."""
        os.kill(self.process, signal.SIGTERM)
        return self.bury()

    def bury(self) -> int:
        """Wait for its end, listen to its last words, and return its exit code, or less than nothing when killed."""
        while self._take():
            pass
        _, status = os.waitpid(self.process, 0)
        for handle in {self._reading, self._typing}:
            os.close(handle)
        return os.waitstatus_to_exitcode(status)

    def take_its_terminal(self) -> int:
        """Close the terminal, and return the exit code, or less than nothing when a signal ended it."""
        os.close(self._reading)
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)

    def _take(self) -> bool:
        try:
            heard = os.read(self._reading, 4096)
        except OSError:  # how a pseudo terminal says that nobody is left at the other end
            return False
        self.said += heard
        return bool(heard)


def in_a_pipe(run: Callable[[], object], typed: bytes, folder: Path) -> Victim:
    """Return a copy of this process that runs this, with its input given and its output in a pipe."""
    given = folder / "typed"
    given.write_bytes(typed)
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.dup2(os.open(given, os.O_RDONLY), 0)
        os.dup2(writing, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.close(reading)
        _run(run)
    os.close(writing)
    return Victim(process, reading, os.open(os.devnull, os.O_WRONLY))


def in_a_terminal(run: Callable[[], object]) -> Victim:
    """Return a copy of this process that runs this in a terminal of its own."""
    process, terminal = pty.fork()
    if not process:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 110, 0, 0))
        _run(run)
    return Victim(process, terminal, terminal)


def behind_another(run: Callable[[], object]) -> Callable[[], object]:
    """Return what lets another process run this, and keeps to itself that the terminal is gone, as `make` does.

    It ends with the exit code of the other; after `ENOUGH` seconds without a terminal it kills it.
    """

    def stand_between() -> NoReturn:
        signal.signal(signal.SIGHUP, lambda _number, _frame: signal.alarm(ENOUGH))
        signal.signal(signal.SIGALRM, lambda _number, _frame: os.kill(process, signal.SIGKILL))
        process = os.fork()
        if not process:
            _run(run)
        _, status = os.waitpid(process, 0)
        os._exit(os.waitstatus_to_exitcode(status) % 256)

    return stand_between


def the_program(*arguments: str) -> Callable[[], NoReturn]:
    """Return what turns a copy of this process into the program itself, as a shell would start it."""
    return lambda: os.execv(sys.executable, [sys.executable, "-m", "cerwizard", *arguments])


def _run(run: Callable[[], object]) -> NoReturn:
    try:
        run()
    finally:
        os._exit(1)
