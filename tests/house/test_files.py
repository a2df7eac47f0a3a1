"""How files look: short, explained, and without a trace of the machine they were written on."""

from __future__ import annotations

import ast
import os
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.conftest import HOMES
from tests.house.repository import BENCH, PACKAGE, ROOT, files, short, trees

LONGEST = 300
"""Lines; a longer file holds two ideas."""


@pytest.mark.parametrize(
    "path",
    [path for folder in (PACKAGE, BENCH, ROOT / "tests") for path in files(".py", under=folder)],
    ids=short,
)
def test_a_python_file_is_short(path: Path) -> None:
    """One idea in a file, and the file no longer than a reader's patience."""
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST, f"{short(path)} has {lines} lines"


def test_every_module_says_what_it_is_for() -> None:
    """A module and a package open with a docstring."""
    silent = [short(path) for path, tree in trees() if not ast.get_docstring(tree)]

    assert silent == []


def test_no_module_is_a_drawer_for_everything() -> None:
    """Names like `utils` say nothing, so everything ends up there."""
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base"}

    found = [short(path) for path, _ in trees() if drawers & {path.stem, path.parent.name}]

    assert found == []


def test_nothing_is_left_half_done() -> None:
    """What is missing is an issue, not a mark in the code."""
    marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]

    found = [
        f"{short(path)}: {mark}"
        for path, _ in trees()
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    ]

    assert found == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    """No path of a home folder or checkout and no package index stands in a file."""
    home = f"{Path.home()}/"
    traces = [f"{ROOT}/", "index" + "-url", "extra" + "-index", *([home] if len(home) > 2 else [])]

    found = [
        f"{short(path)}: {trace}"
        for path in files()
        for trace in traces
        if trace in path.read_text(encoding="utf-8")
    ]

    assert found == []


def test_the_tests_have_a_home_of_their_own() -> None:
    """Nobody's list of files opened last names the files of a test."""
    for name in HOMES:
        assert Path(os.environ[name]).is_relative_to(gettempdir()), name
