"""Writing a file so that at every moment either the old text or the new is there, whole."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cerwizard.errors import AlreadyThere, CannotWrite
from cerwizard.paths import is_link

UNFINISHED = ".tmp"
"""The ending of a file that is not in its place yet."""
ADVICE = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "make room on that disk"),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM, errno.EROFS),
        "let yourself write to it and to its folder, or close it elsewhere",
    ),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ESTALE), "make its folder, or bring it back"),
    errno.ENAMETOOLONG: "choose a shorter name",
}
"""What a person can do about it, by what the system said."""
OTHERWISE = "see to the disk or the network drive"


def atomic_write(
    path: Path, text: str, last_look: Callable[[], None] = lambda: None, *, is_new: bool = False
) -> None:
    """Put the text at the path, or leave what was there untouched and raise `CannotWrite`.

    A link is followed: the file it points to is replaced, and the link stays. `last_look` is called when all
    is ready, just before the old text goes; what it raises leaves the old text as it is. A new file is only put where
    nothing is, else `AlreadyThere` is raised.
    """
    target = followed(path)
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CannotWrite(str(path), "it would hold half a character") from error
    replace_bytes(target, content, last_look, is_new=is_new, name=str(path))


def replace_bytes(
    target: Path,
    content: bytes,
    last_look: Callable[[], None] = lambda: None,
    *,
    is_new: bool = False,
    name: str = "",
) -> None:
    """Put the bytes there as `atomic_write` does, but in the place of a link; messages call it by the name."""
    name = name or str(target)
    temporary: Path | None = None
    try:
        mode = mode_to_keep(target)
        if mode is not None and is_read_only(target, mode):
            raise CannotWrite(name, "it is read-only", "make it writable, or save a copy beside it")
        handle, made = tempfile.mkstemp(prefix=beginning_of(target), suffix=UNFINISHED, dir=target.parent)
        temporary = Path(made)
        with os.fdopen(handle, "w+b") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            if file.read() != content:
                raise CannotWrite(name, "what was written does not read back the same")
        temporary.chmod(mode if mode is not None else mode_of_new_files())
        last_look()
        if is_new:
            put_where_nothing_is(temporary, target, name)
        else:
            temporary.replace(target)
            temporary = None
    except OSError as error:
        raise CannotWrite(name, reason_of(error), advice_of(error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
    sync_folder(target.parent)


def put_where_nothing_is(temporary: Path, target: Path, name: str) -> None:
    """Give the file its name; raises `AlreadyThere` when somebody else was faster, even by a moment."""
    try:
        os.link(temporary, target)
    except FileExistsError as error:
        raise AlreadyThere(name) from error
    except OSError:  # a disk that gives no file two names: what is left is to look once more
        if os.path.lexists(target):
            raise AlreadyThere(name) from None
        temporary.replace(target)


def remove_unfinished(path: Path) -> None:
    """Remove what a writer that was killed left beside the file; only for whoever holds the file alone."""
    remove_unfinished_beside(followed(path))


def remove_unfinished_beside(target: Path) -> None:
    """Remove what a writer that was killed left there, without following a link."""
    with suppress(OSError):
        for beside in list(target.parent.iterdir()):
            if beside.name.startswith(beginning_of(target)) and beside.name.endswith(UNFINISHED):
                beside.unlink()


def beginning_of(target: Path) -> str:
    """Return how the names of unfinished files for this one begin: hidden, and beside it."""
    return f".{target.name}."


def followed(path: Path) -> Path:
    """Return the file that the path means, links followed."""
    try:
        target = path.resolve()
        if is_link(target):
            raise RuntimeError  # a link that leads to itself, from Python 3.13 on, as Python itself did before
    except (OSError, RuntimeError) as error:
        raise CannotWrite(str(path), "its links lead nowhere") from error
    return target


def mode_to_keep(target: Path) -> int | None:
    """Return the mode bits of the file to replace, or `None` when there is none."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def is_read_only(target: Path, mode: int) -> bool:
    """Return whether its owner marked the file read-only: replacing would work all the same, so we ask."""
    return not mode & stat.S_IWUSR or not os.access(target, os.W_OK)


def mode_of_new_files() -> int:
    """Return the mode that this user's new files get: the umask can only be read by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    if os.name == "nt":
        return
    # The new text is in place: a network folder that cannot be synced is no reason to report a failure.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reason_of(error: OSError) -> str:
    """Return why the system refused, in lower case as our messages are."""
    reason = error.strerror or type(error).__name__
    return reason[:1].lower() + reason[1:]


def advice_of(error: OSError) -> str:
    """Return what a person can do about it."""
    return ADVICE.get(error.errno or 0, OTHERWISE)
