"""A change of what the screens look like is seen by whoever reviews it."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.golden import CLOCKS, FOLDER, KEPT, SIZES, path_of, still


@pytest.fixture(autouse=True)
def clocks_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is always the same minute."""
    for screen, name, clock in CLOCKS:
        monkeypatch.setattr(screen, name, clock)


@pytest.mark.parametrize("name", KEPT)
async def test_a_screen_looks_as_it_was_reviewed(name: str, tmp_path: Path) -> None:
    """Where it is meant to change, `make golden` makes the still anew, and the difference is read in review."""
    kept, now = path_of(name).read_text("utf-8"), await still(name, tmp_path)

    changed = difflib.unified_diff(kept.splitlines(), now.splitlines(), "reviewed", "now", lineterm="", n=0)
    lines = list(changed)[:20]
    assert not lines, "\n".join(["run `make golden` and read the difference, if this is meant:", *lines])


def test_stills_are_whole_and_none_is_kept_in_vain() -> None:
    """Every screen at every size, each as wide and as high as it may be."""
    assert sorted(FOLDER.iterdir()) == sorted(path_of(name) for name in KEPT)
    widest = max(width for width, _ in SIZES)
    for name in KEPT:
        lines = path_of(name).read_text("utf-8").splitlines()
        assert max(map(cell_len, lines)) <= widest
        # Each size has a line above it and one below, but for the last.
        assert len(lines) == sum(height + 2 for _, height in SIZES) - 1
