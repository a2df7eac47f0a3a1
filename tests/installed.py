"""What some tests need beside Python: a browser, an office, readers of PDF, the letters of the documents."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def needed(*programs: str) -> None:
    """Skip with a word where one of these programs is missing; on the build server none may be."""
    _there(", ".join(program for program in programs if shutil.which(program) is None))


def needed_font(name: str, *as_wide: str) -> None:
    """Skip with a word where neither a font nor one that is as wide is there: pages come out longer with others."""
    needed("fc-match")
    told = subprocess.run(
        ["fc-match", "--format=%{family}", name], check=True, capture_output=True, text=True
    )
    _there("" if told.stdout in (name, *as_wide) else f"a font of {', '.join((name, *as_wide))}")


def _there(missing: str) -> None:
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"missing where every change is checked: {missing}")
    if missing:
        pytest.skip(f"not installed here: {missing}")
