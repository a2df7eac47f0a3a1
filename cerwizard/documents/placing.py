"""Where a document goes: in its place, into the one that people edited, or beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from cerwizard.documents.edited import ANOTHER, WORD_ENDING, is_another, is_edited
from cerwizard.documents.files import replace_file
from cerwizard.errors import ChangedOnDisk

if TYPE_CHECKING:
    from cerwizard.documents.merge import Report

BACKUP = ".bak"
"""What is added to the name of an edited document for the version before the last merge."""


class Planned(Struct, frozen=True):
    """One file that is about to be written."""

    wanted: Path
    """Where the document belongs."""
    path: Path
    """Where it goes."""
    content: bytes
    seen: str = ""
    """The digest of what stood there when this was planned; empty where nothing did."""
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
    seen = _digest_on_disk(wanted)
    is_ours = not is_edited(wanted)
    reason = ANOTHER if is_ours else "changed by hand"
    if is_ours and not is_another(wanted, content):
        return Planned(wanted, wanted, content, seen)
    if wanted.suffix == WORD_ENDING and not is_ours:
        # Imported where a Word document was edited: nobody else waits for it.
        from cerwizard.documents.merge import CannotMerge, merge

        try:
            before = _read(wanted)
            merged, report = merge(before, content)
        except CannotMerge as refused:
            reason = f"changed by hand, and not merged: {refused.reason}"
        else:
            return Planned(wanted, wanted, merged, _digest(before), before, report)
    path, seen = next(
        (path, seen)
        for path in _beside(wanted)
        for seen in [_digest_on_disk(path)]
        if not is_edited(path) and not is_another(path, content)
    )
    return Planned(wanted, path, content, seen, reason=reason)


def carry_out(planned: Planned) -> Planned:
    """Write the file where all stands as it was planned, after a copy of an edited one was laid aside.

    Raises `CannotWrite`, or `ChangedOnDisk` when somebody wrote there in between.
    """
    _refuse_if_changed(planned)
    if planned.before is not None:
        if planned.backup is None:
            return planned
        replace_file(planned.backup, planned.before)
    replace_file(planned.path, planned.content, last_look=partial(_refuse_if_changed, planned))
    return planned


def _refuse_if_changed(planned: Planned) -> None:
    if _digest_on_disk(planned.path) != planned.seen:
        raise ChangedOnDisk(str(planned.path), is_gone=not os.path.lexists(planned.path))


def _digest_on_disk(path: Path) -> str:
    """Return the digest of what stands there; empty where nothing does, and unlike any other where it is no file."""
    try:
        return _digest(path.read_bytes()) if not path.is_symlink() else "a link"
    except FileNotFoundError:
        return ""
    except OSError as error:
        return str(error.errno)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _read(path: Path) -> bytes:
    from cerwizard.documents.merge import CannotMerge

    if path.is_symlink() or not path.is_file():
        raise CannotMerge("it is a link or a folder, not a file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotMerge(f"it cannot be read: {error.strerror or error}") from error


def _beside(path: Path) -> Iterator[Path]:
    """Give names beside a document."""
    yield path.with_stem(f"{path.stem}-new")
    for number in count(2):
        yield path.with_stem(f"{path.stem}-new-{number}")
