"""Two things measured in turn, A B A B, so that the machine's drift falls on both."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

Measure: TypeAlias = Callable[[], Sequence[float]]
"""Does the thing once, and returns the seconds: one figure, or one for each key pressed."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What both took, pair by pair."""

    ours: tuple[tuple[float, ...], ...]
    beside: tuple[tuple[float, ...], ...]

    @property
    def ratio(self) -> float:
        """The median over the pairs of ours to the other."""
        return median(median(a) / median(b) for a, b in zip(self.ours, self.beside, strict=True))

    @property
    def ratio_of_p95(self) -> float:
        """The 95th percentile of all of ours to that of all others."""
        return self.p95 / p95([each for run in self.beside for each in run])

    @property
    def p95s(self) -> tuple[float, float]:
        """The median over the pairs of the 95th percentile of ours, and that of the other, in seconds."""
        return median(map(p95, self.ours)), median(map(p95, self.beside))

    @property
    def p95(self) -> float:
        """The 95th percentile of all of ours, in seconds."""
        return p95([each for run in self.ours for each in run])

    @property
    def medians(self) -> tuple[float, float]:
        """The median of ours and of the other, in seconds."""
        return median(each for run in self.ours for each in run), median(
            each for run in self.beside for each in run
        )


def interleaved(ours: Measure, beside: Measure, pairs: int) -> Pairs:
    """Return what both took; where it is about time, one run of each goes before and only warms the files."""
    if pairs > 1:
        ours()
        beside()
    found = [(tuple(ours()), tuple(beside())) for _ in range(pairs)]
    return Pairs(tuple(a for a, _ in found), tuple(b for _, b in found))


def p95(seconds: Sequence[float]) -> float:
    """Return the least that 95 of 100 do not exceed."""
    return sorted(seconds)[max(0, math.ceil(0.95 * len(seconds)) - 1)]
