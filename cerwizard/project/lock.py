"""One writer at a time: a lock beside the project file that names its holder."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from cerwizard.errors import CannotWrite, Locked
from cerwizard.paths import is_folder
from cerwizard.tables import followed

UNSIGNED_FOR = 0.5
"""Seconds after which a lock without a name was left by a run that was killed before it could sign."""


@contextmanager
def lock(path: str | os.PathLike[str]) -> Iterator[None]:
    """Hold the project file until the block ends; raises `Locked` when another run holds it, else `CannotWrite`.

    The lock is a small file beside the project with the process and the machine of its holder. One left by a
    run that was killed on this machine is taken over. On shared folders it only warns those who use cerwizard.
    """
    from filelock import SoftFileLock, Timeout  # costly to import, and most commands only read

    target = followed(Path(path))
    beside = target.parent / f".{target.name}.lock"
    if not is_folder(target.parent):  # else filelock would make the folder
        raise CannotWrite(str(path), "no lock can be put beside it: there is no such folder")
    held = SoftFileLock(beside, timeout=0, thread_local=False)  # let go by whichever thread ends the run
    try:
        try:
            held.acquire()
        except Timeout:
            if not is_unsigned(beside):
                raise
            remove_unsigned(beside)
            held.acquire()
    except Timeout as error:
        raise Locked(str(path), holder_named_in(beside)) from error
    except OSError as error:
        raise CannotWrite(str(path), "no lock can be put beside it") from error
    try:
        yield
    finally:
        held.release()


def holder_named_in(beside: Path) -> str:
    """Return who holds the lock and since when, and what to delete should they be gone."""
    try:
        process, machine, *_ = beside.read_text(encoding="utf-8", errors="replace").splitlines()
        since = datetime.fromtimestamp(beside.stat().st_mtime).astimezone()
    except (OSError, OverflowError, ValueError):
        return f"see {beside.name}"
    by = f"{owner} with " if (owner := owner_of(beside)) else ""
    return f"{by}process {process} on {machine} since {since:%Y-%m-%d %H:%M}; should it be gone, delete {beside.name}"


def owner_of(beside: Path) -> str:
    """Return the user whose file the lock is, where the system can tell."""
    try:
        return beside.owner()
    except (OSError, KeyError, RuntimeError):  # a user without a name, or Windows
        return ""


def is_unsigned(beside: Path) -> bool:
    """Return whether the lock names nobody: it is being made this moment, or its maker was killed over it."""
    try:
        return beside.stat().st_size == 0
    except OSError:
        return False


def remove_unsigned(beside: Path) -> None:
    """Remove a lock that stays unsigned, and leave one that is signed meanwhile."""
    with suppress(OSError):
        before = beside.stat()
        time.sleep(UNSIGNED_FOR)
        after = beside.stat()
        if not after.st_size and (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns):
            beside.unlink()
