"""The page for regulatory experts: its changes are made in a copy of the knowledge, its commands run there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from cerwizard.assessment import load_knowledge
from tests.assessment.test_devices import cases_of, possible_of
from tests.house.repository import PACKAGE, ROOT

PAGE = (ROOT / "docs" / "experts.md").read_text(encoding="utf-8")
CASES = "tests/cases/devices.toml"


@dataclass(frozen=True)
class Ran:
    """What a call of the program in the copy came to."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Copy:
    """A copy of questions, rules and program with every change of the page made, and its commands run."""

    folder: Path
    ran: dict[str, Ran]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Make the changes in the order of the page, then run its commands."""
    folder = tmp_path_factory.mktemp("copy")
    without_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, folder / "cerwizard", ignore=without_caches)
    shutil.copytree(ROOT / "questions", folder / "questions", ignore=without_caches)
    (folder / CASES).parent.mkdir(parents=True)
    shutil.copy(ROOT / CASES, folder / CASES)
    docx.Document().save(str(folder / "corporate.docx"))
    for language, text in re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE):
        if language in ("toml", "diff"):
            _change(folder, *text.split("\n", 1))
    return Copy(folder, {command: _run(folder, command) for command in _commands()})


def _change(folder: Path, said: str, text: str) -> None:
    """Make one change; its first line says which file, and how."""
    how, _, name = said.removeprefix("# ").rpartition(" ")
    path = folder / name
    match how:
        case "added to":
            path.write_text(path.read_text("utf-8").rstrip("\n") + "\n\n" + text, "utf-8")
        case "a new file:":
            assert not path.exists()
            path.write_text(text, "utf-8")
        case "stands in":
            assert text in path.read_text("utf-8")
        case "---":
            lines = text.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] in " -")
            new = "".join(line[1:] for line in lines if line[0] in " +")
            stood = path.read_text("utf-8")
            assert stood.count(old) == 1, f"{name} does not say (once): {old}"
            path.write_text(stood.replace(old, new), "utf-8")
        case _:
            raise AssertionError(f"the page says nothing of how to read: {said}")


def _commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    lines = [shlex.join(shlex.split(line, comments=True)) for block in blocks for line in block.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))


def _run(folder: Path, command: str) -> Ran:
    program, *arguments = shlex.split(command)
    assert program == "cerwizard"
    run = subprocess.run(
        [sys.executable, "-m", "cerwizard", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    return Ran(run.returncode, " ".join(run.stdout.split()), run.stderr)


@pytest.mark.parametrize("command", _commands())
def test_every_command_of_the_page_runs(copy: Copy, command: str) -> None:
    """After all its changes nothing is wrong with the knowledge, and every report can be made."""
    found = copy.ran[command]

    assert (found.code, "Traceback" in found.err) == (0, False), found.out + found.err


def test_the_new_rule_and_question_decide(copy: Copy) -> None:
    """The cases of the page come to what they say, and so do the cases that stood there."""
    knowledge = load_knowledge(copy.folder / "questions", copy.folder / "cerwizard" / "rulebook")
    cases = cases_of(copy.folder / CASES)

    assert len(cases) > len(cases_of())
    assert {case["says"]: possible_of(case, knowledge, copy.folder) for case in cases} == {
        case["says"]: case["comes_to"] for case in cases
    }


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("cerwizard rules", "Review of the plan (SOP-12, section 3 (custom))"),
        ("cerwizard explain night.toml 'Two readers'", "SOP-12, 3.2"),
        ("cerwizard plan night.toml", "HOUSE-01"),
        ("cerwizard plan night.toml", "Does an alarm wake the patient"),
        ("cerwizard plan night.toml", "Review of the plan: two readers"),
        ("cerwizard gaps night.toml --all", "HOUSE-01"),
        ("cerwizard gaps night.toml --all", "a device of ours"),
        ("cerwizard gaps night.toml --all", "a case report alone shows no rate"),
    ],
)
def test_what_was_added_is_shown(copy: Copy, command: str, words: str) -> None:
    """The page promises where each addition is seen."""
    assert words in copy.ran[command].out


def test_what_was_added_stands_in_the_plan(copy: Copy) -> None:
    """The requirement and the prompt are written into the document."""
    plans = list((copy.folder / "output").rglob("*CEP*.docx"))
    assert plans, list((copy.folder / "output").rglob("*"))

    words = "\n".join(node.text or "" for node in docx.Document(str(plans[0])).element.iter() if node.text)

    assert "HOUSE-01" in words
    assert "Does an alarm wake the patient" in words
