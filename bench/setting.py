"""How much is measured and where: the same code runs whole and, tiny, as a test."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.terminal import Terminal

TOP = Path(__file__).resolve().parents[1]
"""The top of the checkout."""
EXAMPLES = TOP / "examples"
ONE_LINE = (sys.executable, str(TOP / "bench" / "programs" / "one_line.py"))
"""The bare Textual app."""
CERWIZARD = (sys.executable, "-m", "cerwizard")


@dataclass(frozen=True, slots=True)
class Setting:
    """What one run of the bench is to do."""

    folder: Path
    """Where it may write; gone when the run ends."""
    pairs: int = 9
    keys: int = 24
    """Keys pressed in each run of an app."""
    times: int = 10
    """How many times as many questions and rules growth is measured with."""
    rounds: int = 40
    """Runs of an assessment alone for each pair of the other goals: those take minutes, and so one minute of it."""
    rows: int = 200
    """Evidence items of a big project; there are half as many claims."""
    peers: Path | None = None
    """Where the environments of the peers are made; none when peers are not measured."""

    def timed(self, command: Sequence[str]) -> float:
        """Return the seconds that a whole process takes; raises `CalledProcessError` when it fails."""
        began = time.perf_counter()
        subprocess.run(
            command, cwd=self.folder, env=environment(self.folder), check=True, capture_output=True
        )
        return time.perf_counter() - began

    def painted(self, command: Sequence[str], text: str) -> float:
        """Return the seconds from starting an app until it has painted a text."""
        with Terminal(command, self.folder, environment(self.folder)) as terminal:
            return terminal.seconds_until(text)

    def pressed(self, command: Sequence[str], text: str) -> list[float]:
        """Return the seconds for each of many keys, `1` and `2` in turn, in an app that has painted a text."""
        with Terminal(command, self.folder, environment(self.folder)) as terminal:
            terminal.seconds_until(text)
            terminal.settle()
            terminal.seconds_for("1")
            return [terminal.seconds_for("21"[at % 2]) for at in range(self.keys)]


def environment(home: Path) -> Mapping[str, str]:
    """Return the environment of every measured program; settings and files opened last are kept in this folder.

    Warm means that Python has its bytecode, also where the shell of the bench tells it to write none.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(home))
    return {**kept, **own, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(TOP)}
