"""A file is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from cerwizard.errors import CannotWrite
from cerwizard.tables import atomic_write, read

OLD = 'name = "old"\n'
NEW = 'name = "new"\n'

WRITER = """
import sys
from pathlib import Path
from cerwizard.tables import atomic_write
turn = 0
while True:
    turn += 1
    print(turn, flush=True)
    atomic_write(Path(sys.argv[1]), f"turn = {turn}\\n" + "# filling\\n" * 20000 + f"again = {turn}\\n")
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the old text, alone in its folder."""
    path = tmp_path / "device.toml"
    path.write_text(OLD, encoding="utf-8")
    return path


def failing(error: BaseException) -> Callable[..., NoReturn]:
    """Return a function that only fails."""

    def fail(*_: Any, **__: Any) -> NoReturn:
        raise error

    return fail


def test_the_new_text_replaces_the_old(file: Path) -> None:
    """Nothing else is left in the folder."""
    atomic_write(file, "text = 'é'\n")

    assert file.read_bytes() == "text = 'é'\n".encode()
    assert list(file.parent.iterdir()) == [file]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    """A project file is not secret because it was written through a temporary one."""
    usual = tmp_path / "usual"
    usual.touch()

    atomic_write(tmp_path / "device.toml", NEW)

    assert (tmp_path / "device.toml").stat().st_mode == usual.stat().st_mode


def test_the_mode_stays(file: Path) -> None:
    """A file shared with a group is still shared afterwards."""
    file.chmod(0o660)

    atomic_write(file, NEW)

    assert file.stat().st_mode & 0o777 == 0o660


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    """The file behind it is written, on purpose."""
    link = tmp_path / "link.toml"
    link.symlink_to(file)

    atomic_write(link, NEW)

    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize(
    ("function", "error"),
    [
        ("os.fsync", OSError(errno.EIO, "Input/output error")),
        ("os.fdopen", OSError(errno.ENOSPC, "No space left on device")),
        ("tempfile.mkstemp", PermissionError(errno.EACCES, "Permission denied")),
        ("os.replace", OSError(errno.EXDEV, "Invalid cross-device link")),
        ("pathlib.Path.chmod", PermissionError(errno.EPERM, "Operation not permitted")),
    ],
)
def test_when_the_system_refuses_the_old_text_is_still_there(
    file: Path, monkeypatch: pytest.MonkeyPatch, function: str, error: OSError
) -> None:
    """A full disk costs an answer at most, never a file."""
    monkeypatch.setattr(function, failing(error))

    with pytest.raises(CannotWrite) as caught:
        atomic_write(file, NEW)

    assert caught.value.path == str(file)
    assert caught.value.reason == str(error.strerror)[0].lower() + str(error.strerror)[1:]
    monkeypatch.undo()
    assert file.read_text(encoding="utf-8") == OLD
    assert list(file.parent.iterdir()) == [file]


def test_an_interrupt_leaves_no_half_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C in the middle of writing is no accident."""
    monkeypatch.setattr("os.fsync", failing(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        atomic_write(file, NEW)

    assert file.read_text(encoding="utf-8") == OLD
    assert list(file.parent.iterdir()) == [file]


def test_a_disk_that_lies_is_noticed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is read back before it replaces anything."""
    original = os.fdopen
    monkeypatch.setattr("os.fdopen", lambda handle, _: Shortening(original(handle, "w+b")))

    with pytest.raises(CannotWrite) as caught:
        atomic_write(file, NEW)

    assert caught.value.path == str(file)
    assert caught.value.reason == "what was written does not read back the same"
    assert file.read_text(encoding="utf-8") == OLD


class Shortening:
    """A file that loses the last byte of what is written."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def __enter__(self) -> Shortening:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[:-1])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def test_a_folder_that_cannot_be_synced_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network folders refuse; the text is in place all the same."""
    original = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        original(handle)

    monkeypatch.setattr("os.fsync", fsync)

    atomic_write(file, NEW)

    assert file.read_text(encoding="utf-8") == NEW


def test_a_read_only_file_is_not_replaced(file: Path) -> None:
    """Replacing it would work, and would be against what its owner said."""
    file.chmod(0o440)

    with pytest.raises(CannotWrite, match="it is read-only"):
        atomic_write(file, NEW)

    assert file.read_text(encoding="utf-8") == OLD


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The reason of the system is passed on."""
    with pytest.raises(CannotWrite, match="no such file or directory"):
        atomic_write(tmp_path / "nowhere" / "device.toml", NEW)


def test_half_a_character_is_refused_before_anything_is_touched(file: Path) -> None:
    """A lone surrogate is no text; it can only come from a broken paste."""
    with pytest.raises(CannotWrite, match="half a character"):
        atomic_write(file, 'name = "\ud800"\n')

    assert file.read_text(encoding="utf-8") == OLD


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a word of POSIX")
def test_kill_9_at_any_moment_leaves_a_whole_file(file: Path) -> None:
    """Whoever opens the file after a crash finds one state or the next, never a mixture."""
    for turns in (2, 3, 7):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(turns):  # said just before each write: the kill falls into the last one
                writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)

        data = read(file).data
        assert data["turn"] == data["again"]
        file.write_text(OLD, encoding="utf-8")
