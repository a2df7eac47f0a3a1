"""A file from another system keeps its line ends, and the mark at its beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.project import read_project, save
from tests.project.devices import FULL, QUESTIONNAIRE


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_file_keeps_its_line_ends_and_its_mark(line_end: str, mark: str, tmp_path: Path) -> None:
    """One answer changes one line, whatever system the file comes from; comments and long texts stay as they are."""
    path = tmp_path / "device.toml"
    path.write_bytes((mark + FULL.replace("\n", line_end)).encode())
    before = path.read_bytes()
    file = read_project(path, QUESTIONNAIRE)

    same = save(file, file.project.with_answer("implantable", False))
    assert path.read_bytes() == before

    changed = save(same, same.project.with_answer("implantable", True))
    old, new = b"implantable = false", b"implantable = true"
    assert path.read_bytes() == before.replace(old, new)

    save(changed, changed.project.with_answer("implantable", False))
    assert path.read_bytes() == before
