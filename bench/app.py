"""P1 to P3 and P7: the app and the shell, each as the process a user starts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from bench.devices import (
    CLAIMS,
    ITEMS,
    Tables,
    beginning,
    questions_to_answer,
    tables_of,
    whole,
    with_rows,
    without,
    written,
)
from bench.figures import Figure, both
from bench.pairs import Measure, interleaved
from bench.setting import CERWIZARD, ONE_LINE, Setting

THE_LINE = "The one line"
"""What the bare app paints."""


def start(setting: Setting) -> Iterator[Figure]:
    """P1: from starting the process to the first question painted."""
    question = questions_to_answer(whole(), 1)[0]
    path = written(without(tables_of(whole()), question), setting.folder / "start.toml")
    found = interleaved(
        lambda: [setting.painted((*CERWIZARD, str(path)), beginning(question))],
        lambda: [setting.painted(ONE_LINE, THE_LINE)],
        setting.pairs,
    )
    yield Figure("P1", "start to the first question", found.ratio, "x", 2.0, 1.4, both(found.medians))


def answers(setting: Setting) -> Iterator[Figure]:
    """P2: from an answer key to the last byte out."""
    found = interleaved(
        answering(setting, tables_of(whole()), "answers"),
        lambda: setting.pressed(ONE_LINE, THE_LINE),
        setting.pairs,
    )
    yield Figure("P2", "answer key, p95", found.ratio_of_p95, "x", 6.0, 3.5, both(found.medians))


def big_projects(setting: Setting) -> Iterator[Figure]:
    """P3: the same with many rows in the tables, beside none."""
    tables = tables_of(whole())
    none = {**tables, CLAIMS: [], ITEMS: []}
    found = interleaved(
        answering(setting, with_rows(tables, setting.rows), "many"),
        answering(setting, none, "none"),
        setting.pairs,
    )
    what = f"answer key with {setting.rows} items of evidence, p95"
    yield Figure("P3", what, found.ratio_of_p95, "x", 1.5, 1.2, both(found.medians))


def shell(setting: Setting) -> Iterator[Figure]:
    """P7: what a shell user never waits for."""
    for option in ("--help", "--version"):
        found = interleaved(
            lambda option=option: [setting.timed((*CERWIZARD, option))],  # type: ignore[misc]
            lambda: [setting.timed((sys.executable, "-c", "pass"))],
            setting.pairs,
        )
        yield Figure("P7", f"cerwizard {option}", found.ratio, "x", 3.0, 2.2, both(found.medians))


def answering(
    setting: Setting,
    tables: Tables,
    name: str,
    command: Callable[[Path], tuple[str, ...]] = lambda path: (*CERWIZARD, str(path)),
) -> Measure:
    """Return what opens a project and answers a question of it, another one each time."""
    questions = cycle(questions_to_answer(whole(), setting.pairs))

    def measure() -> list[float]:
        question = next(questions)
        path = written(without(tables, question), setting.folder / f"{name}.toml")
        return setting.pressed(command(path), beginning(question))

    return measure
