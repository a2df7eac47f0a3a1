"""What is imported, what is shown, and what a shell user never waits for."""

from __future__ import annotations

import ast
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.repository import ROOT, packages, trees

DISTRIBUTION = {
    "aiohttp_jinja2": "aiohttp-jinja2",
    "docx": "python-docx",
    "textual_serve": "textual-serve",
    "tomli_w": "tomli-w",
}
"""Names on the package index that differ from the name imported."""
WITH_TEXTUAL = {"rich", "platformdirs", "pygments", "typing_extensions"}
"""What Textual itself may bring."""
FIRST_SCREENS = {
    "answering",
    "choosing",
    "interview",
    "leading",
    "leaving",
    "row_editing",
    "settling",
    "sitting_screen",
    "start",
    "table_screen",
    "uses",
    "walking",
}
"""What the main screen is made of, and the screen before it."""


@pytest.mark.parametrize("name", packages())
def test_a_package_shows_its_public_names_once(name: str) -> None:
    """`__all__` is complete, and every name in it exists."""
    module = importlib.import_module(name)
    declared = list(getattr(module, "__all__", []))
    imported = [found for found in _imported_names(name) if not found.startswith("_")]

    assert set(imported) <= set(declared), "imported but not shown"
    assert [found for found in declared if not hasattr(module, found)] == []


def test_every_import_is_declared_and_every_dependency_is_earned() -> None:
    """pyproject.toml lists what the package imports, and nothing else."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    lines = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    declared = {re.split(r"[<>=~!\[ ]", line)[0] for line in lines}

    imported = {
        DISTRIBUTION.get(top, top)
        for _, tree in trees()
        for top in _top_names(tree)
        if top not in sys.stdlib_module_names and top != "cerwizard"
    }

    assert imported == declared


def test_no_class_of_the_package_is_a_standard_dataclass() -> None:
    """The standard decorator compiles six methods for each class while the app starts; a `Struct` compiles none."""
    found = [
        path.name
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if "dataclass" in [alias.name for alias in node.names]
    ]

    assert found == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["lint", "--help"]], ids=" ".join)
def test_a_quick_command_loads_nothing_heavy(arguments: list[str]) -> None:
    """The shell stays quick: help and version load no terminal app, no Word, no models."""
    heavy = {"textual", "rich", "docx", "lxml", "pydantic", "asyncio", "tomllib"}

    loaded = _modules_after(f"from cerwizard.cli import main; main({arguments!r})")

    assert loaded & heavy == set()


def test_a_report_never_loads_the_app() -> None:
    """`classify` reads, assesses and prints; neither Textual nor Word comes with it."""
    example = next((ROOT / "examples").glob("*.toml"))

    loaded = _modules_after(f"from cerwizard.cli import main; main(['classify', {str(example)!r}])")

    assert loaded & {"textual", "rich", "docx", "lxml"} == set()


def test_the_version_is_told_without_what_only_type_checkers_need() -> None:
    """`typing` alone takes a tenth of the time."""
    assert "typing" not in _modules_after("from cerwizard.cli import main; main(['--version'])")


def test_little_is_imported_before_the_first_question_is_painted(tmp_path: Path) -> None:
    """The app is there at once: no models, no Word, and no more libraries than these, once the knowledge is kept."""
    example = shutil.copy(next((ROOT / "examples").glob("*.toml")), tmp_path)
    script = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from cerwizard.assessment import load_knowledge\n"
        "from cerwizard.tui import CerwizardApp\n"
        "async def start():\n"
        f"    async with CerwizardApp(Path({example!r})).run_test(size=(120, 40)) as pilot:\n"
        "        await pilot.pause()\n"
        "        print('\\n' + ' '.join(sys.modules))\n"
        "asyncio.run(start())"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(2):  # the first run keeps the knowledge
        run = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env=environment,
        )

    modules = run.stdout.splitlines()[-1].split()
    loaded = {name.split(".")[0] for name in modules} - set(sys.stdlib_module_names)
    ours = {name for name in loaded if not name.startswith("_")}
    screens = {name.rpartition(".")[2] for name in modules if name.startswith("cerwizard.tui.screens.")}
    widgets = {name.rpartition(".")[2] for name in modules if name.startswith("textual.widgets._")}

    assert ours - WITH_TEXTUAL == {"cerwizard", "filelock", "msgspec", "textual", "tomli_w"}
    assert screens == FIRST_SCREENS, "a page is imported by what opens it"
    assert widgets & {"_text_area", "_data_table", "_footer"} == set(), (
        "as large as all that stands on the screen"
    )


def _modules_after(statement: str) -> set[str]:
    script = (
        "import sys\n"
        f"try:\n    {statement}\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.splitlines()[-1].split())


def _imported_names(name: str) -> list[str]:
    tree = ast.parse((ROOT / name.replace(".", "/") / "__init__.py").read_text(encoding="utf-8"))
    return [
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cerwizard.")
        for alias in node.names
    ]


def _top_names(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names
