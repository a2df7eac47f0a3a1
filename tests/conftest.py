"""What tests share: the questions and rules of cerwizard itself, read once, and a home of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cerwizard.assessment import Knowledge, load_knowledge

HOMES = ("XDG_CONFIG_HOME", "XDG_STATE_HOME")
"""Where settings and the files opened last are kept."""


@pytest.fixture(scope="session", autouse=True)
def a_home_of_its_own() -> Iterator[None]:
    """Keep the settings and the list of files of whoever runs the tests out of them, in every process they start."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        for name in HOMES:
            patch.setenv(name, str(Path(folder) / name.lower()))
        yield


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The questions and rules of cerwizard itself."""
    return load_knowledge()
