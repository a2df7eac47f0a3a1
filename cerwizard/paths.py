"""Where the knowledge files lie: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The folder of the installed package."""


def questions_folder() -> Path:
    """Return the folder of the question files: inside an installed wheel, else at the top of the checkout."""
    packaged = PACKAGE / "_questions"
    return packaged if packaged.is_dir() else PACKAGE.parent / "questions"


def rulebook_folder() -> Path:
    """Return the folder that holds one folder of rules for each regime."""
    return PACKAGE / "rulebook"
