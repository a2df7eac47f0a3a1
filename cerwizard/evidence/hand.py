"""What a requirement is held against, and how it then stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct, field

from cerwizard.evidence.appraisal import rows_of
from cerwizard.evidence.requirement import RowsWanted
from cerwizard.evidence.ties import ROW_ID, naming, speaking_for
from cerwizard.facts import Facts, Match, Row

Status: TypeAlias = Literal["blocked", "missing", "partly", "open", "met", "notice"]
STATUSES: tuple[Status, ...] = ("blocked", "missing", "partly", "open", "met", "notice")
"""What needs attention most, first."""

Words: TypeAlias = str | Callable[[], str]
"""A sentence, or what words it once somebody reads it.

Every answer is followed by an assessment of some hundred findings, of which faces mostly show counts; with hundreds of
rows, the names and columns in the words were a sixth of the steps of an answer that changes everything.
"""


def said(words: Words) -> str:
    """Return the sentence."""
    return words if isinstance(words, str) else words()


class Finding(Struct, frozen=True, gc=False):
    """How one requirement, or one part of it, stands."""

    status: Status
    words: Words
    by_none: bool = False
    """Whether it is met because no row is there that could lack something: nothing is done by that."""

    @property
    def why(self) -> str:
        """One sentence in plain words."""
        return said(self.words)


class InHand(Struct, frozen=True):
    """What a requirement is held against, for one use of the device."""

    facts: Facts
    parked: Collection[str]
    """The questions that were answered with "we don't know yet"."""
    unjustified: Collection[str]
    """The judgements that are answered without a written justification."""
    statements: Collection[str]
    """The requirements that a person says are met, with a place; as a mapping, each with that place in words."""
    sections: Mapping[str, Collection[str]]
    """The facts and tables that each section of the documents is made of."""
    words: Callable[[str], str]
    """Says what a fact is, or which section of which document, for a sentence."""
    row_words: Callable[[str, Row, Match], str]
    """Says by which columns a row of a table looks so."""
    column_words: Callable[[str, str], str]
    """Says what a column of a table is called."""
    row: Row | None = None
    """The one row that is looked at, for a requirement on each row of a table."""
    use: str | None = None
    """The one use that is looked at, where there are several; empty for the base answers."""
    _supporting: dict[tuple[str, str], dict[str, list[Row]]] = field(default_factory=dict)

    def supporting(self, wanted: RowsWanted, supported: Row) -> Sequence[Row]:
        """Return the rows of a table that speak for this one; who names whom is looked up once for all rows."""
        named = self._naming(wanted.table, wanted.by)
        if not wanted.through and not wanted.named_in:
            return named.get(name_of(supported), ())
        through = [self._naming(way.table, way.by) for way in wanted.through]
        listed = self._naming(wanted.table, ROW_ID) if wanted.named_in else {}
        speaking = speaking_for(supported, listed, named, through, wanted.named_in)
        return list({id(row): row for row, _ in speaking}.values())

    def _naming(self, table: str, by: str) -> dict[str, list[Row]]:
        key = table, by
        found = self._supporting.get(key)
        if found is None:
            found = self._supporting[key] = naming(rows_of(self.facts, table), by)
        return found


def name_of(row: Row) -> str:
    """Return what a row is called in a sentence."""
    return str(row.get("id", "a row without a name"))
