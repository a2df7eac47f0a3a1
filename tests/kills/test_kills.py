"""A process that is killed while it saves has lost nothing that it said was saved."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.house.repository import ROOT

LEAST = 300


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a word of POSIX")
def test_every_answer_said_to_be_saved_survives_a_kill_at_any_moment() -> None:
    """In the app in a terminal, at the prompts, at each operation of the writer; the seed is printed."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.kills.driver"], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert int(run.stdout.split()[-1]) >= LEAST
