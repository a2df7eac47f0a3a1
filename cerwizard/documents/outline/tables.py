"""Reads the table blocks of a document file, and checks their columns against the project's tables."""

from __future__ import annotations

from cerwizard.documents.outline.model import BlockModel, ColumnModel, NamedModel
from cerwizard.documents.outline.reader import OutlineReader
from cerwizard.documents.outline.table_kinds import (
    BlankColumn,
    BlankRow,
    BlankTable,
    Coverage,
    LeftTo,
    Named,
    Profile,
    ProfileColumn,
    ProfileLine,
    RowColumn,
    Rows,
)
from cerwizard.facts import Fact
from cerwizard.tables import KeyPath, did_you_mean


class TableReader(OutlineReader):
    """Turns the model of a table block into the table it asks for."""

    def rows(self, model: BlockModel, keys: KeyPath) -> Rows | None:
        """Read a `rows` block."""
        table = self.vocabulary.known(model.of, self.source, (*keys, "of"), kind="table")
        if table is None:
            return None
        columns = tuple(
            self._column(column, table, (*keys, "columns", at)) for at, column in enumerate(model.columns)
        )
        match = self.vocabulary.match(model.match, table, self.source, (*keys, "match"))
        without = self.vocabulary.match(model.without, table, self.source, (*keys, "without"))
        return Rows(table.id, model.caption, columns, model.empty, match, without, model.layout, model.none)

    def coverage(self, model: BlockModel, keys: KeyPath) -> Coverage | None:
        """Read a `coverage` block."""
        table = self.vocabulary.known(model.of, self.source, (*keys, "of"), kind="table")
        if table is None:
            return None
        self.check_column(model.column, table, keys)
        return Coverage(table.id, model.column, model.caption, model.none)

    def blank_table(self, model: BlockModel, keys: KeyPath) -> BlankTable:
        """Read a `blank_table` block."""
        columns = self.blank_columns(model)
        rows = []
        for at, row in enumerate(model.rows):
            place = (*keys, "rows", at)
            cells = tuple(row.cells or ())
            if row.cells is None or len(cells) > len(columns):
                self.complain(place, f"a row has its `cells`, at most {len(columns)} of them here")
            condition = self.vocabulary.condition(row.when, row.unless, self.source, place)
            for fact in filter(None, (column.fact for column in columns)):
                asked = self.vocabulary.known(fact, self.source, (*keys, "columns"))
                if asked and row.choice not in asked.choices:
                    self.complain(
                        place,
                        f"`{fact}` has no choice `{row.choice}`{did_you_mean(row.choice, asked.choices)}",
                    )
            rows.append(BlankRow(cells[: len(columns)], row.clause, condition, row.choice))
        return BlankTable(
            model.caption,
            columns,
            tuple(rows),
            model.layout,
        )

    def profile(self, model: BlockModel, keys: KeyPath) -> Profile | None:
        """Read a `profile` block."""
        table = self.vocabulary.known(model.of, self.source, (*keys, "of"), kind="table")
        if table is None:
            return None
        self.check_column(model.column, table, (*keys, "column"))
        columns = []
        for at, column in enumerate(model.columns):
            place = (*keys, "columns", at)
            column = column if isinstance(column, ColumnModel) else ColumnModel(title=column)
            if column.column:
                self.check_column(column.column, table, place)
            if sum(map(bool, (column.answered, column.column, column.left_to))) > 1:
                self.complain(place, "a column has at most one of `answered`, `column`, `left_to` here")
            columns.append(
                ProfileColumn(column.title, column.width, column.answered, column.column, column.left_to)
            )
        given = sum(not (column.answered or column.column or column.left_to) for column in columns)
        lines = []
        for at, row in enumerate(model.rows):
            place = (*keys, "rows", at)
            if len(row.cells or ()) != given or not row.columns:
                self.complain(place, f"a row has {given} `cells` here, and the `columns` that answer it")
            for name in row.columns:
                self.check_column(name, table, (*place, "columns"))
            condition = self.vocabulary.condition(row.when, row.unless, self.source, place)
            lines.append(ProfileLine(tuple(row.cells or ()), tuple(row.columns), condition))
        return Profile(table.id, model.caption, model.column, tuple(columns), tuple(lines))

    @staticmethod
    def blank_columns(model: BlockModel) -> tuple[BlankColumn, ...]:
        """Return the columns that a person fills."""
        columns = [
            column if isinstance(column, ColumnModel) else ColumnModel(title=column)
            for column in model.columns
        ]
        return tuple(
            BlankColumn(column.title, column.width, column.left_to or LeftTo.WRITER, column.fact)
            for column in columns
        )

    def _column(self, model: str | ColumnModel, table: Fact, keys: KeyPath) -> RowColumn:
        if isinstance(model, str):
            model = ColumnModel(column=model)
        sources = [model.column, model.columns, model.named_by, model.appraised, model.detects, model.decided]
        # What is recorded may stand above the box of the evaluator, who judges it.
        is_judged = model.left_to is LeftTo.EVALUATOR and bool(model.column or model.columns)
        if sum(map(bool, sources)) + (model.left_to is not None and not is_judged) != 1:
            self.complain(
                keys,
                "a column has one of `column`, `columns`, `named_by`, `appraised`, `detects`, `decided`, `left_to`",
            )
        self.check_decisions(model.decided, keys)
        columns = (model.column,) if model.column else tuple(model.columns)
        for column in filter(None, (*columns, model.detects, model.needs, model.of_use)):
            self.check_column(column, table, keys)
        for appraisal in model.appraised:
            self._check_appraisal(appraisal, table, (*keys, "appraised"))
        if not model.title and not model.column:
            self.complain(keys, "this column needs a `title`")
        return RowColumn(
            title=model.title or self._label(table.id, model.column),
            width=model.width,
            columns=columns,
            named=self._named(model.named_by, keys) if model.named_by else None,
            appraised=tuple(model.appraised),
            explained=model.explained,
            detects=model.detects,
            left_to=model.left_to,
            none=model.none,
            needs=model.needs,
            wanted=model.wanted,
            only=self.vocabulary.match(model.only, table, self.source, (*keys, "only")),
            decided=tuple(model.decided),
            of_use=model.of_use,
        )

    def _named(self, model: NamedModel, keys: KeyPath) -> Named | None:
        table = self.vocabulary.known(model.in_, self.source, (*keys, "named_by", "in"), kind="table")
        if table is None:
            return None
        self.check_column(model.by, table, keys)
        match = self.vocabulary.match(model.match, table, self.source, (*keys, "named_by", "match"))
        return Named(table.id, model.by, match)

    def known_column(self, table: str, column: str, keys: KeyPath) -> None:
        """Say when there is no such table, or no such column in it."""
        found = self.vocabulary.known(table, self.source, keys, kind="table")
        if found and column:
            self.check_column(column, found, keys)

    def _check_appraisal(self, appraisal: str, table: Fact, keys: KeyPath) -> None:
        known = [found.id for found in self.knowledge.appraisals.values() if found.table == table.id]
        if appraisal not in known:
            hint = did_you_mean(appraisal, known)
            self.complain(keys, f"no appraisal `{appraisal}` of table `{table.id}`{hint}")

    def _label(self, table: str, column: str) -> str:
        asked = self.knowledge.questionnaire.questions[table].column_of_id.get(column)
        return asked.ask if asked else column
