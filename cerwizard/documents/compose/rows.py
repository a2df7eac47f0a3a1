"""Tables of a document: project rows, what is asked of each, and who covers what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.assessment import against_words, outcome_words, reason_words, verdict
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Column,
    Layout,
    Line,
    Open,
    Paragraph,
    Placeholder,
    Row,
    Table,
    Text,
    joined,
    open_line,
    plain,
    words,
)
from cerwizard.documents.compose.answers import Told, left_to
from cerwizard.documents.compose.decisions import outcome
from cerwizard.documents.outline.table_kinds import (
    Coverage,
    Named,
    Profile,
    ProfileColumn,
    ProfileLine,
    RowColumn,
    Rows,
)
from cerwizard.evidence import ROW_ID, Appraised, row_id
from cerwizard.facts import FactValue, Truth, is_filled, row_matches
from cerwizard.facts import Row as ProjectRow
from cerwizard.questionnaire import Column as AskedColumn

CHANCE_OF_MISSING = 0.05
"""What is left when an event is seen with a chance of 95 %."""

NONE = words("–")
"""A column that may stay empty, and does."""


class RowPrinter:
    """Prints project tables; knows which table holds the evidence, so that its ids show as such."""

    def __init__(self, told: Told, evidence: str) -> None:
        self.told = told
        self.evidence = evidence
        self.questions = told.assessment.knowledge.questionnaire.questions
        self.tables = told.assessment.project.tables

    def rows(self, wanted: Rows, key: str) -> Iterator[Block]:
        """Return the rows of a project table; without any, its heading over one open row, and the question."""
        columns = tuple(Column(column.title, column.width) for column in wanted.columns)
        rows = tuple(
            Row(tuple(self._cell(column, row, said, wanted.table) for column in wanted.columns), row_id(row))
            for row, said in self._appraised(wanted.table)
            if row_matches(row, wanted.match) and not (wanted.without and row_matches(row, wanted.without))
        )
        if not rows:
            yield from self._nothing(wanted, columns, key)
            return
        yield Table(key, wanted.caption, columns, rows, wanted.layout)
        for number, note in enumerate(self._notes(wanted)):
            yield Paragraph(words(note, Basis.COMPUTED), key=f"{key}.note{number}")

    def coverage(self, wanted: Coverage, key: str) -> Iterator[Block]:
        """Return, for each choice of a column, the rows that have it; on one line the choices that none has."""
        column = self._asked(wanted.table, wanted.column)
        rows, lacking = [], []
        for value, label in column.choices.items():
            having = [row for row in self.tables.get(wanted.table, ()) if value in _parts(row.get(column.id))]
            if having:
                rows.append(Row((words(label), words(", ".join(map(row_id, having)), Basis.STATED)), value))
            else:
                lacking.append(label)
        if rows:
            columns = (Column(column.ask, 60), Column("By", 40))
            yield Table(key, wanted.caption, columns, tuple(rows))
        if lacking:
            missing = Open(f"{wanted.caption}, {wanted.none}")
            yield Paragraph((missing, Text(f": {'; '.join(lacking)}")), key=f"{key}.lacking")

    def profiles(self, wanted: Profile, key: str) -> Iterator[Table]:
        """Return a table for each row, named by it; before there is any, one that shows what will be asked."""
        columns = tuple(Column(column.title, column.width) for column in wanted.columns)
        rows: Sequence[ProjectRow] = self.tables.get(wanted.table, ())
        for number, row in enumerate(rows or ({},), 1):
            name = ", ".join(str(row[part]) for part in (ROW_ID, wanted.name) if row.get(part))
            lines = tuple(
                Row(self._profile_cells(line, row, wanted), " ".join(line.columns))
                for line in wanted.lines
                if self.told.truth(line.condition) is not Truth.FAILS
            )
            caption = f"{wanted.caption}: {name}" if name else wanted.caption
            yield Table(f"{key}.{row_id(row) or number}" if rows else key, caption, columns, lines)

    def _profile_cells(self, line: ProfileLine, row: ProjectRow, wanted: Profile) -> tuple[Line, ...]:
        given = iter(line.cells)
        return tuple(self._profile_cell(column, line, row, wanted.table, given) for column in wanted.columns)

    def _profile_cell(
        self, column: ProfileColumn, line: ProfileLine, row: ProjectRow, table: str, given: Iterator[str]
    ) -> Line:
        if column.left_to:
            return left_to(column.left_to)
        names = line.columns if column.answered else (column.column,) if column.column else ()
        if not names:
            return words(next(given))
        said = [self._value(name, row, table) or open_line() for name in names]
        return joined(said)

    def _nothing(self, wanted: Rows, columns: Sequence[Column], key: str) -> Iterator[Block]:
        """Return what stands where no row does: the question, and the columns that wait for rows."""
        if wanted.table in self.told.assessment.project.complete:
            none = words(f"{wanted.caption}: none; the list is declared complete.", Basis.STATED)
            asked = (Text(" "), Open(wanted.none)) if wanted.none else ()
            yield Paragraph((*none, *asked), key=key)
            return
        parked = self.told.open(wanted.table)
        yield Placeholder(Open(wanted.empty, parked.owner, parked.due), key=f"{key}.open")
        if wanted.layout is Layout.CARDS:
            titles = "; ".join(column.title for column in columns)
            stop = "" if titles.endswith("?") else "."
            yield Paragraph(words(f"{wanted.caption}, for each: {titles}{stop}"), key=key)
        else:
            widest = max(columns, key=lambda column: column.width)
            cells = tuple(open_line() if column is widest else () for column in columns)
            yield Table(key, wanted.caption, tuple(columns), (Row(cells),))

    def _notes(self, wanted: Rows) -> Iterator[str]:
        """Give what has to be said once of the appraisals that a table explains."""
        known = self.told.assessment.knowledge.appraisals
        for column in wanted.columns:
            for appraisal in column.appraised if column.explained else ():
                yield from known[appraisal].notes

    def _appraised(self, table: str) -> Sequence[tuple[ProjectRow, Sequence[Appraised]]]:
        """Return the rows of a table with what each comes to; a table that nothing appraises says nothing."""
        said = self.told.assessment.appraised(table)
        return said or [(row, ()) for row in self.tables.get(table, ())]

    def _cell(self, column: RowColumn, row: ProjectRow, said: Sequence[Appraised], table: str) -> Line:
        if (column.left_to or column.decided) and not row_matches(row, column.only):
            return NONE
        if column.decided:
            return self._decided(column, row)
        if column.left_to:
            recorded = [line for name in column.columns if (line := self._value(name, row, table))]
            asked = [left_to(column.left_to)] if row_matches(row, column.only) else []
            return joined([*recorded, *asked]) or NONE
        if column.named:
            return self._naming(column.named, row, column.none)
        if column.detects:
            return _detectable(row.get(column.detects))
        is_asked = row_matches(row, column.only) and not any(found.ends_row for found in said)
        if column.needs and is_asked and not is_filled(row, column.needs):
            return open_line(column.none or f"not without: {self._asked(table, column.needs).ask}")
        if column.appraised:
            wanted = [found for found in said if found.appraisal.id in column.appraised]
            return self._outcomes(wanted, column.explained)
        parts = [line for name in column.columns if (line := self._value(name, row, table))]
        if parts and column.wanted and is_asked:
            parts = [self._value(name, row, table) or self._missing(name, table) for name in column.columns]
        if not parts:
            return (
                open_line(column.none)
                if is_asked and (column.none or column.wanted or self._is_required(column, table))
                else NONE
            )
        return joined(_once(parts))

    def _decided(self, column: RowColumn, row: ProjectRow) -> Line:
        """Return what some decisions come to for the use that the row names, or for the device as described."""
        knowledge = self.told.assessment.knowledge
        uses = [use for use in self.told.assessment.uses if use.id == (row.get(column.of_use) or "")]
        found = [verdict(knowledge.decisions[name], uses) for name in column.decided]
        lines = [
            (Text(f"{said.decision.title}: "), *outcome(said))
            for said in found
            if said.applies is not Truth.FAILS
        ]
        return joined(lines) if lines else NONE

    def _outcomes(self, said: Sequence[Appraised], explained: bool) -> Line:
        """Return what a row comes to, each appraisal on a line of its own, open where columns are missing."""
        lines: list[Line] = []
        for found in said:
            outcome = outcome_words(found)
            reason = reason_words(found, self.told.assessment.knowledge) if explained else ""
            text = f"{outcome}: {reason}" if reason else outcome
            lines.append(
                words(text, Basis.COMPUTED)
                if found.outcome is not None
                else (*words(f"{text} ", Basis.COMPUTED), Open())
            )
            if explained and found.against:
                lines.append(words(f"against: {against_words(found)}", Basis.COMPUTED))
        return joined(lines)

    def _value(self, name: str, row: ProjectRow, table: str) -> Line:
        if not is_filled(row, name):
            return ()
        column = self._asked(table, name)
        names_evidence = self.evidence in column.to or (table == self.evidence and name == ROW_ID)
        basis = Basis.EVIDENCE if names_evidence else Basis.STATED
        return words(column.words(row[name]), basis)

    def _missing(self, name: str, table: str) -> Line:
        return open_line(self._asked(table, name).ask)

    def _naming(self, named: Named, row: ProjectRow, none: str) -> Line:
        """Return the ids of the rows of another table that name this one."""
        found = [
            row_id(other)
            for other in self.tables.get(named.table, ())
            if row_id(row) in _parts(other.get(named.by)) and row_matches(other, named.match)
        ]
        basis = Basis.EVIDENCE if named.table == self.evidence else Basis.STATED
        return words(", ".join(found), basis) if found else open_line(none)

    def _is_required(self, column: RowColumn, table: str) -> bool:
        return any(self._asked(table, name).required for name in column.columns)

    def _asked(self, table: str, name: str) -> AskedColumn:
        return self.questions[table].column_of_id[name]


def _once(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines of a cell, one that only repeats another, such as a title that names the kind, left out."""
    said: set[str] = set()
    for line in lines:
        if (text := plain(line).casefold()) not in said:
            said.add(text)
            yield line


def _detectable(subjects: FactValue | None) -> Line:
    """Return the rate of an event that this many subjects would show at least once in 95 of 100 studies."""
    if isinstance(subjects, bool) or not isinstance(subjects, (int, float)) or subjects < 1:
        return open_line("number of subjects")
    rate = 1 - CHANCE_OF_MISSING ** (1 / subjects)
    return words(f"{rate:.2%}".replace("%", " %"), Basis.COMPUTED, f"1 − 0.05^(1/{subjects:g})")


def _parts(value: FactValue | None) -> Sequence[FactValue | None]:
    return value if isinstance(value, tuple) else (value,)
