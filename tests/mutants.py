"""Counts what `mutmut run` left in mutants/: the share that some test noticed, and the survivors nobody has explained.

Run as `python -m tests.mutants`, in the environment of `make mutants`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "mutants.toml"
WANTED = 0.9
"""The share of mutants that must be noticed."""
SURVIVED, NO_TEST, NOT_RUN = 0, 33, None


class Survivor(NamedTuple):
    """A change that no test notices."""

    file: str
    was: str
    becomes: str


def listed() -> dict[Survivor, str]:
    """Return the survivors that are listed, each with its reason."""
    entries = tomllib.loads(LIST.read_text(encoding="utf-8")).get("survivor", [])
    return {
        Survivor(entry["file"], _flat(entry["was"]), _flat(entry["becomes"])): entry["reason"]
        for entry in entries
    }


def outcomes() -> dict[str, tuple[str, int | None]]:
    """Return for each mutant the file it stands in and the exit code of its tests."""
    found = {}
    for path in sorted((ROOT / "mutants").rglob("*.py.meta")):
        file = path.relative_to(ROOT / "mutants").as_posix().removesuffix(".meta")
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            found[name] = file, code
    return found


def survivor(name: str, file: str) -> Survivor:
    """Return what a mutant changes."""
    shown = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.splitlines()
    lines = [line for line in shown if not line.startswith(("---", "+++"))]
    return Survivor(
        file,
        _flat(" ".join(line[1:] for line in lines if line.startswith("-"))),
        _flat(" ".join(line[1:] for line in lines if line.startswith("+"))),
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def main() -> int:
    """Print the share by file and each survivor that is not listed; 1 when either is not good enough."""
    found = outcomes()
    counted = {name: file for name, (file, code) in found.items() if code is not NOT_RUN}
    left = {name: file for name, file in counted.items() if found[name][1] in (SURVIVED, NO_TEST)}
    total, alive = Counter(counted.values()), Counter(left.values())
    for file, number in total.items():
        print(f"{file}: {number - alive[file]} of {number} noticed ({1 - alive[file] / number:.1%})")
    share = 1 - len(left) / len(counted) if counted else 0.0
    print(f"all: {len(counted) - len(left)} of {len(counted)} noticed ({share:.1%}), {WANTED:.0%} wanted")
    known = listed()
    unknown = {name: shown for name, file in left.items() if (shown := survivor(name, file)) not in known}
    for name, shown in unknown.items():
        print(f"\nnot listed in tests/mutants.toml: {name}\n- {shown.was}\n+ {shown.becomes}")
    return 1 if unknown or share < WANTED else 0


if __name__ == "__main__":
    sys.exit(main())
