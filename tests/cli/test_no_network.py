"""No command but `serve` touches the network: each runs here with every socket forbidden."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from cerwizard.cli.commands import COMMANDS
from tests.cli.calls import MOOD_SCORE

ALLOWED = "serve"

SCRIPT = """
import json, sys

def forbid(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"):
        if not (event == "socket.connect" and isinstance(arguments[1], str)):
            print("NETWORK", event, arguments, file=sys.stderr)
            raise PermissionError(event)

from cerwizard.cli import main

sys.addaudithook(forbid)
for arguments in json.loads(sys.argv[1]):
    print("CODE", arguments[0], main(arguments))
"""


def test_every_command_runs_with_sockets_forbidden(tmp_path: Path) -> None:
    """A new command has to be added here, or this fails."""
    file = str(shutil.copy(MOOD_SCORE, tmp_path / "device.toml"))
    calls = {
        "new": ["new", str(tmp_path / "new.toml")],
        "ask": ["ask", file],
        "classify": ["classify", file],
        "explain": ["explain", file],
        "plan": ["plan", file],
        "gaps": ["gaps", file],
        "check": ["check", file, "--fail-on", "none"],
        "whatif": ["whatif", file, "--set", "active=no"],
        "diff": ["diff", file, file],
        "write": ["write", file, "-o", str(tmp_path / "out")],
        "next": ["next", file],
        "lint": ["lint"],
        "questions": ["questions"],
        "rules": ["rules"],
    }
    assert {*calls, ALLOWED} == {command.name for command in COMMANDS}

    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(list(calls.values()))],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )

    assert "NETWORK" not in run.stderr
    assert run.returncode == 0, run.stderr
    assert [line.split()[1:] for line in run.stdout.splitlines() if line.startswith("CODE")] == [
        [name, "0"] for name in calls
    ]


def test_the_lock_on_sockets_is_a_real_one() -> None:
    """The script above does stop whoever tries."""
    attempt = SCRIPT.replace("for arguments in json.loads(sys.argv[1]):", "if True:").replace(
        'print("CODE", arguments[0], main(arguments))', "__import__('socket').getaddrinfo('localhost', 1)"
    )

    run = subprocess.run([sys.executable, "-c", attempt], capture_output=True, text=True, check=False)

    assert run.returncode != 0
    assert "NETWORK socket.getaddrinfo" in run.stderr
