"""What stands in a project file shows as text in a terminal, whatever it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.calls import project_file, ran

STEERING = "\\u001b[2J\\u0007\\u009b2J\\u202e [bold] <script>"
"""Clears a screen, rings a bell, turns a line round; and what other programs take for markup."""
DEVICE = f"""\
manufacturer = "{STEERING}"
stage = "plan"
markets = ["eu", "gb"]
[answers]
software = true
intended_purpose = "{STEERING}"
[open.duration]
note = "{STEERING}"
owner = "{STEERING}"
[[claim]]
id = "C1{STEERING}"
text = "{STEERING}"
[[evidence]]
id = "E1"
title = "{STEERING}"
supports = ["C9{STEERING}"]
[[statement]]
requirement = "{STEERING}"
place = "{STEERING}"
[[action]]
requirement = "EU-A-02"
owner = "{STEERING}"
note = "{STEERING}"
"""


INVALID = f"""\
"{STEERING}" = 1
[project]
name = "Probe"
stage = "{STEERING}\\nelsewhere.toml: passes"
"""


@pytest.mark.parametrize("command", ["check", "classify", "ask"])
def test_no_file_that_cannot_be_read_steers_the_terminal(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong is told with the words of the file; of each finding `check` prints one line, whatever they are."""
    path = tmp_path / "device.toml"
    path.write_text(INVALID, encoding="utf-8")

    result = ran(capsys, command, path)

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.out + result.err)
    assert result.code == 3
    assert all(line.startswith(f"{path}:") for line in result.out.splitlines())


@pytest.mark.parametrize(
    "command",
    [
        ["classify"],
        ["explain"],
        ["plan"],
        ["gaps", "--all"],
        ["check"],
        ["next"],
        ["whatif", "--set", "active=no"],
        ["whatif", "--set", f"intended_purpose={STEERING.encode().decode('unicode_escape')}"],
        ["gaps", "--json"],
        ["check", "--json"],
    ],
    ids=lambda command: " ".join(command)[:24],
)
def test_no_answer_steers_the_terminal(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Escape sequences, bells and turned lines are shown as marks; brackets stay brackets."""
    path = project_file(tmp_path, DEVICE)
    path.write_text(path.read_text(encoding="utf-8").replace('"Probe"', f'"{STEERING}"'), encoding="utf-8")

    result = ran(capsys, command[0], path, *command[1:])

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.out + result.err)
    assert result.code in (0, 1)
