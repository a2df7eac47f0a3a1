"""What the readers of a document file share: naming what it asks for and nobody has."""

from __future__ import annotations

from collections.abc import Collection

from cerwizard.assessment import Knowledge
from cerwizard.facts import Reader, Vocabulary
from cerwizard.tables import KeyPath, Source, did_you_mean


class OutlineReader(Reader):
    """Reads a part of a document file against everything that is known."""

    def __init__(self, source: Source, vocabulary: Vocabulary, knowledge: Knowledge) -> None:
        super().__init__(source, vocabulary)
        self.knowledge = knowledge

    def check_name(self, name: str, known: Collection[str], complaint: str, keys: KeyPath) -> None:
        """Complain about a name that is not known, with the nearest that is."""
        if name not in known:
            self.complain(keys, f"{complaint} `{name}`{did_you_mean(name, known)}")

    def check_decisions(self, names: Collection[str], keys: KeyPath) -> None:
        """Say which of these decisions no rulebook has."""
        for name in names:
            self.check_name(name, self.knowledge.decisions, "no rulebook has a decision", keys)
