"""What is worked out in the background is not printed first: a sitting holds all that is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from tests.tui.driving import press, settle

DEVICE = '[answers]\npurpose = "diagnose"\ninvasive = true\nduration = "long"\n'


@pytest.mark.parametrize("keys", [("x",), ("w", "end", "right", "down", "right"), ("f5",), ("f6",)])
async def test_no_key_prints_what_is_known(
    write_project: Callable[[str], Path],
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
) -> None:
    """The library describes a worker by its arguments unless it is told otherwise: for seconds, before it begins."""
    printed: list[str] = []

    def noted(self: object) -> str:
        printed.append(type(self).__name__)
        return "what is known"

    monkeypatch.setattr(Knowledge, "__repr__", noted)
    app = CerwizardApp(write_project(DEVICE), knowledge)

    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", *keys)
        await app.workers.wait_for_complete()

    assert printed == []
