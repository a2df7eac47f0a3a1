"""What tests share: the questions and rules of cerwizard itself, read once, and surroundings of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

from cerwizard.assessment import Knowledge, load_knowledge

HOMES = ("XDG_CONFIG_HOME", "XDG_STATE_HOME")
"""Where settings and the files opened last are kept."""
SIZE = ("COLUMNS", "LINES")
"""How large the terminal is, which readline tells every process that is started, also one that has none."""

# The same inputs in every run, process and place, however busy the machine is; only `make fuzz` draws new ones.
settings.register_profile(
    "steady",
    derandomize="CERWIZARD_FUZZ" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def surroundings_of_its_own() -> Iterator[None]:
    """Keep the settings, files and terminal of whoever runs the tests out of them, in every process they start."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        for name in HOMES:
            patch.setenv(name, str(Path(folder) / name.lower()))
        for name in SIZE:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The questions and rules of cerwizard itself."""
    return load_knowledge()


@pytest.fixture
def show(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Writes a line to the terminal, whatever pytest captures."""
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")

    def write(line: str) -> None:
        if reporter is not None:
            with capfd.disabled():
                reporter.ensure_newline()
                reporter.write_line(line)

    return write
