"""P4: the assessment alone."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bench.devices import assessed
from bench.figures import Figure
from bench.pairs import p95
from bench.setting import EXAMPLES, Setting
from cerwizard import assess, load_knowledge
from cerwizard.assessment import Knowledge
from cerwizard.project import Project

CALLS_A_PAIR = 20


def verdicts(setting: Setting) -> Iterator[Figure]:
    """P4: one whole `assess()` of each example; the slowest counts."""
    knowledge = load_knowledge()
    projects = {path.stem: assessed(path, knowledge).project for path in sorted(EXAMPLES.glob("*.toml"))}
    taken: dict[str, list[float]] = {name: [] for name in projects}
    for _ in range(setting.pairs * CALLS_A_PAIR):
        for name, project in projects.items():
            taken[name].append(seconds_to_assess(project, knowledge))
    found = {name: p95(seconds) * 1000 for name, seconds in taken.items()}
    for name, milliseconds in found.items():
        yield Figure("P4", f"assess() of {name}, p95", milliseconds, "ms", 3.0, 1.0)


def seconds_to_assess(project: Project, knowledge: Knowledge) -> float:
    """Return the seconds of one assessment, without those in which the machine did something else."""
    began = time.thread_time()
    assess(project, knowledge)
    return time.thread_time() - began
