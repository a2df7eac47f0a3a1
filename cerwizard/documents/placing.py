"""Where a document goes: in its place, into the one that people edited, or beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from cerwizard.documents.edited import is_edited
from cerwizard.documents.files import replace_file
from cerwizard.errors import ChangedOnDisk

if TYPE_CHECKING:
    from cerwizard.documents.merge import Report

WORD = ".docx"
BACKUP = ".bak"
"""What is added to the name of an edited document for the version before the last merge."""


class Planned(Struct, frozen=True):
    """One file that is about to be written."""

    wanted: Path
    """Where the document belongs."""
    path: Path
    """Where it goes."""
    content: bytes
    before: bytes | None = None
    """The edited document it went into, as it was read."""
    merged: Report | None = None
    reason: str = ""
    """Why it goes beside the document that stands there."""

    @property
    def backup(self) -> Path | None:
        """Return where the edited document is kept as it was; nowhere while it stays as it is."""
        is_new = self.before is not None and self.before != self.content
        return self.path.with_name(self.path.name + BACKUP) if is_new else None


def plan(wanted: Path, content: bytes) -> Planned:
    """Return where a document goes; nothing is written yet."""
    if not is_edited(wanted):
        return Planned(wanted, wanted, content)
    reason = "changed by hand"
    if wanted.suffix == WORD:
        # Imported where a Word document was edited: nobody else waits for it.
        from cerwizard.documents.merge import CannotMerge, merge

        try:
            before = _read(wanted)
            merged, report = merge(before, content)
        except CannotMerge as refused:
            reason = f"changed by hand, and not merged: {refused.reason}"
        else:
            return Planned(wanted, wanted, merged, before, report)
    path = next(path for path in _beside(wanted) if not is_edited(path))
    return Planned(wanted, path, content, reason=reason)


def carry_out(planned: Planned) -> Planned:
    """Write the file, an edited one only as it was read and after a copy of it was laid aside.

    Raises `CannotWrite`, or `ChangedOnDisk` when somebody saved the document in between.
    """
    if planned.before is not None:
        if not _still_says(planned.path, planned.before):
            raise ChangedOnDisk(str(planned.path))
        if planned.backup is None:
            return planned
        replace_file(planned.backup, planned.before)
    replace_file(planned.path, planned.content)
    return planned


def _read(path: Path) -> bytes:
    from cerwizard.documents.merge import CannotMerge

    if path.is_symlink() or not path.is_file():
        raise CannotMerge("it is a link or a folder, not a file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotMerge(f"it cannot be read: {error.strerror or error}") from error


def _still_says(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _beside(path: Path) -> Iterator[Path]:
    """Give names beside a document."""
    yield path.with_stem(f"{path.stem}-new")
    for number in count(2):
        yield path.with_stem(f"{path.stem}-new-{number}")
