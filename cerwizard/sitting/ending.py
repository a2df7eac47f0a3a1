"""Ends a run that is told to end, or whose terminal is gone: answers on disk first, nobody is asked.

A terminal that is gone does not always say so: a shell or `make` between the two keeps the signal to itself. The app
would then read nothing without end, at full speed, and hold the file, with nobody left to quit it.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from types import FrameType

GONE = 128 + 1
"""The exit code of a shell's child whose terminal is gone."""


@contextmanager
def ending_in_order(save: Callable[[], None], leave: Callable[[int], object]) -> Iterator[None]:
    """Within this, save before the process ends from outside, also where the terminal goes without a word.

    `save` must be fit for any thread, and come to an end; where the terminal is gone the process ends behind it.
    `leave` is called, with an exit code, where the terminal is still there and ought to be left as it was found; it
    is called when all is saved.
    """

    def without_terminal() -> None:
        save()
        os._exit(GONE)  # what is still to be painted would wait for ever

    def told(code: int) -> None:
        if code == GONE:
            without_terminal()
        save()
        leave(code)

    with told_to_end(told):
        if sys.stdin.isatty() and hasattr(select, "poll"):
            Thread(target=_watch, args=(sys.stdin.fileno(), without_terminal), daemon=True).start()
        yield


@contextmanager
def told_to_end(leave: Callable[[int], object]) -> Iterator[None]:
    """Within this, call `leave` with an exit code, in the main thread, when a signal tells the process to end."""

    def end(number: int, _where: FrameType | None) -> None:
        # Told twice, it ends at once; that the terminal is gone is often said twice, by a shell and by the system.
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
        leave(128 + number)

    before = {number: signal.signal(number, end) for number in _told_by()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _told_by() -> list[signal.Signals]:
    return [number for number in signal.Signals if number.name in {"SIGHUP", "SIGTERM"}]


def _watch(terminal: int, gone: Callable[[], None]) -> None:
    """Wait until a terminal is gone; where a system cannot tell, there is nothing to wait for."""
    waiting = select.poll()
    waiting.register(terminal, 0)
    if any(what & select.POLLHUP for _, what in waiting.poll()):
        gone()
