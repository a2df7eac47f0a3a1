"""What is said after a slip leads on: the name that was meant, or a command that can be typed as it stands."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from cerwizard.cli.commands import COMMANDS
from cerwizard.cli.grammar import parse
from tests.cli.calls import MOOD_SCORE, project_file, ran


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["patch"], "there is no command and no file `patch`; did you mean `patch.toml`?"),
        (
            ["nonsense"],
            "there is no command and no file `nonsense`; list the commands with: cerwizard --help",
        ),
        (["classify", "pacth.toml"], "pacth.toml: there is no such file; did you mean `patch.toml`?"),
        (["check", "pacth.toml"], "pacth.toml: there is no such file; did you mean `patch.toml`?"),
        (["classify", "wholly-different.toml"], "wholly-different.toml: there is no such file\n"),
        (
            ["write", "patch.toml", "-o", "/dev/null"],
            "/dev/null: this is no folder; name a folder to write into",
        ),
        (
            ["write", "patch.toml", "--template", "no.docx"],
            "no.docx: cannot be read: no such file or directory",
        ),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_what_may_be_meant(
    typed: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The nearest file beside it, or the command without the end of a file's name."""
    project_file(tmp_path, name="patch.toml")
    monkeypatch.chdir(tmp_path)

    result = ran(capsys, *typed)

    assert said in result.out + result.err
    assert result.code in (2, 3)


@pytest.mark.parametrize("name", ["my patch.toml", "plan", "-patch.toml", "it's.toml"])
def test_the_command_that_new_shows_opens_the_new_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where the shell, the options or the commands would take the name for something else."""
    monkeypatch.chdir(tmp_path)

    said = ran(capsys, "new", "--", name).err

    program, *typed = shlex.split(said.partition("with: ")[2])
    assert program == "cerwizard"
    assert parse(typed).file == Path(name)


def test_the_commands_on_the_first_page_of_gaps_can_be_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name with a space is quoted there."""
    device = tmp_path / "mood score.toml"
    device.write_text(MOOD_SCORE.read_text(encoding="utf-8"), encoding="utf-8")

    shown = " ".join(ran(capsys, "gaps", device).out.split())

    assert f"cerwizard gaps '{device}' --all" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["explain", ""], "there is no rule ``"),
        (["gaps", "--section", ""], "no requirement is shown in ``; there are: CEP, CER"),
    ],
)
def test_an_empty_word_asks_for_nothing_and_is_not_passed_over(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a script gives it whose variable is empty: the whole report would look like the answer."""
    result = ran(capsys, typed[0], MOOD_SCORE, *typed[1:])

    assert (result.code, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["explain", "software"], "that is a question; its words and its clause: cerwizard questions"),
        (["explain", "mdr_applies"], "that is a fact, which follows from `qualification`"),
        (
            ["whatif", "--set", "mdr_applies=yes"],
            "`mdr_applies` follows from `qualification` and cannot be set",
        ),
        (["whatif", "--set", "eu_class=I"], "cannot be set; from which: cerwizard explain FILE"),
    ],
)
def test_a_name_that_means_something_else_here_is_called_what_it_is(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question or a derived fact in place of a rule or an answer, and where to look instead."""
    result = ran(capsys, typed[0], MOOD_SCORE, *typed[1:])

    assert result.code == 2
    assert said in result.err


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_the_usage_names_first_what_has_to_be_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Behind an option that takes several words, FILE would be one more of them."""
    usage = " ".join(ran(capsys, command, "--help").out.partition("\n\n")[0].split())

    assert usage.startswith(f"usage: cerwizard {command} ")
    needed, _, options = usage.partition(" [-")
    assert "FILE" not in options.replace("--template FILE", "")
    assert needed.count("[-") == 0


def test_in_a_folder_a_new_file_is_called_after_the_device(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in the app; without a name of the device it is said what to name."""
    made = ran(capsys, "new", tmp_path, "--name", "Mood Score 2")
    again = ran(capsys, "new", tmp_path, "--name", "Mood Score 2")
    unnamed = ran(capsys, "new", tmp_path)

    file = tmp_path / "mood-score-2.toml"
    assert made.err == f"{file} is written; answer its questions with: cerwizard {file}\n"
    assert ran(capsys, "classify", file).out.startswith("Mood Score 2\n")
    assert again.code == 4
    assert (unnamed.code, unnamed.err) == (
        2,
        f"{tmp_path}: this is a folder; name a file in it, or the device with --name\n",
    )
    assert list(tmp_path.iterdir()) == [file]
