"""Kills processes in the middle of an interview, and looks whether every answer said to be saved is there.

The test beside it runs it; for longer by hand: python -m tests.kills.driver --times 10 --seed 7
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import time
import tomllib
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import cerwizard.cli.ask as ask_command
from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.cli import main
from cerwizard.project import Project, new_project
from cerwizard.sitting import Device
from cerwizard.tui import CerwizardApp
from tests.faults.machine import Machine
from tests.kills.knowledge import QUESTIONS, TEXT, killing_knowledge
from tests.kills.victims import in_a_pipe, in_a_terminal, the_program

NOTE = "# written by hand\n"
SAVED = b"Saved."
ON_THE_TOP_LINE = re.compile(rb"(\d+) of \d+ that matter now  saved")
YES = b"1"
NEXT = b"\r"


class Place:
    """A folder with one project file, in which process after process is killed."""

    def __init__(self, folder: Path, knowledge: Knowledge, random: Random) -> None:
        folder.mkdir()
        self.path = folder / "device.toml"
        self.knowledge = knowledge
        self.random = random

    def begin(self) -> None:
        """Put a file with nothing answered here."""
        self.path.unlink(missing_ok=True)
        new_project(self.path, "Probe")
        with self.path.open("a", encoding="utf-8") as file:
            file.write(NOTE)

    def found(self) -> Project:
        """Open the file as the next run would, and return what it says."""
        device = Device.opened(self.path, self.knowledge)
        device.close()
        assert [path.name for path in self.path.parent.iterdir()] == [self.path.name]
        text = self.path.read_text(encoding="utf-8")
        assert NOTE in text
        answers = device.file.project.answers
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in answers.items()}
        assert plain == tomllib.loads(text)["answers"]
        return device.file.project

    def number(self) -> int:
        """Return the number of the text that is in the file, whole."""
        text = self.found().answers.get(TEXT, "")
        number = int(str(text).split(" ")[1]) if text else 0
        assert not text or text == text_of(number), f"half an answer: {text!r}"
        return number


def text_of(number: int) -> str:
    """Return the answer with this number: often long, so that a half of it would be noticed."""
    return f"Answer {number} begins.\n" + "Something in between.\n" * (number % 50) + f"Answer {number} ends."


def kill_ask(place: Place, times: int) -> None:
    """Kill `cerwizard ask` after some of the answers typed into it, or before the first."""
    place.begin()
    vars(ask_command)["load_knowledge"] = lambda: place.knowledge  # loaded once for all
    number = 0
    for _ in range(times):
        answers = place.random.randrange(9)
        typed = "".join(f"/back\n{text_of(number + more)}\n.\n" for more in range(1, 40))
        victim = in_a_pipe(
            lambda: main(["ask", str(place.path)]),
            (typed if number else typed.removeprefix("/back\n")).encode(),
            place.path.parent.parent,
        )
        victim.hear(partial(_has_saved, answers))
        victim.kill(place.random)
        found = place.number()
        assert found >= number + victim.said.count(SAVED), "an answer is lost"
        number = found


def kill_at_operations(place: Place, times: int) -> None:
    """Kill a writer just before an operation on files, every one in turn."""
    place.begin()
    for at in range(1, times + 1):
        number = place.number()
        victim = in_a_pipe(partial(_write_on, place, number, at), b"", place.path.parent.parent)
        victim.bury()
        found = place.number()
        said = victim.said.count(SAVED)
        assert number + said <= found <= number + said + 1, "an answer is lost"


def _write_on(place: Place, number: int, at: int) -> None:
    with Deadly(at).running():
        device = Device.opened(place.path, place.knowledge)
        while True:
            number += 1
            device.wanted = device.wanted.with_answer(TEXT, text_of(number))
            device.write()
            os.write(1, SAVED)


class Deadly(Machine):
    """A machine on which the process is killed at an operation."""

    def step(self, name: str) -> None:
        """Count an operation, or die of it."""
        super().step(name)
        if len(self.done) == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def kill_app(place: Place, times: int) -> None:
    """Kill the app in a terminal, with more keys waiting than it will come to."""
    for _ in range(times):
        place.begin()
        wanted = place.random.randrange(len(QUESTIONS) - 8)
        victim = in_a_terminal(lambda: CerwizardApp(place.path, place.knowledge).run())
        victim.hear(partial(_has_shown, 0))
        victim.type((YES + NEXT) * len(QUESTIONS))
        victim.hear(partial(_has_shown, wanted))
        victim.kill(place.random)
        answers = place.found().answers
        assert len(answers) >= _answers_shown(victim.said), "an answer is lost"
        assert answers == dict.fromkeys(QUESTIONS[: len(answers)], True)


def _has_saved(least: int, said: bytes) -> bool:
    return said.count(SAVED) >= least


def _has_shown(least: int, said: bytes) -> bool:
    return _answers_shown(said) >= least


def _answers_shown(said: bytes) -> int:
    """Return how many answers the app has shown together with the word that they are saved; -1 before it stands."""
    return max((int(number) for number in ON_THE_TOP_LINE.findall(said)), default=-1)


def kill_program(place: Place, times: int) -> None:
    """Kill the program as a shell starts it: the prompts in a pipe and the app in a terminal by turns."""
    place.knowledge = load_knowledge()
    for turn in range(times):
        place.begin()
        if turn % 2:
            run = the_program("ask", str(place.path))
            victim = in_a_pipe(run, b"no\n" + b"0\n" * 50, place.path.parent.parent)
            victim.hear(partial(_has_saved, 1))
        else:
            victim = in_a_terminal(the_program(str(place.path)))
            victim.hear(partial(_has_shown, 0))
            victim.type(YES)
            victim.hear(partial(_has_shown, 1))
        victim.kill(place.random)
        assert place.found().answers, "an answer is lost"


ROUNDS = {kill_ask: 170, kill_at_operations: 110, kill_app: 16, kill_program: 6}
"""How often each is done in CI."""


def run() -> None:
    """Do all rounds, and print how many processes were killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="so many times as many kills as in CI")
    parser.add_argument(
        "--seed", type=int, default=Random().randrange(10**9), help="to do the same once more"
    )
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    random = Random(arguments.seed)
    kills = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):  # nothing of the person who runs this
            os.environ[variable] = name
        os.environ["TERM"] = "xterm-256color"
        knowledge = killing_knowledge(folder / "knowledge")
        for kill, times in ROUNDS.items():
            began = time.perf_counter()
            kill(Place(folder / kill.__name__, knowledge, random), times * arguments.times)
            kills += times * arguments.times
            print(f"{kill.__name__}: {times} in {time.perf_counter() - began:.1f} s", flush=True)
    print(f"kills {kills}", flush=True)


if __name__ == "__main__":
    run()
