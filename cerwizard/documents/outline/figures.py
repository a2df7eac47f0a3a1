"""Reads the figures of a document file, and checks the tables and decisions they name."""

from __future__ import annotations

from cerwizard.documents.outline.figure_kinds import (
    FigureShown,
    FlowBox,
    MatrixShown,
    Phases,
    Reasons,
    Selection,
)
from cerwizard.documents.outline.model import BlockModel
from cerwizard.documents.outline.reader import OutlineReader
from cerwizard.tables import KeyPath


class FigureReader(OutlineReader):
    """Turns the model of a figure into what it asks for."""

    def read(self, model: BlockModel, keys: KeyPath) -> FigureShown | None:
        """Return the figure, or `None` when what it names is not there."""
        match model.kind:
            case "timeline":
                return self._phases(model, keys)
            case "tree":
                return self._reasons(model, keys)
            case "matrix":
                return MatrixShown(model.caption)
            case _:
                return self._selection(model, keys)

    def _phases(self, model: BlockModel, keys: KeyPath) -> Phases | None:
        table = self.vocabulary.known(model.of, self.source, (*keys, "of"), kind="table")
        if table is None:
            return None
        columns = tuple(column for column in model.columns if isinstance(column, str))
        for column in (model.column, *columns):
            self.check_column(column, table, keys)
        if len(columns) != len(model.columns) or not columns:
            self.complain((*keys, "columns"), "a `timeline` names columns of its table")
        return Phases(model.caption, table.id, model.column, columns, model.empty)

    def _reasons(self, model: BlockModel, keys: KeyPath) -> Reasons | None:
        self.check_decisions(model.decisions, (*keys, "decisions"))
        if not model.decisions or any(name not in self.knowledge.decisions for name in model.decisions):
            return None
        return Reasons(model.caption, tuple(model.decisions))

    def _selection(self, model: BlockModel, keys: KeyPath) -> Selection | None:
        table = self.vocabulary.known(model.of, self.source, (*keys, "of"), kind="table")
        if table is None:
            return None
        for at, row in enumerate(model.rows):
            if not row.says or bool(row.aside) != bool(row.aside_cells):
                self.complain((*keys, "rows", at), "a box has `says`, and `aside` only with `aside_cells`")
        boxes = (
            FlowBox(row.says, tuple(row.cells or ()), row.aside, tuple(row.aside_cells)) for row in model.rows
        )
        match = self.vocabulary.match(model.match, table, self.source, (*keys, "match"))
        return Selection(model.caption, tuple(boxes), table.id, match, model.none)
