"""The figures of one run, each beside its goal, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and what it ought to be."""

    goal: str
    """The goal's number: `P1`."""
    what: str
    value: float
    """A ratio to what was measured beside it, or milliseconds."""
    unit: Literal["x", "ms"] = "x"
    must: float | None = None
    """The most it may be; none where a peer is only shown."""
    aim: float | None = None
    beside: str = ""
    """What was measured, and what beside it."""

    @property
    def is_missed(self) -> bool:
        """Whether it is more than it may be."""
        return self.must is not None and self.value > self.must

    @property
    def verdict(self) -> str:
        """How it stands to its goal, in a word."""
        if self.must is None:
            return ""
        if self.is_missed:
            return "MISSED"
        return "aim" if self.aim is not None and self.value <= self.aim else "must"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A peer that could not be measured, and why."""

    goal: str
    what: str
    why: str


HEADINGS = ("", "what", "figure", "must", "aim", "reached", "measured ÷ beside it")


def table(found: Sequence[Figure | Skipped]) -> str:
    """Return the figures as a table, in the order of the goals."""
    rows = [HEADINGS, *(_row(each) for each in sorted(found, key=lambda each: each.goal))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def line(found: Figure | Skipped) -> str:
    """Return one figure as it is told while the others are still measured."""
    return "  ".join(cell for cell in _row(found) if cell)


def _row(found: Figure | Skipped) -> tuple[str, ...]:
    if isinstance(found, Skipped):
        return (found.goal, found.what, "", "", "", "skipped", found.why)
    return (
        found.goal,
        found.what,
        _number(found.value, found.unit),
        _number(found.must, found.unit),
        _number(found.aim, found.unit),
        found.verdict,
        found.beside,
    )


def _number(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:.2f} {unit}"


def seconds(value: float) -> str:
    """Return a time as a person says it."""
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def both(medians: tuple[float, float]) -> str:
    """Return two times, ours and the one beside it."""
    return f"{seconds(medians[0])} ÷ {seconds(medians[1])}"
