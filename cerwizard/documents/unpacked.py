"""Opens a Word file that somebody else may have changed: its parts, never more of them than a document holds."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

LARGEST, MOST_PARTS = 200 * 1024 * 1024, 5000
"""What a document may hold, unpacked, in bytes and in parts, pictures and all."""


class CannotOpen(Exception):
    """A file that is no Word file, or one that is broken, encrypted or too large; the reason completes "it …"."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def unpacked(content: bytes | Path, largest: int = LARGEST, most_parts: int = MOST_PARTS) -> dict[str, bytes]:
    """Return the parts of a Word file, by their name; raises `CannotOpen`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > most_parts or sum(entry.file_size for entry in entries) > largest:
                raise CannotOpen("is larger than any such document")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error, OSError, ValueError) as error:
        raise CannotOpen("cannot be read as a Word file") from error
