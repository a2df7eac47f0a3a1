"""The environments of the peers: one for each list of pinned versions beside this file."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path


class NotInstalled(Exception):
    """A peer is not there; the message says why."""


def environment_of(peer: str, folder: Path | None) -> Path:
    """Return the Python of a peer's own environment, made when it is first asked for; raises `NotInstalled`."""
    if folder is None:
        raise NotInstalled("peers are measured where --peers names a folder for their environments")
    wanted = Path(__file__).with_name(f"{peer}.txt")
    room = folder / peer
    stamp = room / "ready"
    python = room / "bin" / "python"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted.read_text(encoding="utf-8"):
        print(f"setting up {peer} (once) …", file=sys.stderr)
        venv.create(room, with_pip=True, clear=True)
        install = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
            str(wanted),
        ]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            raise NotInstalled(f"{peer} cannot be installed here")
        stamp.write_text(wanted.read_text(encoding="utf-8"), encoding="utf-8")
    return python
