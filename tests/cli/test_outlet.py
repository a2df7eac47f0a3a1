"""Whoever reads what is printed may stop reading, or have no room for it: the exit code stays what was found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import MOOD_SCORE
from tests.house.repository import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `cw` is the program, and end with the exit code of the program."""
    script = f"set -o pipefail; cw() {{ '{sys.executable}' -m cerwizard \"$@\"; }}; {line}"
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check examples/ecg-patch.toml --due market", 1),
        ("check nowhere.toml", 3),
        ("questions", 0),
        ("--help", 0),
    ],
)
def test_a_reader_that_goes_away_changes_no_exit_code(line: str, code: int) -> None:
    """A gate that fails in front of `head` fails."""
    run = shell(f"cw {line} | true")

    assert run.returncode == code
    assert run.stderr == ""


def test_a_lint_that_nobody_reads_still_fails(tmp_path: Path) -> None:
    """As `check` does."""
    (tmp_path / "10-one.toml").write_text("x = [\n", encoding="utf-8")

    assert shell(f"cw lint '{tmp_path}' | true").returncode == 3


def test_a_closed_output_is_as_good_as_one_that_nobody_reads(tmp_path: Path) -> None:
    """What was to be done is done, and the exit code says so."""
    file = tmp_path / "device.toml"

    made = shell(f"cw new '{file}' >&-")
    read = shell(f"cw classify '{file}' >&- 2>&-")
    asked = shell(f"cw ask '{file}' <&-")

    assert [run.returncode for run in (made, read, asked)] == [0, 0, 0]
    assert "Traceback" not in made.stderr + read.stderr + asked.stderr
    assert file.is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_below_a_report_is_said_and_never_turns_a_gate_green(tmp_path: Path) -> None:
    """What a person is told beside the report can be lost without harm."""
    classified = shell(f"cw classify '{MOOD_SCORE}' > /dev/full")
    checked = shell("cw check nowhere.toml > /dev/full")
    made = shell(f"cw new '{tmp_path / 'device.toml'}' 2> /dev/full")

    assert classified.returncode == 2
    assert classified.stderr == (
        "What was found cannot be printed: no space left on device: make room on that disk\n"
    )
    assert checked.returncode == 3
    assert made.returncode == 0
