"""What a person reads when the system refuses, and what a writer that was killed leaves."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from cerwizard.errors import CannotWrite
from cerwizard.tables import advice_of, atomic_write, reason_of, remove_unfinished, replace_bytes

ROOM = "make room on that disk"
LEAVE = "let yourself write to it and to its folder, or close it elsewhere"
BACK = "make its folder, or bring it back"
OTHERWISE = "see to the disk or the network drive"


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, ROOM),
        (errno.EDQUOT, ROOM),
        (errno.EACCES, LEAVE),
        (errno.EPERM, LEAVE),
        (errno.EROFS, LEAVE),
        (errno.ENOENT, BACK),
        (errno.ENOTDIR, BACK),
        (errno.ESTALE, BACK),
        (errno.EIO, OTHERWISE),
    ],
)
def test_each_refusal_says_what_to_do(number: int, advice: str) -> None:
    """By what the system said."""
    assert advice_of(OSError(number, "words")) == advice


def test_an_error_without_a_number_or_words_is_named_by_its_kind() -> None:
    """Rather than by nothing."""
    assert reason_of(TimeoutError()) == "timeoutError"
    assert reason_of(OSError(errno.EIO, "Input/output error")) == "input/output error"
    assert advice_of(TimeoutError()) == OTHERWISE


def test_what_a_killed_writer_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    """Only hidden files of this very file that were not finished."""
    file = tmp_path / "device.toml"
    names = (".device.toml.abc.tmp", ".device.toml.abc", ".other.toml.abc.tmp", "device.toml.tmp", "x.tmp")
    for name in ("device.toml", *names):
        (tmp_path / name).write_text("text", encoding="utf-8")

    remove_unfinished(file)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(("device.toml", *names[1:]))


def test_what_was_left_is_looked_for_beside_the_file_that_is_meant(tmp_path: Path) -> None:
    """A link leads to the folder in which the writer worked; a folder that is gone is no error."""
    (tmp_path / "real").mkdir()
    file = tmp_path / "real" / "device.toml"
    atomic_write(file, "a = 1\n")
    left = tmp_path / "real" / ".device.toml.abc.tmp"
    left.write_text("text", encoding="utf-8")
    link = tmp_path / "link.toml"
    link.symlink_to(file)

    remove_unfinished(link)
    remove_unfinished(tmp_path / "gone" / "device.toml")

    assert not left.exists()
    assert file.exists()


def test_the_last_look_can_still_stop_the_writing(tmp_path: Path) -> None:
    """All is ready by then, and the old text is still there."""
    file = tmp_path / "device.toml"
    file.write_text("old", encoding="utf-8")

    def refuse() -> None:
        [unfinished] = [path.name for path in tmp_path.iterdir() if path != file]
        assert unfinished.startswith(".device.toml.")
        assert unfinished.endswith(".tmp")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        atomic_write(file, "new", refuse)

    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]


def refusal(path: Path, text: str = "new") -> tuple[str, str, str]:
    """Return what is said when the text cannot be written there."""
    with pytest.raises(CannotWrite) as caught:
        atomic_write(path, text)
    return caught.value.path, caught.value.reason, caught.value.advice


def test_what_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    """The path as it was given, the reason, and what helps where something does."""
    file, locked, link = tmp_path / "device.toml", tmp_path / "locked.toml", tmp_path / "link.toml"
    locked.write_text("old", encoding="utf-8")
    locked.chmod(stat.S_IRUSR)
    link.symlink_to(link)

    assert refusal(file, "\ud800") == (str(file), "it would hold half a character", "")
    assert refusal(locked) == (
        str(locked),
        "it is read-only",
        "make it writable, or save a copy beside it",
    )
    assert refusal(link) == (str(link), "its links lead nowhere", "")
    assert refusal(tmp_path / "gone" / "device.toml") == (
        str(tmp_path / "gone" / "device.toml"),
        "no such file or directory",
        BACK,
    )


def test_a_file_is_named_as_the_person_named_it(tmp_path: Path) -> None:
    """Through whatever links it was found; where nobody named it otherwise, by its path."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    locked = tmp_path / "real" / "locked.toml"
    locked.write_text("old", encoding="utf-8")
    locked.chmod(stat.S_IRUSR)

    path, reason, _ = refusal(tmp_path / "link" / "locked.toml")
    with pytest.raises(CannotWrite) as caught:
        replace_bytes(locked, b"new")

    assert (path, reason) == (str(tmp_path / "link" / "locked.toml"), "it is read-only")
    assert caught.value.path == str(locked)


def test_bytes_take_the_place_of_what_stands_there_and_of_a_link(tmp_path: Path) -> None:
    """What the link led to stays as it is."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    link.symlink_to(file)

    replace_bytes(link, b"new")
    assert (link.read_bytes(), link.is_symlink(), file.read_bytes()) == (b"new", False, b"old")

    replace_bytes(file, b"newer")
    assert file.read_bytes() == b"newer"


def test_the_new_name_lasts_through_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is made to last, and then the folder that names it."""
    synced = []
    original = os.fsync

    def fsync(handle: int) -> None:
        synced.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "text")
        original(handle)

    monkeypatch.setattr("os.fsync", fsync)
    atomic_write(tmp_path / "device.toml", "new")

    assert synced == ["text", "folder"]
