"""One writer at a time: a lock beside the project file that names its holder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cerwizard.errors import CannotWrite, Locked


@contextmanager
def lock(path: str | os.PathLike[str]) -> Iterator[None]:
    """Hold the project file until the block ends; raises `Locked` when another run holds it.

    The lock is a small file beside the project with the process and the machine of its holder. One left by a
    run that was killed on this machine is taken over. On shared folders it only warns those who use cerwizard.
    """
    from filelock import SoftFileLock, Timeout  # costly to import, and most commands only read

    target = Path(path).resolve()
    beside = target.with_name(f".{target.name}.lock")
    if not target.parent.is_dir():  # else filelock would make the folder
        raise CannotWrite(str(path), "no lock can be put beside it: there is no such folder")
    held = SoftFileLock(beside, timeout=0)
    try:
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
    """Return who holds the lock, and what to delete should they be gone."""
    try:
        process, machine, *_ = beside.read_text(encoding="utf-8", errors="replace").splitlines()
    except (OSError, ValueError):
        return f"see {beside.name}"
    return f"process {process} on {machine}; should it be gone, delete {beside.name}"
