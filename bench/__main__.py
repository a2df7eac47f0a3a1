"""Runs the bench: prints the table and says by its exit code whether a goal was missed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.app import answers, big_projects, shell, start
from bench.documents import documents, long_tables
from bench.engine import verdicts
from bench.figures import Figure, Skipped, line, table
from bench.growth import growth
from bench.peers import peers
from bench.setting import Setting

Goal = Callable[[Setting], Iterable[Figure | Skipped]]
GOALS: dict[str, Goal] = {
    "P1": start,
    "P2": answers,
    "P3": big_projects,
    "P4": verdicts,
    "P5": documents,
    "P6": long_tables,
    "P7": shell,
    "P8": growth,
    "peers": peers,
}
SMOKE = {"pairs": 1, "keys": 1, "times": 2, "rounds": 1, "rows": 4}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the goals that are named, all when none is, and return 1 when one is missed."""
    reader = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    reader.add_argument(
        "goals", nargs="*", metavar="GOAL", help=f"one of {', '.join(GOALS)}; all when none is named"
    )
    reader.add_argument(
        "--smoke", action="store_true", help="see that it runs: one pair, tiny sizes, no verdict"
    )
    reader.add_argument("--peers", type=Path, help="the folder for the environments of the peers")
    given = reader.parse_args(argv)
    for name in given.goals:
        if name not in GOALS:
            reader.error(f"there is no goal {name}")
    found: list[Figure | Skipped] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        sizes = SMOKE if given.smoke else {}
        setting = Setting(Path(folder), peers=given.peers.absolute() if given.peers else None, **sizes)
        for name in given.goals or GOALS:
            print(f"{name} …", file=sys.stderr)
            for each in GOALS[name](setting):
                print(line(each), file=sys.stderr)  # a whole run takes a while, and may be broken off
                found.append(each)
    print(table(found))
    missed = [each for each in found if isinstance(each, Figure) and each.is_missed]
    return 1 if missed and not given.smoke else 0


if __name__ == "__main__":
    sys.exit(main())
