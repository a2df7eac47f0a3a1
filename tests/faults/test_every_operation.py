"""Whatever fails while a file is written, and whenever: the old text or the new is there, whole."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cerwizard.errors import CannotWrite
from cerwizard.project import read_project, save
from cerwizard.tables import atomic_write
from tests.faults.machine import Died, Machine
from tests.project.devices import FULL, QUESTIONNAIRE

ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EXDEV, errno.ESTALE]
"""A full disk, a broken one, one that refuses, and what network drives say."""


def write_text(path: Path) -> None:
    """Replace a text, as everything that is saved is."""
    atomic_write(path, FULL.replace("implantable = false", "implantable = true"))


def save_answer(path: Path) -> None:
    """Save one answer into a project file."""
    file = read_project(path, QUESTIONNAIRE)
    save(file, file.project.with_answer("implantable", True))


WRITERS = [write_text, save_answer]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project file, alone in its folder."""
    path = tmp_path / "device.toml"
    path.write_text(FULL, encoding="utf-8")
    return path


def operations(write: Callable[[Path], None], path: Path) -> Iterator[int]:
    """Give the number of each operation of a writer, with the old text in place for each."""
    with Machine().running() as machine:
        write(path)
    for number in range(1, len(machine.done) + 1):
        path.write_text(FULL, encoding="utf-8")
        yield number


def attempt(write: Callable[[Path], None], path: Path, machine: Machine) -> CannotWrite | None:
    """Write on a machine with a trouble, and return what is said about it."""
    try:
        with machine.running():
            write(path)
    except CannotWrite as error:
        return error
    return None


def is_whole(path: Path) -> bool:
    """Return whether the file says what it said before, or all that was to be written."""
    text = path.read_text(encoding="utf-8")
    return text in (FULL, FULL.replace("implantable = false", "implantable = true"))


@pytest.mark.parametrize("write", WRITERS)
def test_the_writers_do_all_that_was_promised_in_order(write: Callable[[Path], None], path: Path) -> None:
    """A temporary file in the same folder, flush, sync, read back, replace, sync of the folder."""
    with Machine().running() as machine:
        write(path)

    promised = [
        "open",
        "write",
        "flush",
        "fsync",
        "seek",
        "read back",
        "chmod",
        "replace",
        "open",
        "fsync folder",
    ]
    done = iter(machine.done)
    assert all(name in done for name in promised), machine.done


@pytest.mark.parametrize("code", ERRORS, ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("write", WRITERS)
def test_one_operation_that_fails_costs_no_text(write: Callable[[Path], None], path: Path, code: int) -> None:
    """Nothing is left beside the file, the message names the reason, and the next attempt works."""
    for number in operations(write, path):
        refused = attempt(write, path, Machine(number, OSError(code, os.strerror(code))))

        if refused is not None:
            assert refused.reason == os.strerror(code)[0].lower() + os.strerror(code)[1:]
            assert refused.advice
            assert path.read_text(encoding="utf-8") == FULL, number
        assert is_whole(path), number
        assert list(path.parent.iterdir()) == [path], number
        write(path)
        assert path.read_text(encoding="utf-8") != FULL


@pytest.mark.parametrize("write", WRITERS)
def test_a_disk_that_goes_away_leaves_a_whole_file(write: Callable[[Path], None], path: Path) -> None:
    """From some operation on nothing works, not even tidying up."""
    for number in operations(write, path):
        trouble = OSError(errno.EIO, "Input/output error")

        refused = attempt(write, path, Machine(number, trouble, lasts=True))

        assert refused is None or refused.reason == "input/output error"
        assert is_whole(path), number


@pytest.mark.parametrize("write", WRITERS)
def test_a_process_that_dies_between_two_operations_leaves_a_whole_file(
    write: Callable[[Path], None], path: Path
) -> None:
    """As after a kill, nothing is tidied up; what is left beside the file disturbs no later writing."""
    for number in operations(write, path):
        with suppress(Died):
            attempt(write, path, Machine(number, Died(), lasts=True))
        assert is_whole(path), number
        write(path)
        assert path.read_text(encoding="utf-8") != FULL


def test_a_rename_that_is_reported_to_have_failed_and_did_not_is_no_foreign_change(path: Path) -> None:
    """Network drives lose the reply at times: saving again finds its own text and is content."""
    file = read_project(path, QUESTIONNAIRE)
    real = os.replace

    def replace(*given: Path) -> None:
        real(*given)
        raise OSError(errno.ETIMEDOUT, "Connection timed out")

    project = file.project.with_answer("implantable", True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(CannotWrite, match="timed out"):
            save(file, project)

    assert save(file, project).project.answers["implantable"] is True
    assert is_whole(path)


LIMITED = """
import resource, sys
from pathlib import Path
from cerwizard.errors import CannotWrite
from cerwizard.tables import atomic_write
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    atomic_write(Path(sys.argv[1]), "# filling\\n" * 1000)
except CannotWrite as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="the limit is a word of POSIX")
def test_a_file_that_the_system_cuts_short_costs_no_text(path: Path) -> None:
    """The system's own refusal in the middle of a text, not a pretended one."""
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=False
    )

    assert "cannot be written: file too large: see to the disk" in run.stdout, run.stderr
    assert path.read_text(encoding="utf-8") == FULL
    assert list(path.parent.iterdir()) == [path]
