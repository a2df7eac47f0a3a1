"""What all readers of rulebooks and outlines share: the file they read, and naming what is wrong in it."""

from __future__ import annotations

from collections.abc import Collection

from cerwizard.facts.vocabulary import Fact, Vocabulary
from cerwizard.tables import KeyPath, Source, did_you_mean


class Reader:
    """Reads one file against the facts declared so far, adding what is wrong to the vocabulary's problems."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self.source = source
        self.vocabulary = vocabulary

    def complain(self, keys: KeyPath, message: str) -> None:
        """Add a problem, with its line."""
        self.vocabulary.problems.append(self.source.problem(keys, message))

    def check_column(self, column: str, table: Fact, keys: KeyPath) -> None:
        """Say when a table has no such column."""
        if column not in table.columns:
            hint = did_you_mean(column, table.columns)
            self.complain(keys, f"table `{table.id}` has no column `{column}`{hint}")

    def check_outcome(self, outcome: str, name: str, outcomes: Collection[str], keys: KeyPath) -> None:
        """Say when what decides, a decision or an appraisal of this name, has no such outcome."""
        if outcome not in outcomes:
            self.complain(keys, f"`{outcome}` is no outcome of `{name}`{did_you_mean(outcome, outcomes)}")
