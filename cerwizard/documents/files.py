"""Putting a finished file in its place: the old one or the new one, never half of either."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cerwizard.errors import CannotWrite
from cerwizard.tables import advice_of, reason_of, remove_unfinished_beside, replace_bytes


def replace_file(path: Path, content: bytes, last_look: Callable[[], None] = lambda: None) -> None:
    """Write the bytes at the path, or raise `CannotWrite` and leave what was there.

    A link is replaced and not followed, so nothing is written outside the folder. `last_look` is called just before
    the old file goes, which stays when it raises something.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(str(path), reason_of(error), advice_of(error)) from error
    remove_unfinished_beside(path)
    replace_bytes(path, content, last_look)
