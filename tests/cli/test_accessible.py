"""Whoever cannot use a screen that is drawn says so once, for every program, and gets plain prompts."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.calls import Ran, project_file, ran

OPENED = "the app was opened"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: Path
) -> Ran:
    """Call the program at a terminal that can draw; the app itself only says that it was opened."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdin", _Terminal("no\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    def run(*_: object, **__: object) -> int:
        sys.stdout.write(OPENED)
        return 0

    monkeypatch.setattr("cerwizard.tui.run", run)
    return ran(capsys, *arguments)


@pytest.mark.parametrize(("wanted", "prompts"), [("1", True), ("", False), (None, False)])
def test_accessible_asks_at_plain_prompts(
    wanted: str | None,
    prompts: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An empty value says nothing, as with `NO_COLOR`."""
    if wanted is None:
        monkeypatch.delenv("ACCESSIBLE", raising=False)
    else:
        monkeypatch.setenv("ACCESSIBLE", wanted)

    result = at_a_terminal(monkeypatch, capsys, project_file(tmp_path))

    assert ("Is the product software?" in result.out, OPENED in result.out) == (prompts, not prompts)


def test_accessible_without_a_file_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no start screen at plain prompts."""
    monkeypatch.setenv("ACCESSIBLE", "1")

    result = at_a_terminal(monkeypatch, capsys)

    assert result.code == 2
    assert "plain prompts need a file: cerwizard ask FILE" in result.err
