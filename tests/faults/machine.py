"""A machine that can be told at which operation on files it fails, or dies."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

FUNCTIONS = ("open", "fsync", "chmod", "replace", "unlink", "close")
"""What the writers ask of the system, beside reading and writing what is open."""


class Died(BaseException):
    """The process is gone: nothing after this operation happens any more."""


class Machine:
    """Counts the operations on files, and lets one of them go wrong."""

    def __init__(self, at: int = 0, trouble: BaseException | None = None, *, lasts: bool = False) -> None:
        """Go wrong at this operation, counted from 1, and at all after it when the trouble lasts."""
        self.at = at
        self.trouble = trouble
        self.lasts = lasts
        self.done: list[str] = []
        """The names of the operations, in order."""

    def step(self, name: str) -> None:
        """Count an operation; raise the trouble where it comes."""
        self.done.append(name)
        number = len(self.done)
        if self.trouble is not None and (number == self.at or (self.lasts and number > self.at)):
            raise self.trouble

    @contextmanager
    def running(self) -> Iterator[Machine]:
        """Let all operations on files be this machine's."""
        with pytest.MonkeyPatch.context() as patch:
            for name in FUNCTIONS:
                patch.setattr(os, name, self._stepping(name, getattr(os, name)))
            real = os.fdopen
            patch.setattr(os, "fdopen", lambda handle, mode: Open(self, real(handle, mode)))
            yield self

    def _stepping(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def function(*given: Any, **named: Any) -> Any:
            self.step(f"{name} folder" if name == "fsync" and _is_folder(given[0]) else name)
            return real(*given, **named)

        return function


class Open:
    """An open file whose every use is an operation; half is written of what goes wrong."""

    def __init__(self, machine: Machine, file: Any) -> None:
        self._machine = machine
        self._file = file

    def __enter__(self) -> Open:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        try:
            self._machine.step("write")
        except BaseException:
            self._file.write(content[: len(content) // 2])
            self._file.flush()
            raise
        self._file.write(content)

    def flush(self) -> None:
        self._machine.step("flush")
        self._file.flush()

    def seek(self, place: int) -> None:
        self._machine.step("seek")
        self._file.seek(place)

    def read(self) -> bytes:
        self._machine.step("read back")
        content: bytes = self._file.read()
        return content

    def fileno(self) -> int:
        number: int = self._file.fileno()
        return number


def _is_folder(handle: int) -> bool:
    return stat.S_ISDIR(os.fstat(handle).st_mode)
