"""Files that are meant to hang or to fill the memory: each is answered soon, in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "schema_version = 1\n"
MB = 1024 * 1024
EXTREMES = {
    "a million keys": (HEAD + "".join(f"k{number} = 1\n" for number in range(1_000_000)), "too large"),
    "very many keys": (
        HEAD + "".join(f"k{number}=1\n" for number in range(100_000)),
        "more problems",
    ),
    "very many answers": (
        HEAD + "[answers]\n" + "".join(f"k{n}=1\n" for n in range(50_000)),
        "more problems",
    ),
    "as many tables as fit": (HEAD + "".join(f"[t{number}]\n" for number in range(110_000)), "more problems"),
    "very many rows": (HEAD + "".join(f"[[proof]]\nid='{n}'\n" for n in range(25_000)), ""),
    "very many rows that refer to nothing": (
        HEAD + "".join(f"[[proof]]\nid='{n}'\nsupports=['x']\n" for n in range(13_000)),
        "more problems",
    ),
    "very many rows of the wrong kind": (HEAD + "[[statement]]\n" * 35_000, "it is missing here"),
    "very many values": (HEAD + "x=[" + "1," * 250_000 + "]", "no such key"),
    "very many comments": (HEAD + "# x\n" * 250_000, ""),
    "one long line": (HEAD + "x='" + "a." * 500_000 + "'", "no such key"),
    "brackets without end": (HEAD + "x=" + "[" * 500_000, "nested too deeply"),
    "quotes without end": (HEAD + "x='''" + "''\n" * 300_000, "not closed"),
    "a key of many parts": (HEAD + ".".join(["a"] * 100_000) + "=1", "nested too deeply"),
    "a table of many parts": (HEAD + "[" + ".".join(["'a'"] * 100_000) + "]", "nested too deeply"),
    "an inner key of many parts": (HEAD + "x={" + ".".join(["a"] * 100_000) + "=1}", "nested too deeply"),
    "an endless number": (HEAD + "x=" + "9" * 1_000_000, "a number is too long"),
    "an endless number in another way": (HEAD + "x=0x" + "f" * 1_000_000, "a number is too long"),
    "nothing but noughts": ("\0" * 1_000_000, "not valid TOML"),
}
READER = """
import json, resource, sys
from pathlib import Path
from cerwizard.errors import ProjectError
from cerwizard.project import read_project
from tests.project.devices import QUESTIONNAIRE
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
try:
    said = read_project(Path(sys.argv[1]), QUESTIONNAIRE).warnings
except ProjectError as error:
    said = error.problems
status = Path("/proc/self/status")
if status.exists():  # what the system counts for a process begins with what its parent held when it made it
    lines = status.read_text().splitlines()
    memory = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024
else:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps({"said": [str(one) for one in said], "memory": memory}))
"""


@pytest.mark.parametrize("name", EXTREMES)
def test_an_extreme_file_is_answered(name: str, tmp_path: Path) -> None:
    """In its own process, so that its memory can be seen: never 200 MB, and never a minute."""
    text, expected = EXTREMES[name]
    path = tmp_path / "device.toml"
    path.write_text(text, encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=False, timeout=300
    )

    assert run.returncode == 0, run.stderr[-2000:]
    found = json.loads(run.stdout)
    assert any(expected in said for said in found["said"]) or not expected, found["said"][:3]
    assert found["memory"] < 200 * MB
