"""An app that is ended from outside saves what was answered, lets go of the file and is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.project import new_project
from cerwizard.sitting import Device
from tests.kills.victims import Victim, behind_another, in_a_terminal, the_program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals and signals of POSIX")
YES = b"1"
SHOWN = b" 1 of "
LEFT_AS_IT_WAS = b"\x1b[?1049l"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with nothing answered, and nothing of the person who runs this."""
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    path = tmp_path / "device.toml"
    new_project(path, "Probe")
    return path


def with_one_answer(run: Callable[[], object]) -> Victim:
    """Return the app in a terminal, where the first question is just answered."""
    victim = in_a_terminal(run)
    victim.hear(lambda said: b"saved" in said)
    victim.type(YES)
    victim.hear(lambda said: SHOWN in said)
    return victim


def has_an_answer_and_is_free(path: Path, knowledge: Knowledge) -> bool:
    """Return whether the one answer is there; raises `Locked` when the file is still held."""
    device = Device.opened(path, knowledge)
    device.close()
    return len(device.file.project.answers) == 1 and not list(path.parent.glob(".*.lock"))


def test_a_terminal_that_is_closed_takes_the_app_with_it(path: Path, knowledge: Knowledge) -> None:
    """As a window that is closed, or a connection that breaks."""
    victim = with_one_answer(the_program(str(path)))

    assert victim.take_its_terminal() == 128 + signal.SIGHUP
    assert has_an_answer_and_is_free(path, knowledge)


def test_a_terminal_that_goes_without_a_word_takes_the_app_with_it(path: Path, knowledge: Knowledge) -> None:
    """As when `make run` is all that a window does: the signal goes to make, which waits for the app."""
    victim = with_one_answer(behind_another(the_program(str(path))))

    assert victim.take_its_terminal() == 128 + signal.SIGHUP
    assert has_an_answer_and_is_free(path, knowledge)


def test_an_app_that_is_told_to_end_leaves_the_terminal_as_it_was(path: Path, knowledge: Knowledge) -> None:
    """And exits as a shell would say it of a process that the signal ended."""
    victim = with_one_answer(the_program(str(path)))

    assert victim.tell_to_end() == 128 + signal.SIGTERM
    assert LEFT_AS_IT_WAS in victim.said
    assert has_an_answer_and_is_free(path, knowledge)
