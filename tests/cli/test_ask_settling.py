"""Somebody else writes the file while questions are asked at plain prompts."""

from __future__ import annotations

import os
import signal
import tomllib
from collections.abc import Callable, Iterator
from errno import EIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Ran, project_file, ran

NOTE = "# somebody was here\n"


class Typed:
    """Lines that are typed one by one, with things that somebody else does between them."""

    def __init__(self, steps: tuple[str | Callable[[], object], ...]) -> None:
        self._steps: Iterator[str | Callable[[], object]] = iter(steps)

    def readline(self, *_: Any) -> str:
        for step in self._steps:
            if isinstance(step, str):
                return f"{step}\n"
            step()
        return ""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project file with nothing answered."""
    return project_file(tmp_path)


@pytest.fixture
def asked(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Type lines at the prompts, with what somebody else does between them, then close the input."""

    def ask(*steps: str | Callable[[], object]) -> Ran:
        monkeypatch.setattr("sys.stdin", Typed(steps))
        return ran(capsys, "ask", path)

    return ask


def change(path: Path) -> None:
    """Change the file as an editor or a checkout does."""
    path.write_text(path.read_text(encoding="utf-8").replace("Probe", "Probe 2") + NOTE, encoding="utf-8")


def answers(path: Path) -> Any:
    """Return the answers that are on disk."""
    return tomllib.loads(path.read_text(encoding="utf-8")).get("answers", {})


def test_a_change_outside_is_said_with_what_can_be_typed(path: Path, asked: Callable[..., Ran]) -> None:
    """Where the two differ is shown; the version chosen goes on, and the other stands beside it."""
    result = asked(lambda: change(path), "no", "/both", "/mine", "1", "/quit")

    assert "NOT SAVED" in result.err
    assert "changed outside" in result.err
    assert "/mine or /theirs says which goes on" in result.err
    for words in ("project name", "mine: Probe", "theirs: Probe 2", "answers software", "theirs: (nothing)"):
        assert words in result.out
    assert "Theirs is in device-theirs-1.toml." in result.out
    assert answers(path)["software"] is False
    assert NOTE in path.with_name("device-theirs-1.toml").read_text(encoding="utf-8")
    assert result.code == 0


def test_of_two_rows_with_one_number_both_are_compared(path: Path, asked: Callable[..., Ran]) -> None:
    """As after copying a row by hand: it was said that both versions say the same."""
    two = '[[claim]]\nid = "C1"\ntext = "One"\n[[claim]]\nid = "C1"\ntext = "Two"\n'
    path.write_text(path.read_text(encoding="utf-8") + two, encoding="utf-8")
    others = path.read_text(encoding="utf-8").replace("One", "Other")

    said = asked(lambda: path.write_text(others, encoding="utf-8"), "no", "/both", "/quit").out

    assert "claim C1 text" in said
    assert "theirs: Other" in said
    assert "claim C1 (2)" not in said


def test_theirs_goes_on_when_that_is_chosen(path: Path, asked: Callable[..., Ran]) -> None:
    """One's own answers stand beside it."""
    result = asked(lambda: change(path), "no", "/theirs", "/back", "yes", "/quit")

    assert result.code == 0
    assert answers(path) == {"software": True}
    assert NOTE in path.read_text(encoding="utf-8")
    assert answers(path.with_name("device-mine-1.toml")) == {"software": False}


def test_a_file_that_comes_back_is_saved(path: Path, asked: Callable[..., Ran]) -> None:
    """What was answered meanwhile is not lost."""
    away = path.with_name("away.toml")

    result = asked(lambda: path.rename(away), "no", lambda: away.rename(path), "/save", "/quit")

    assert "/save tries again once it is back" in result.err
    assert result.code == 0
    assert answers(path) == {"software": False}


def test_answers_that_cannot_be_saved_at_the_end_are_put_beside_the_file(
    path: Path, asked: Callable[..., Ran]
) -> None:
    """Nothing is dropped because nobody was left to ask; the exit code says that something is wrong."""
    result = asked(lambda: change(path), "no")

    assert result.code == 4
    assert "Your answers are in device-copy-1.toml." in result.err
    assert answers(path.with_name("device-copy-1.toml")) == {"software": False}


def test_without_a_conflict_there_is_nothing_to_settle(path: Path, asked: Callable[..., Ran]) -> None:
    """No copy is made of what is on disk."""
    result = asked("no", "/mine", "/theirs", "/quit")

    assert result.out.count("everything is saved") == 2
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_file_made_read_only_says_what_to_do(path: Path, asked: Callable[..., Ran]) -> None:
    """Saving again works once it may be written."""
    result = asked(lambda: path.chmod(0o444), "no", lambda: path.chmod(0o644), "/save", "/quit")

    assert "it is read-only: make it writable" in result.err
    assert result.code == 0
    assert answers(path) == {"software": False}


def test_an_interrupt_loses_no_answer_that_could_not_be_saved(path: Path, asked: Callable[..., Ran]) -> None:
    """Ctrl+C ends it as the end of the input does."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    result = asked(lambda: change(path), "no", interrupt)

    assert result.code == 4
    assert answers(path.with_name("device-copy-1.toml")) == {"software": False}
    assert not list(path.parent.glob(".*"))


def test_an_interrupt_with_everything_saved_ends_with_130(path: Path, asked: Callable[..., Ran]) -> None:
    """Nothing has to be said then."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    assert asked("no", interrupt).code == 130
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_it_loses_no_answer(name: str, path: Path, asked: Callable[..., Ran]) -> None:
    """The file of somebody else stays, the answers are beside it, once, and nothing holds the file."""
    number = signal.Signals[name]
    before = signal.signal(number, signal.SIG_IGN)

    try:
        result = asked(lambda: change(path), "no", lambda: signal.raise_signal(number), "yes")
        saved = asked("no", lambda: signal.raise_signal(number), "yes")
    finally:
        signal.signal(number, before)

    assert result.code == 4
    assert "Your answers are in device-copy-1.toml." in result.err
    assert saved.code == 128 + number
    assert answers(path) == answers(path.with_name("device-copy-1.toml")) == {"software": False}
    assert sorted(one.name for one in path.parent.iterdir()) == ["device-copy-1.toml", "device.toml"]


def test_a_terminal_that_is_gone_is_the_end_of_the_input(path: Path, asked: Callable[..., Ran]) -> None:
    """Some systems say so by an error."""

    def gone() -> None:
        raise OSError(EIO, "Input/output error")

    assert asked("no", gone).code == 0
    assert answers(path) == {"software": False}
