"""The list of mutants that survive `make mutants` is in order: each is a change of a line that stands there."""

from __future__ import annotations

import fnmatch
import tomllib

import pytest

from tests.house.repository import ROOT
from tests.mutants import LIST, Survivor, listed

MUTATED: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"][
    "only_mutate"
]


@pytest.mark.parametrize("survivor", listed(), ids=lambda survivor: f"{survivor.file}: {survivor.becomes}")
def test_a_listed_survivor_changes_a_line_that_stands_there(survivor: Survivor) -> None:
    """An entry goes when its line goes."""
    text = " ".join((ROOT / survivor.file).read_text(encoding="utf-8").split())

    assert any(fnmatch.fnmatch(survivor.file, pattern) for pattern in MUTATED)
    assert survivor.was in text
    assert survivor.becomes != survivor.was


def test_every_survivor_has_a_reason_and_stands_once() -> None:
    """A sentence says why no test can, or should, notice it."""
    entries = tomllib.loads(LIST.read_text(encoding="utf-8"))["survivor"]

    assert len(entries) == len(listed())
    assert [entry for entry in entries if not entry["reason"].strip().endswith(".")] == []


@pytest.mark.parametrize("pattern", MUTATED)
def test_what_is_mutated_exists(pattern: str) -> None:
    """A module that was renamed is not left out silently."""
    assert list(ROOT.glob(pattern))
