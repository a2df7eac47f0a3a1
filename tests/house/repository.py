"""What the hygiene tests look at: the files of this repository and the ids that the knowledge declares."""

from __future__ import annotations

import ast
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
"""The top of the checkout."""
PACKAGE = ROOT / "cerwizard"
BENCH = ROOT / "bench"
NOT_OURS = {".git", ".venv", ".bench", ".hypothesis", "build", "dist", "mutants", "output", "__pycache__"}
"""Folders that hold what tools or users make."""
BINARY = {".docx", ".dotx", ".png", ".zip", ".pyc"}


def files(*endings: str, under: Path = ROOT) -> list[Path]:
    """Return the files with one of the endings, in order of their path; no ending means any text."""
    found = []
    for folder, folders, names in os.walk(under):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS and not name.endswith("_cache"))
        for path in (Path(folder, name) for name in sorted(names)):
            if path.suffix in endings or (not endings and path.suffix not in BINARY):
                found.append(path)
    return found


def short(path: Path) -> str:
    """Return the path as a reader of the repository knows it."""
    return path.relative_to(ROOT).as_posix()


def packages() -> list[str]:
    """Return the dotted names of our packages."""
    return [
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in files(".py", under=PACKAGE)
        if path.name == "__init__.py"
    ]


def trees() -> Iterator[tuple[Path, ast.Module]]:
    """Yield each Python file of the package with its syntax tree."""
    for path in files(".py", under=PACKAGE):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def knowledge_ids() -> dict[str, str]:
    """Return every id that a question or rulebook file declares, with the file that does."""
    declared: dict[str, str] = {}
    for path in [*files(".toml", under=ROOT / "questions"), *files(".toml", under=PACKAGE / "rulebook")]:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for found in _ids(tables, ("question", "derived", "decision", "requirement", "prompt", "section")):
            declared.setdefault(found, short(path))
    return declared


def _ids(tables: dict[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        rows = tables.get(key)
        for row in rows if isinstance(rows, list) else []:
            # A screening question is no fact: nothing is stored under its id.
            if "id" in row and "covers" not in row:
                yield row["id"]
            yield from _ids(row, ("rule", "sub_rule", "mark"))
