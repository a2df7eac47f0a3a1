"""What goes wrong is said in a clear sentence, with the exit code that a script relies on, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest

from cerwizard.cli import main
from cerwizard.cli.commands import COMMANDS
from tests.cli.calls import MOOD_SCORE, project_file, ran
from tests.house.repository import ROOT

READING = ["classify", "explain", "plan", "gaps", "next"]


@pytest.mark.parametrize("command", [*READING, "write"])
def test_a_typo_in_a_hand_edited_file_is_named(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line and what was expected; nothing on stdout; exit code 3; the file is left as it is."""
    path = project_file(tmp_path, '\n[answers]\nsoftware = yes\nhuman_use = "true\n')
    before = path.read_bytes()

    result = ran(capsys, command, path)

    assert result.code == 3
    assert result.out == ""
    assert result.err.startswith(f"{path}:7: ")
    assert path.read_bytes() == before


def test_an_unknown_answer_is_reported_with_the_nearest_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt key is kept, the report still comes, and the name that was meant is suggested."""
    path = project_file(tmp_path, "\n[answers]\nsoftwear = true\n")

    result = ran(capsys, "classify", path)

    assert result.code == 0
    assert f"{path}:7: " in result.err
    assert "did you mean `software`?" in result.err


def test_a_value_that_does_not_exist_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer outside the choices cannot be understood, so no class is made from it."""
    path = project_file(tmp_path, '\n[answers]\ndriven_device_class = "IIc"\n')

    result = ran(capsys, "classify", path)

    assert result.code == 3
    assert f"{path}:7: " in result.err
    assert "IIc" in result.err
    assert result.out == ""


def test_a_file_of_a_later_version_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a later cerwizard wrote is not guessed at."""
    path = tmp_path / "device.toml"
    path.write_text("schema_version = 99\n", encoding="utf-8")

    result = ran(capsys, "gaps", path)

    assert result.code == 3
    assert "later cerwizard" in result.err


def test_a_folder_is_no_project_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says that it is a folder."""
    result = ran(capsys, "classify", tmp_path)

    assert result.code == 3
    assert "folder" in result.err


def test_a_file_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name is repeated, so that a slip of the hand is seen."""
    result = ran(capsys, "classify", tmp_path / "pacth.toml")

    assert result.code == 3
    assert "pacth.toml: there is no such file" in result.err


def test_new_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An existing file stays, whatever is in it."""
    path = tmp_path / "device.toml"
    path.write_text("mine", encoding="utf-8")

    result = ran(capsys, "new", path)

    assert result.code == 4
    assert path.read_text(encoding="utf-8") == "mine"


def test_new_writes_a_file_that_every_command_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A device begins with its name and no answers."""
    path = tmp_path / "patch.toml"

    made = ran(capsys, "new", path, "--name", "GlucoPatch")
    read = ran(capsys, "classify", path)

    assert (made.code, made.out) == (0, "")
    assert "cerwizard" in made.err
    assert read.out.startswith("GlucoPatch\n")
    assert read.err == ""


@pytest.mark.parametrize("name", ["", "   ", "\u00a0", "\u200b"])
def test_blanks_are_no_name_of_a_device(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is called after its file then, as without a name; blanks around one are no part of it."""
    ran(capsys, "new", tmp_path / "patch.toml", "--name", name)
    ran(capsys, "new", tmp_path / "other.toml", "--name", f" Gluco Patch{name}")

    assert ran(capsys, "classify", tmp_path / "patch.toml").out.startswith("patch\n")
    assert ran(capsys, "classify", tmp_path / "other.toml").out.startswith("Gluco Patch\n")
    refused = ran(capsys, "new", tmp_path, "--name", name)
    assert (refused.code, "name a file in it" in refused.err) == (2, True)


def test_new_in_a_folder_that_is_not_there_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No folder is made for a file whose path may be a slip."""
    result = ran(capsys, "new", tmp_path / "nowhere" / "patch.toml")

    assert result.code == 2
    assert "cannot be written" in result.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["clasify", "x.toml"], "did you mean `classify`?"),
        (["classify"], "FILE"),
        (["gaps", "a.toml", "--jsn"], "--jsn"),
        (["nonsense"], "no command and no file `nonsense`"),
        ([""], "no command and no file ``"),
        ([str(MOOD_SCORE), "--quik"], "`--quik` means nothing behind a FILE; only --quick does"),
        (
            [str(MOOD_SCORE), "check"],
            f"a command stands before the FILE: cerwizard check {quote(str(MOOD_SCORE))}",
        ),
    ],
)
def test_wrong_usage_is_explained(typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the word that was meant where there is one."""
    result = ran(capsys, *typed)

    assert result.code == 2
    assert said in result.err
    assert result.out == ""


def test_an_unknown_rule_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """`explain` names the rule that was meant."""
    result = ran(capsys, "explain", MOOD_SCORE, "Rule 11.")

    assert result.code == 2
    assert "did you mean `Rule 1" in result.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("eu_class", "that is a decision, and its rules are `Rule 2`, `Rule 3`"),
        ("EU_MDR", "that is a decision, and its rules are `Rule 2`"),
        ("eu mdr class", "that is a decision, and its rules are `Rule 2`"),
        ("SSCP", "that is a decision, and its rules are"),
        ("EU-A-02", "that is a requirement; how it stands and why: cerwizard gaps FILE --all"),
    ],
)
def test_what_is_no_rule_is_called_what_it_is(
    name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A decision by its id, its key in reports or its title, and a requirement by its id."""
    result = ran(capsys, "explain", MOOD_SCORE, name)

    assert result.code == 2
    assert f"there is no rule `{name}`: {said}" in " ".join(result.err.split())


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_help_shows_an_example_first(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks for help sees a line to type before anything else."""
    result = ran(capsys, command, "--help")

    assert result.code == 0
    assert result.out.split("\n\n")[1].startswith("examples:\n  cerwizard ")


def test_an_interrupted_run_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C is no error to be explained."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.print", interrupted)

    assert main(["rules"]) == 130


def test_a_closed_pipe_is_no_error() -> None:
    """`cerwizard questions | head` ends quietly."""
    script = f"'{sys.executable}' -m cerwizard questions | head -n 1"

    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)

    assert run.stdout.count("\n") == 1
    assert run.stderr == ""


def test_output_is_plain_text_in_a_pipe_and_with_no_colour_wanted() -> None:
    """No escape sequence reaches a file, and a terminal that knows only ASCII still gets its report."""
    settings = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "ascii"}

    run = subprocess.run(
        [sys.executable, "-m", "cerwizard", "explain", str(MOOD_SCORE)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=settings,
    )

    assert run.returncode == 0
    assert run.stdout.isascii()
    assert b"\x1b" not in run.stdout
    assert run.stderr == b""


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("write {device} -o {folder} gaps --format md", "write {device} gaps -o {folder} --format md"),
        ("check {device} --fail-on none nowhere.toml", "check {device} nowhere.toml --fail-on none"),
        ("explain {device} --json rule-11", "explain --json {device} rule-11"),
        ("whatif {device} --set sterile=yes --json", "whatif --json {device} --set sterile=yes"),
    ],
)
def test_options_may_stand_anywhere(
    typed: str, same: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As people type them, one after the other."""
    one, other = (
        ran(capsys, *(part.format(device=MOOD_SCORE, folder=tmp_path / "documents") for part in line.split()))
        for line in (typed, same)
    )

    assert one == other
    assert "usage:" not in one.err


def test_a_file_may_be_called_like_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    """Behind two dashes everything is a name."""
    assert ran(capsys, "classify", "--", "-x.toml").err == "-x.toml: there is no such file\n"


TOO_LONG = "x" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        (f"{TOO_LONG}.toml",),
        ("classify", TOO_LONG),
        ("lint", TOO_LONG),
        ("write", MOOD_SCORE, "-o", TOO_LONG),
        ("write", MOOD_SCORE, "--format", "md", "-o", TOO_LONG),
    ],
)
def test_a_name_that_the_system_does_not_take_is_explained(
    arguments: tuple[str | Path, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A sentence and an exit code of the list, whichever command meets it; nothing is left behind."""
    monkeypatch.chdir(tmp_path)

    result = ran(capsys, *arguments)

    assert result.code in (2, 3)
    assert TOO_LONG in result.err
    assert not list(tmp_path.iterdir())
