"""Calls the command line as a shell would, and gives back what it printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cerwizard.cli import main

DEVICES = Path(__file__).parent / "devices"
MOOD_SCORE = DEVICES / "mood-score.toml"
"""Software that scores depression: class IIb by Rule 11."""
INFUSION_PUMP = DEVICES / "infusion-pump.toml"
"""Class IIb by Rule 12."""
STEP_COUNTER = DEVICES / "step-counter.toml"
"""Software without a medical purpose: not a device."""
BLOOD_GAS = DEVICES / "blood-gas.toml"
"""Software that examines specimens: an in vitro diagnostic."""


@dataclass(frozen=True)
class Ran:
    """What a call came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def ran(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run the command line in this process."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    captured = capsys.readouterr()
    return Ran(code, captured.out, captured.err)


def project_file(folder: Path, text: str = "", name: str = "device.toml") -> Path:
    """Write a project file with these further lines."""
    path = folder / name
    path.write_text(f'schema_version = 1\n\n[project]\nname = "Probe"\n{text}', encoding="utf-8")
    return path
