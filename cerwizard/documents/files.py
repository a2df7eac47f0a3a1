"""Putting a finished file in its place: the old one or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cerwizard.errors import CannotWrite

MODE = 0o644
"""What a document may be: read by everyone, written by its owner."""


def replace_file(path: Path, content: bytes) -> None:
    """Write the bytes at the path, or raise `CannotWrite` and leave what was there.

    A link is replaced and not followed, so nothing is written outside the folder.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".cerwizard.", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(MODE)
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or str(error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
