"""What options offer is what the engine knows, though they say it themselves so that `--help` need not ask it."""

from __future__ import annotations

import pytest

from cerwizard.cli.commands import COMMANDS, NOTHING
from cerwizard.evidence import SEVERITIES, STAGES, STATUSES


@pytest.mark.parametrize(
    ("command", "option", "known"),
    [
        ("gaps", "--severity", SEVERITIES),
        ("gaps", "--status", STATUSES),
        ("check", "--fail-on", (*SEVERITIES, NOTHING)),
        ("check", "--due", STAGES),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_option_offers_every_word_and_no_other(command: str, option: str, known: tuple[str, ...]) -> None:
    """A word more could not be read, and one less could not be asked for."""
    [options] = [found.options for found in COMMANDS if found.name == command]
    [settings] = [found.settings for found in options if option in found.names]

    assert settings["choices"] == known
