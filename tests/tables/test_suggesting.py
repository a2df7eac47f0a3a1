"""The nearest known name."""

from __future__ import annotations

import pytest

from cerwizard.tables import did_you_mean, nearest

KNOWN = ["implant_kind", "duration", "invasiveness", "IIa"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("implnat_kind", "implant_kind"),
        ("Implant-Kind", "implant_kind"),
        ("duratoin", "duration"),
        ("iia", "IIa"),
        ("colour", None),
    ],
)
def test_a_slip_of_the_keys_finds_its_name(name: str, known: str | None) -> None:
    """Swapped letters, capitals and hyphens are forgiven; a different word is not."""
    assert nearest(name, KNOWN) == known


def test_the_suggestion_ends_a_message() -> None:
    """A message with nothing to suggest stays as it is."""
    assert did_you_mean("duratoin", KNOWN) == "; did you mean `duration`?"
    assert did_you_mean("colour", KNOWN) == ""
