"""P4: the assessment alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, cycle
from typing import Literal, TypeAlias

from bench.devices import assessed
from bench.figures import Figure
from bench.pairs import Pairs
from bench.setting import EXAMPLES, Setting
from cerwizard import assess, load_knowledge
from cerwizard.assessment import Knowledge
from cerwizard.project import Project

CALLS_A_RUN = 20
NODES = 677
"""How many nodes of three-valued logic are weighed beside each assessment: they tell the pace of the machine.

The goals were set where so many took 0.2 ms.
"""

_Truth: TypeAlias = Literal["holds", "fails", "open"]
_Node: TypeAlias = Callable[[Mapping[str, str]], _Truth]


def verdicts(setting: Setting) -> Iterator[Figure]:
    """P4: one whole `assess()` of each example; the slowest counts."""
    knowledge = load_knowledge()
    projects = {path.stem: assessed(path, knowledge).project for path in sorted(EXAMPLES.glob("*.toml"))}
    nodes, facts = tree(NODES), {f"fact {number}": "yes" for number in range(NODES // 2)}
    runs: dict[str, list[tuple[tuple[float, ...], tuple[float, ...]]]] = {name: [] for name in projects}
    for _ in range(setting.pairs * setting.rounds):  # all in turn: a slow second is one for each
        for name, project in projects.items():
            ours = _many(lambda project=project: assess(project, knowledge))  # type: ignore[misc]
            runs[name].append((ours, _many(lambda: nodes(facts))))
    for name, pairs in runs.items():
        found = Pairs(tuple(ours for ours, _ in pairs), tuple(beside for _, beside in pairs))
        milliseconds, pace = (seconds * 1000 for seconds in found.p95s)
        said = f"{milliseconds / pace:.1f} x {NODES} three-valued nodes as closures ({pace:.2f} ms)"
        yield Figure("P4", f"assess() of {name}, p95", milliseconds, "ms", 3.0, 1.0, said)


def _many(do: Callable[[], object]) -> tuple[float, ...]:
    return tuple(_seconds(do) for _ in range(CALLS_A_RUN))


def seconds_to_assess(project: Project, knowledge: Knowledge) -> float:
    """Return the seconds of one assessment, without those in which the machine did something else."""
    return _seconds(lambda: assess(project, knowledge))


def _seconds(do: Callable[[], object]) -> float:
    began = time.thread_time()
    do()
    return time.thread_time() - began


def tree(size: int) -> _Node:
    """Return so many nodes as closures: each asks for one fact, or whether all or some of two others hold."""
    names = (f"fact {number}" for number in count())
    together = cycle((_every, _some))
    found = [_leaf(next(names)) for _ in range(size // 2 + 1)]
    while len(found) > 1:
        found.append(next(together)((found.pop(0), found.pop(0))))
    return found[0]


def _leaf(name: str) -> _Node:
    wanted = frozenset(("yes",))

    def weigh(facts: Mapping[str, str]) -> _Truth:
        value = facts.get(name)
        return "open" if value is None else "holds" if value in wanted else "fails"

    return weigh


def _every(parts: Sequence[_Node]) -> _Node:
    def weigh(facts: Mapping[str, str]) -> _Truth:
        found = [part(facts) for part in parts]
        return "fails" if "fails" in found else "open" if "open" in found else "holds"

    return weigh


def _some(parts: Sequence[_Node]) -> _Node:
    def weigh(facts: Mapping[str, str]) -> _Truth:
        found = [part(facts) for part in parts]
        return "holds" if "holds" in found else "open" if "open" in found else "fails"

    return weigh
