"""The command that serves the app: what it refuses before anything is listened on."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from tests.cli.calls import project_file, ran


def test_a_file_that_is_not_there_is_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not in the browser."""
    result = ran(capsys, "serve", tmp_path / "none.toml")

    assert result.code == 3
    assert "there is no such file" in result.err


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of the program works without it."""
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    for name in [name for name in sys.modules if name.startswith("cerwizard.serve")]:
        monkeypatch.delitem(sys.modules, name)

    result = ran(capsys, "serve", project_file(tmp_path))

    assert result.code == 2
    assert "pip install 'cerwizard[serve]'" in result.err


@pytest.mark.parametrize("port", ["-1", "70000", "eighty", "0.0.0.0:80"])
def test_a_port_that_is_none_is_wrong_usage(
    port: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no way to name another address either."""
    result = ran(capsys, "serve", project_file(tmp_path), f"--port={port}")

    assert result.code == 2
    assert "is no port" in result.err


def test_a_port_that_is_taken_is_said_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the system's words, without those of the library."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = ran(capsys, "serve", project_file(tmp_path), f"--port={port}")

    assert result.code == 2
    assert result.err == (
        f"port {port} cannot be used: address already in use; name another, or none, and a free one is taken\n"
    )
