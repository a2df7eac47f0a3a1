"""An error nobody foresaw ends the app at once, with the answers on disk and nothing of them on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp

TYPED = "a secret of the maker"


class FailingError(Exception):
    """What nobody foresaw."""


def break_down(app: CerwizardApp, typed: str) -> None:
    """Fail while an answer is at hand."""
    raise FailingError(f"nobody foresaw this, {len(typed)} {app.title}")


async def answered_and_broken(app: CerwizardApp) -> None:
    """Let the app fail before an answer is on disk."""
    async with app.run_test() as pilot:
        assert app.device is not None
        app.device.wanted = app.device.wanted.with_answer("later", TYPED)
        app.call_later(break_down, app, TYPED)
        await pilot.pause()


async def test_an_unforeseen_error_leaves_the_answers_on_disk_and_out_of_its_report(
    path: Path, knowledge: Knowledge, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report is short, names where it happened, and does not go through all that is known."""
    app = CerwizardApp(path, knowledge)
    with pytest.raises(FailingError):
        await answered_and_broken(app)

    app._print_error_renderables()
    said = capsys.readouterr().err
    assert "break_down" in said
    assert "FailingError" in said
    assert "what its makers need" in " ".join(said.split())
    assert TYPED not in said
    assert "locals" not in said
    assert TYPED in path.read_text(encoding="utf-8")
