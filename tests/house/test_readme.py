"""The manual is tested: what the README shows can be typed, and what can be typed is shown."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from cerwizard.cli import main
from cerwizard.cli.commands import COMMANDS, Command
from cerwizard.cli.grammar import parse
from tests.cli.calls import MOOD_SCORE
from tests.house.repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def _typed() -> list[list[str]]:
    """Return what stands in the README's shell blocks, as the shell would split it."""
    lines = [line for block in _blocks("sh") for line in block.splitlines()]
    return [words for words in (shlex.split(line, comments=True) for line in lines) if words]


def _lines(program: str) -> list[list[str]]:
    """Return the calls of a program, without its name."""
    return [words[1:] for words in _typed() if words[0] == program]


def test_every_command_is_in_the_readme() -> None:
    """A command that nobody can find does not exist."""
    missing = [command.name for command in COMMANDS if f"`cerwizard {command.name}" not in README]

    assert missing == []


def test_every_call_in_the_readme_can_be_typed() -> None:
    """No example has a command or an option that the program does not know."""
    calls = _lines("cerwizard")

    assert calls
    for call in calls:
        parse(call)


def test_the_readme_runs_from_top_to_bottom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever types the examples one after another in an empty folder meets no error."""
    monkeypatch.chdir(tmp_path)
    commands = {command.name for command in COMMANDS}

    codes = {}
    for program, *call in _typed():
        if program == "cp":
            shutil.copy(*call)
        elif program == "cerwizard" and call and call[0] in commands:
            codes[shlex.join(call)] = main(call)

    assert {call: code for call, code in codes.items() if code} == {}
    assert "Traceback" not in capsys.readouterr().err


def test_the_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes to an assessment that has what the README names."""
    monkeypatch.chdir(tmp_path)
    main(["new", "mood.toml", "--name", "Mood Score"])
    names: dict[str, object] = {}

    for block in _blocks("python"):
        exec(block, names)  # that it runs is what is tested

    assert all(hasattr(names["assessment"], name) for name in ("verdicts", "gaps", "findings"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_example_in_the_help_can_be_typed(command: Command) -> None:
    """The examples that stand first in each help text are real."""
    for example in command.examples:
        parse(shlex.split(example)[1:])


def test_every_make_target_in_the_readme_exists() -> None:
    """`make` answers to every target that the README names."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    targets = {words[0] for words in _lines("make")} | set(re.findall(r"`make (\w+)", README))

    assert {"run", "test", "demo"} <= targets
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("typed", "opened"),
    [([], ""), (["FILE=mood.toml"], '"mood.toml"'), (["FILE=my mood.toml"], '"my mood.toml"')],
)
def test_make_run_opens_the_file_that_is_named(typed: list[str], opened: str) -> None:
    """With a space in its name too; without a name the start screen."""
    command = ["make", "--dry-run", "--no-print-directory", "run", *typed]

    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)

    assert done.stdout.splitlines()[-1].strip() == f".venv/bin/cerwizard {opened}".strip()


def test_the_two_commands_stand_on_the_first_screen() -> None:
    """Setting up and opening the app are found without scrolling."""
    first_screen = "\n".join(README.splitlines()[:24])

    assert "make run" in first_screen
    assert "make test" in first_screen


def test_the_report_on_the_first_screen_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line by line, but for what the dots leave out."""
    monkeypatch.chdir(tmp_path)
    device = MOOD_SCORE.read_text(encoding="utf-8").replace('"mood-score"', '"Mood Score"')
    (tmp_path / "mood.toml").write_text(device, encoding="utf-8")
    shown = _shown("$ cerwizard classify mood.toml")

    assert main(["classify", "mood.toml"]) == 0
    printed = iter(capsys.readouterr().out.splitlines())

    assert [line for line in shown if line != "..." and line not in printed] == []


def test_the_findings_shown_are_what_the_gate_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """But for the numbers, and for the end of a line that is too long for the page."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "devices").mkdir()
    text = MOOD_SCORE.read_text(encoding="utf-8").replace('"scoping"', '"plan"')
    device = f'{text}\n[[claim]]\nid = "C1"\ntext = "Finds depression."\nkind = "clinical_benefit"\n'
    (tmp_path / "devices" / "mood.toml").write_text(device, encoding="utf-8")
    shown = " ".join(_shown("$ cerwizard check devices/*.toml"))

    assert main(["check", "devices/mood.toml"]) == 1
    printed = _without_numbers(capsys.readouterr().out)

    finding, summary = shown.rsplit("devices/mood.toml:", 1)
    assert _without_numbers(finding).strip() in printed
    for part in _without_numbers(summary).partition(" (")[0].split("; "):
        assert part.strip() in printed


def _shown(call: str) -> list[str]:
    """Return the lines that the README shows below a call."""
    [block] = [block for block in _blocks("text") if block.startswith(f"{call}\n")]
    return block.splitlines()[1:]


def _without_numbers(text: str) -> str:
    return re.sub(r"(?<=:)\d+(?=:)|\b\d+(?= (major|that may apply))", "N", text)


def test_every_project_file_in_the_readme_is_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The format is shown with files that the program reads without a complaint."""
    shown = _blocks("toml")

    assert shown
    for number, text in enumerate(shown):
        path = tmp_path / f"shown-{number}.toml"
        path.write_text(text, encoding="utf-8")
        assert tomllib.loads(text)
        assert main(["classify", str(path)]) == 0
        assert capsys.readouterr().err == ""
