"""Every text of law or guidance on which a rulebook rests is among its sources."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge

RULEBOOK = Path(__file__).parents[2] / "cerwizard" / "rulebook"
NUMBERED = re.compile(
    r"MEDDEV \d[\d.]*/\d+|MDCG \d{4}-\d+|Directive (?:\d{4}/\d+|\d\d/\d+)|SI \d{4}/\d+|WG/N\d+"
)
BY_NAME = ("Windsor Framework", "MHRA guidance on notifying")


def _clauses(entry: object) -> Iterator[str]:
    if isinstance(entry, dict):
        for key, value in entry.items():
            if key == "clause" and isinstance(value, str):
                yield value
            elif key == "also":
                yield from value.values()
            else:
                yield from _clauses(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _clauses(value)


@pytest.mark.parametrize("regime", ["eu_mdr", "gb_mdr", "imdrf"])
def test_every_text_that_a_clause_names_is_among_the_sources(knowledge: Knowledge, regime: str) -> None:
    """The documents promise the texts behind every rule, and what of them was read."""
    # What is no law of a market is listed beside each.
    known = [found for found in knowledge.regimes if found.id == regime or not found.market]
    sources = " | ".join(f"{text.title} {text.edition}" for found in known for text in found.sources)
    said = {
        clause
        for path in (RULEBOOK / regime).glob("*.toml")
        for clause in _clauses(tomllib.loads(path.read_text("utf-8")))
    }
    named = {text for clause in said for text in NUMBERED.findall(clause)}
    named |= {text for clause in said for text in BY_NAME if text in clause}

    missing = {text for text in named if not re.search(rf"{re.escape(text)}(?!\d)", sources)}

    assert named
    assert not missing, sorted(missing)
