"""The tables a section may ask for: rows of the project, fixed rows, both together, who covers what."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from cerwizard.documents.blocks import Layout
from cerwizard.evidence import PromptAbout
from cerwizard.facts import ALWAYS, Condition, Match


class LeftTo(StrEnum):
    """Who fills a cell that no answer fills."""

    EVALUATOR = "evaluator"
    WRITER = "writer"


class Named(Struct, frozen=True):
    """The rows of another table that name this row."""

    table: str
    by: str
    """The column that names it."""
    match: Match = ()


class RowColumn(Struct, frozen=True):
    """One column of a printed project table."""

    title: str
    width: int
    columns: tuple[str, ...] = ()
    named: Named | None = None
    appraised: tuple[str, ...] = ()
    """The appraisals that say what the row comes to."""
    explained: bool = False
    """Whether they say why, and what speaks against relying on the row."""
    detects: str = ""
    left_to: LeftTo | None = None
    """Who fills the cell; the evaluator may have what is recorded above the box."""
    none: str = ""
    """What the open cell asks for when there is nothing."""
    needs: str = ""
    """The column without which this one says nothing."""
    wanted: bool = False
    """Whether it is open while there is nothing, though the table takes rows without it; each part for itself."""
    only: Match = ()
    """The rows that it says something of; of others it says nothing."""
    decided: tuple[str, ...] = ()
    """The decisions whose outcome it says, for the use that the row names."""
    of_use: str = ""
    """The column that names the use; a row without it is about the device as described."""


class Rows(Struct, frozen=True):
    """The rows of a project table."""

    table: str
    caption: str
    columns: tuple[RowColumn, ...]
    empty: str
    """The question that stands where no row does."""
    match: Match = ()
    without: Match = ()
    """The rows that are left out; a row of which that is not settled stays."""
    layout: Layout = Layout.GRID
    none: str = ""
    """The question that stays where the list is declared complete and no row is of this kind."""


class Coverage(Struct, frozen=True):
    """For each choice of a column, the rows that have it."""

    table: str
    column: str
    caption: str
    none: str


class PromptsShown(Struct, frozen=True):
    """What a reviewer of this kind of device will ask."""

    about: PromptAbout
    caption: str


class BlankColumn(Struct, frozen=True):
    """A column of a table with fixed rows."""

    title: str
    width: int
    left_to: LeftTo
    fact: str = ""
    """The question whose answer says whether the choice of a row was made; where it was not, nothing more is asked."""


class BlankRow(Struct, frozen=True):
    """A fixed row: the cells given, the others left open."""

    cells: tuple[str, ...]
    clause: str = ""
    condition: Condition = ALWAYS
    choice: str = ""


class ProfileColumn(Struct, frozen=True):
    """A column of a profile: filled by its lines, by what they answer, by the row itself, or by a person."""

    title: str
    width: int
    answered: bool = False
    """Whether it says what the row holds in the columns that the line names."""
    column: str = ""
    """The column of the row that it says in each line."""
    left_to: LeftTo | None = None


class ProfileLine(Struct, frozen=True):
    """A fixed line: the cells given, and the columns of the row that answer it."""

    cells: tuple[str, ...]
    columns: tuple[str, ...]
    condition: Condition = ALWAYS


class Profile(Struct, frozen=True):
    """A table for each row of a project table, the same lines in each."""

    table: str
    caption: str
    name: str
    """The column that names the row in the caption."""
    columns: tuple[ProfileColumn, ...]
    lines: tuple[ProfileLine, ...]


class BlankTable(Struct, frozen=True):
    """A table with fixed rows."""

    caption: str
    columns: tuple[BlankColumn, ...]
    rows: tuple[BlankRow, ...]
    layout: Layout = Layout.GRID


class ComparedRow(Struct, frozen=True):
    """What is compared, and the decision of each side."""

    says: str
    decisions: tuple[str, ...]
    condition: Condition = ALWAYS


class Compared(Struct, frozen=True):
    """Decisions of several regimes side by side."""

    caption: str
    titles: tuple[str, ...]
    rows: tuple[ComparedRow, ...]


class ConditionsShown(Struct, frozen=True):
    """Each condition of the rules of some decisions."""

    decisions: tuple[str, ...]
    caption: str
    proof: bool = False
    """Whether a person says beside each how it is proved."""
