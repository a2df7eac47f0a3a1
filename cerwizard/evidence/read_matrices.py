"""Reads the plan of the evidence matrix from a rulebook file; every problem is named with its file and line."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from cerwizard.evidence.matrix import MatrixLine, MatrixPlan, Sign, ThinWhen
from cerwizard.evidence.read_ties import ThroughModel, read_through
from cerwizard.facts import Fact, Match, Reader, Strict, Vocabulary
from cerwizard.tables import KeyPath, Source


class _Sign(Strict):
    id: str = Field(min_length=1)
    symbol: str = Field(min_length=1, max_length=1)
    level: int
    says: str = Field(min_length=1)
    match: Any = {}


class _Line(Strict):
    of: str
    title: str = Field(min_length=1)
    text: str
    by: str
    only: Any = {}
    through: list[ThroughModel] = []
    named_in: list[str] = []


class _Thin(Strict):
    says: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    needs: Any = {}
    all_are: Any = {}
    among: Any = {}
    of: dict[str, Any] | None = None


class MatrixModel(Strict):
    """The `[matrix]` table of a rulebook."""

    items: str
    title: str
    shows: list[str] = Field(min_length=1)
    empty: str = Field(min_length=1)
    supported: str = Field(min_length=1)
    leave_out: Any = {}
    when: Any = None
    unless: Any = None
    sign: list[_Sign] = Field(min_length=1)
    row: list[_Line] = Field(min_length=1)
    thin: list[_Thin] = Field(min_length=1)


def read_matrix(
    model: MatrixModel, source: Source, keys: KeyPath, vocabulary: Vocabulary
) -> MatrixPlan | None:
    """Read the plan of the matrix."""
    items = vocabulary.known(model.items, source, (*keys, "items"), kind="table")
    return _Reader(source, vocabulary, items).read(model, keys) if items else None


class _Reader(Reader):
    """Turns the model into the plan, adding what is wrong to the vocabulary's problems."""

    def __init__(self, source: Source, vocabulary: Vocabulary, items: Fact) -> None:
        super().__init__(source, vocabulary)
        self.items = items

    def read(self, model: MatrixModel, keys: KeyPath) -> MatrixPlan:
        for column in (model.title, *model.shows):
            self.check_column(column, self.items, (*keys, "shows"))
        if model.sign[-1].match:
            message = "the last sign needs no `match`, so that every item has one"
            self.complain((*keys, "sign", len(model.sign) - 1), message)
        signs = [
            Sign(sign.id, sign.symbol, sign.level, sign.says, self._match(sign.match, (*keys, "sign", at)))
            for at, sign in enumerate(model.sign)
        ]
        lines = [self._line(line, (*keys, "row", at)) for at, line in enumerate(model.row)]
        return MatrixPlan(
            items=self.items.id,
            title=model.title,
            shows=tuple(model.shows),
            signs=tuple(signs),
            lines=tuple(line for line in lines if line),
            thin=tuple(self._thin(thin, (*keys, "thin", at)) for at, thin in enumerate(model.thin)),
            empty_says=model.empty,
            supported_says=model.supported,
            leave_out=self._match(model.leave_out, (*keys, "leave_out")),
            condition=self.vocabulary.condition(model.when, model.unless, self.source, keys),
        )

    def _line(self, model: _Line, keys: KeyPath) -> MatrixLine | None:
        table = self._table(model.of, (*keys, "of"))
        if table is None:
            return None
        for column in (model.text, *model.named_in):
            self.check_column(column, table, keys)
        self.check_column(model.by, self.items, (*keys, "by"))
        return MatrixLine(
            table.id,
            model.title,
            model.text,
            model.by,
            self.vocabulary.match(model.only, table, self.source, (*keys, "only")),
            read_through(model.through, self, keys),
            tuple(model.named_in),
        )

    def _thin(self, model: _Thin, keys: KeyPath) -> ThinWhen:
        if bool(model.needs) == bool(model.all_are):
            self.complain(keys, "this says either what it `needs` or what `all_are`")
        of: dict[str, Match] | None = None
        if model.of is not None:
            tables = {name: self._table(name, (*keys, "of", name)) for name in model.of}
            of = {
                name: self.vocabulary.match(model.of[name], table, self.source, (*keys, "of", name))
                for name, table in tables.items()
                if table
            }
        return ThinWhen(
            model.says,
            model.clause,
            self._match(model.needs, (*keys, "needs")),
            self._match(model.all_are, (*keys, "all_are")),
            self._match(model.among, (*keys, "among")),
            of,
        )

    def _match(self, raw: object, keys: KeyPath) -> Match:
        return self.vocabulary.match(raw, self.items, self.source, keys)

    def _table(self, name: str, keys: KeyPath) -> Fact | None:
        return self.vocabulary.known(name, self.source, keys, kind="table")
