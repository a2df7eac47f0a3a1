"""One writer at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from errno import ENOENT
from pathlib import Path

import pytest

from cerwizard.errors import CannotWrite, Locked
from cerwizard.project import lock

HOLDER = """
import os, sys
from cerwizard.project import lock
with lock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
    os._exit(9)
"""


def test_a_second_holder_is_told_who_is_first(tmp_path: Path) -> None:
    """The message names the process, so that the other window can be found."""
    path = tmp_path / "device.toml"

    with lock(path), pytest.raises(Locked) as caught, lock(path):
        pass

    assert caught.value.path == str(path)
    assert f"process {os.getpid()} on " in caught.value.holder


def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    """The lock goes with its holder, even when something fails."""
    with pytest.raises(RuntimeError), lock(tmp_path / "device.toml"):
        raise RuntimeError

    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_killed_run_is_taken_over(tmp_path: Path) -> None:
    """A crash locks nobody out."""
    path = tmp_path / "device.toml"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Locked), lock(path):
        pass

    holder.communicate("die\n")

    with lock(path):
        assert list(tmp_path.iterdir()) == [tmp_path / ".device.toml.lock"]


def test_a_link_and_its_file_share_a_lock(tmp_path: Path) -> None:
    """Two names of one file are one file."""
    path, link = tmp_path / "device.toml", tmp_path / "link.toml"
    path.touch()
    link.symlink_to(path)

    with lock(path), pytest.raises(Locked), lock(link):
        pass


def test_a_folder_that_takes_no_lock_is_said_to_be_so(tmp_path: Path) -> None:
    """Where nothing can be written, a face may still open the file to read it."""
    path = tmp_path / "nowhere" / "device.toml"

    with pytest.raises(CannotWrite, match="no lock can be put beside it"), lock(path):
        pass


def test_the_message_says_whose_it_is_and_since_when(tmp_path: Path) -> None:
    """On a shared folder that tells whom to ask, and whether they may have forgotten it."""
    path = tmp_path / "device.toml"
    with lock(path):
        beside = tmp_path / ".device.toml.lock"
        os.utime(beside, (1_790_000_000, 1_790_000_000))
        with pytest.raises(Locked) as caught, lock(path):
            pass
        owner = beside.owner()

    since = datetime.fromtimestamp(1_790_000_000).astimezone()
    assert caught.value.holder.startswith(f"{owner} with process ")
    assert (
        f" since {since:%Y-%m-%d %H:%M}; should it be gone, delete .device.toml.lock" in caught.value.holder
    )


def test_a_lock_that_nobody_signed_is_taken_over(tmp_path: Path) -> None:
    """A run killed between making its lock and writing its name locks nobody out."""
    beside = tmp_path / ".device.toml.lock"
    beside.touch()

    with lock(tmp_path / "device.toml"):
        assert str(os.getpid()) in beside.read_text(encoding="utf-8")


def test_a_lock_of_another_machine_is_left_alone(tmp_path: Path) -> None:
    """Whether its holder still runs cannot be seen from here, so a person decides."""
    beside = tmp_path / ".device.toml.lock"
    beside.write_text("4711\nelsewhere\n", encoding="utf-8")

    with pytest.raises(Locked, match="process 4711 on elsewhere"), lock(tmp_path / "device.toml"):
        pass

    assert beside.exists()


def test_a_link_that_leads_to_itself_cannot_be_held(tmp_path: Path) -> None:
    """It is said in a sentence, as of any other file that nobody can write."""
    path = tmp_path / "device.toml"
    path.symlink_to(path)

    with pytest.raises(CannotWrite), lock(path):
        pass


def test_nothing_can_be_held_in_a_folder_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a branch is changed under an open terminal."""

    def gone() -> str:
        raise FileNotFoundError(ENOENT, "No such file or directory")

    monkeypatch.setattr(os, "getcwd", gone)

    with pytest.raises(CannotWrite), lock("device.toml"):
        pass
