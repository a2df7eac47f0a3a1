"""What the documents print: the facts and tables that each of their sections is made of, and for which markets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct


class Printed(Struct, frozen=True):
    """Facts and tables that the parts of documents print which are for the same markets."""

    facts: frozenset[str]
    markets: frozenset[str]
    """All of these have to be wanted for the parts to be written; empty for those written for every market."""


class Contents:
    """What the outlines of all rulebooks name; the documents read the rest."""

    def __init__(self) -> None:
        self.sections: dict[str, tuple[str, ...]] = {}
        """The facts and tables that each section is made of, by its id."""
        self.names: dict[str, str] = {}
        """What each section is called: its document and its number."""
        self._printed: dict[frozenset[str], set[str]] = {}
        self._shared: dict[str, Mapping[str, Any]] = {}

    @property
    def printed(self) -> tuple[Printed, ...]:
        """What the documents print, by the markets for which it is written."""
        return tuple(Printed(frozenset(facts), markets) for markets, facts in self._printed.items())

    def read(self, outlines: Sequence[Mapping[str, Any]], market: str) -> None:
        """Note what the outlines of one rulebook name, which is for a market."""
        for entry in (entry for outline in outlines for entry in _tables(outline.get("shared"))):
            self._shared[str(entry.get("id", ""))] = entry
        for outline in outlines:
            said = outline.get("document")
            document = said if isinstance(said, dict) else {}
            where = "" if document.get("every_market") else str(document.get("market") or market)
            self._note(document.get("front"), where)
            for section in _tables(outline.get("section")):
                name = str(section.get("id", ""))
                self.sections[name] = self._made_of(section)
                parts = (document.get("short"), section.get("number"))
                self.names[name] = " ".join(str(part) for part in parts if part) or name
                self._note(section, where, str(section.get("market", "")))

    def _made_of(self, entry: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the facts and tables that the blocks of a section print, those of shared blocks included."""
        facts: list[str] = []
        for block in _tables(entry.get("block")):
            named, of = block.get("facts"), block.get("of")
            facts += [one for one in (named if isinstance(named, list) else []) if isinstance(one, str)]
            if isinstance(of, str):
                is_shared = block.get("kind") == "shared"
                facts += self._made_of(self._shared.get(of, {})) if is_shared else [of]
        return tuple(dict.fromkeys(facts))

    def _note(self, part: object, *markets: str) -> None:
        self._printed.setdefault(frozenset(markets) - {""}, set()).update(self._all_in(part))

    def _all_in(self, part: object) -> Iterator[str]:
        """Give whatever is named in a part, at any depth, as what it prints."""
        if isinstance(part, list):
            for one in part:
                yield from self._all_in(one)
        elif isinstance(part, dict):
            for key, value in part.items():
                if key == "of" and isinstance(value, str):
                    yield value
                    yield from self._all_in(self._shared.get(value) if part.get("kind") == "shared" else None)
                elif key == "facts" and isinstance(value, list):
                    yield from (one for one in value if isinstance(one, str))
                else:
                    yield from self._all_in(value)


def _tables(value: object) -> list[dict[str, Any]]:
    """Return the tables of an array, or none where something else stands in its place."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
