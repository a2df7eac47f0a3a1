"""LibreOffice is given only so much time, and leaves nothing running."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path

import pytest

from cerwizard.documents import pdf
from cerwizard.errors import DocumentError

LONG = 10
"""Seconds in which the system has ended a process for certain."""


@pytest.mark.skipif(sys.platform == "win32", reason="processes have no groups there")
def test_an_office_that_gives_nothing_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice starts another program that does the work: it would else run on, and hold its files."""
    pipe, program = tmp_path / "pipe", tmp_path / "soffice"
    os.mkfifo(pipe)
    program.write_text(f"#!/bin/sh\n(echo started >&3; exec sleep 60) 3>{pipe} &\nexec sleep 20\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "LONGEST", 1)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    with pytest.raises(DocumentError, match="gave no PDF within 1 seconds"):
        pdf.Office(str(program)).pdfs({"cep": b""})

    found = [os.read(reading, 100) for _ in range(2) if select.select([reading], [], [], LONG)[0]]
    os.close(reading)
    # The end of the pipe is reached once nobody holds it any more.
    assert found == [b"started\n", b""]
