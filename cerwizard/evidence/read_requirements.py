"""Reads the requirements of a rulebook file; every problem is named with its file and line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace
from pydantic import Field

from cerwizard.evidence.read_ties import ThroughModel, read_through
from cerwizard.evidence.requirement import (
    AnswersGiven,
    Authority,
    Breach,
    Closer,
    DecisionSettled,
    EveryRow,
    Holds,
    OnlyWhen,
    Proof,
    Requirement,
    RequirementKind,
    RowsWanted,
    SectionFilled,
    Severity,
    Stage,
    Stated,
)
from cerwizard.facts import Fact, Reader, Strict, Vocabulary
from cerwizard.tables import KeyPath, Source, did_you_mean


class _Rows(Strict):
    in_: str = Field(alias="in")
    match: Any = {}
    done: Any = {}
    at_least: int = Field(default=1, ge=1)
    by: str = ""
    of_use: str = ""
    unless: Any = {}


class _Support(_Rows):
    by: str
    through: list[ThroughModel] = []
    named_in: list[str] = []


class _EveryRow(Strict):
    of: str
    need: list[str] = []
    only: Any = {}
    at_least: int = Field(default=0, ge=0)
    supported_by: _Support | None = None


class _MetBy(Strict):
    when: Any = None
    answers: list[str] = []
    row: _Rows | list[_Rows] = []
    rows: _EveryRow | list[_EveryRow] = []
    settled: str = ""
    section: str = ""
    holds: Any = None
    stated: bool = False


class RequirementModel(Strict):
    """A `[[requirement]]` entry of a rulebook."""

    id: str = Field(min_length=1)
    says: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    authority: Authority | list[Authority]
    verified: bool | str
    kind: RequirementKind
    group: str = Field(min_length=1)
    when: Any = None
    unless: Any = None
    where: list[str] = []
    severity: Severity
    due: Stage
    each: str = ""
    only_rows: Any = {}
    only_uses: list[_Rows] = []
    closes: str = ""
    closed_by: list[Closer] = []
    met_by: list[_MetBy] = []
    blocked_by: list[dict[str, Any]] = []
    because: str = ""


class _Reader(Reader):
    """Turns one model into a requirement, adding what is wrong to the vocabulary's problems."""

    def __init__(
        self, source: Source, vocabulary: Vocabulary, decisions: Collection[str], sections: Collection[str]
    ):
        super().__init__(source, vocabulary)
        self.decisions = decisions
        self.sections = sections

    def read(self, model: RequirementModel, keys: KeyPath) -> Requirement:
        if (model.kind == "duty") != bool(model.met_by):
            self.complain(
                keys, f"`{model.id}` is a {model.kind}: `met_by` is for duties, and each duty has one"
            )
        if model.kind == "prohibition" and not model.blocked_by:
            self.complain(keys, f"`{model.id}` is a prohibition and `blocked_by` does not say what breaks it")
        each = None
        if model.each and model.each != "use":
            each = self.vocabulary.known(model.each, self.source, (*keys, "each"), kind="table")
        if model.only_rows and model.each in ("", "use"):
            self.complain(keys, f"`{model.id}`: `only_rows` needs a table as `each`")
        only_rows = (*keys, "only_rows")
        if model.only_uses and (model.each != "use" or not all(rows.of_use for rows in model.only_uses)):
            self.complain(
                keys,
                f'`{model.id}`: `only_uses` needs `each = "use"`, and the column `of_use` in each of its rows',
            )
        if model.met_by and all(met.when is not None for met in model.met_by):
            self.complain(keys, f"`{model.id}`: one entry of `met_by` has no `when`, for all other devices")
        met_by = tuple(self._met_by(met, (*keys, "met_by", at)) for at, met in enumerate(model.met_by))
        return Requirement(
            id=model.id,
            says=model.says,
            clause=model.clause,
            authority=tuple(model.authority) if isinstance(model.authority, list) else (model.authority,),
            verified="" if model.verified is True else str(model.verified or "not verified"),
            kind=model.kind,
            group=model.group,
            severity=model.severity,
            due=model.due,
            where=tuple(model.where),
            closes=model.closes,
            condition=self.vocabulary.condition(model.when, model.unless, self.source, keys),
            each=model.each,
            only_rows=self.vocabulary.match(model.only_rows, each, self.source, only_rows) if each else (),
            only_uses=tuple(
                self._rows(rows, (*keys, "only_uses", at)) for at, rows in enumerate(model.only_uses)
            ),
            met_by=met_by,
            blocked_by=tuple(
                self._breach(raw, (*keys, "blocked_by", at)) for at, raw in enumerate(model.blocked_by)
            ),
            because=model.because,
            closed_by=tuple(model.closed_by) or _closers(model.kind, met_by),
        )

    def _met_by(self, model: _MetBy, keys: KeyPath) -> tuple[Proof, ...]:
        proofs: list[Proof] = []
        if model.answers:
            for fact in model.answers:
                self.vocabulary.known(fact, self.source, (*keys, "answers"))
            proofs.append(AnswersGiven(tuple(model.answers)))
        for row in model.row if isinstance(model.row, list) else [model.row]:
            proofs.append(self._rows(row, (*keys, "row")))
        for rows in model.rows if isinstance(model.rows, list) else [model.rows]:
            proofs.append(self._every_row(rows, (*keys, "rows")))
        if model.holds is not None:
            proofs.append(Holds(self.vocabulary.condition(model.holds, None, self.source, (*keys, "holds"))))
        if model.settled:
            if model.settled not in self.decisions:
                hint = did_you_mean(model.settled, self.decisions)
                self.complain((*keys, "settled"), f"no decision `{model.settled}`{hint}")
            proofs.append(DecisionSettled(model.settled))
        if model.section:
            if model.section not in self.sections:
                hint = did_you_mean(model.section, self.sections)
                self.complain((*keys, "section"), f"no document has a section `{model.section}`{hint}")
            proofs.append(SectionFilled(model.section))
        if model.stated:
            proofs.append(Stated())
        if not proofs:
            self.complain(keys, "this says nothing that could meet the requirement")
        if model.when is not None:
            proofs.insert(0, OnlyWhen(self.vocabulary.condition(model.when, None, self.source, keys)))
        return tuple(proofs)

    def _rows(self, model: _Rows, keys: KeyPath) -> RowsWanted:
        table = self.vocabulary.known(model.in_, self.source, (*keys, "in"), kind="table")
        if table is None:
            return RowsWanted(model.in_, (), ())
        for key, column in (("by", model.by), ("of_use", model.of_use)):
            if column:
                self.check_column(column, table, (*keys, key))
        return RowsWanted(
            table.id,
            self.vocabulary.match(model.match, table, self.source, (*keys, "match")),
            self.vocabulary.match(model.done, table, self.source, (*keys, "done")),
            model.at_least,
            model.by,
            model.of_use,
            self.vocabulary.match(model.unless, table, self.source, (*keys, "unless")),
        )

    def _every_row(self, model: _EveryRow, keys: KeyPath) -> EveryRow:
        table = self.vocabulary.known(model.of, self.source, (*keys, "of"), kind="table")
        for column in model.need if table else ():
            assert table is not None
            self.check_column(column, table, (*keys, "need"))
        support = self._support(model.supported_by, table, keys) if model.supported_by else None
        only = self.vocabulary.match(model.only, table, self.source, (*keys, "only")) if table else ()
        not_known = table.not_known if table else {}
        return EveryRow(model.of, tuple(model.need), support, only, model.at_least, not_known)

    def _support(self, model: _Support, supported: Fact | None, keys: KeyPath) -> RowsWanted:
        place = (*keys, "supported_by")
        for column in model.named_in if supported else ():
            assert supported is not None
            self.check_column(column, supported, (*place, "named_in"))
        rows = self._rows(model, place)
        return replace(rows, through=read_through(model.through, self, place), named_in=tuple(model.named_in))

    def _breach(self, raw: dict[str, Any], keys: KeyPath) -> Breach:
        if set(raw) == {"row"} and isinstance(raw["row"], dict):
            return self._rows(_Rows.model_validate(raw["row"]), (*keys, "row"))
        return self.vocabulary.condition(raw, None, self.source, keys)


def _closers(kind: RequirementKind, met_by: tuple[tuple[Proof, ...], ...]) -> tuple[Closer, ...]:
    """Return what closes a gap of which the rulebook says nothing more: an answer, or what is written down."""
    if kind == "notice":
        return ()
    proofs = [proof for line in met_by for proof in line]
    asks = any(isinstance(proof, AnswersGiven | DecisionSettled | Holds) for proof in proofs)
    writes = any(isinstance(proof, RowsWanted | EveryRow | SectionFilled | Stated) for proof in proofs)
    found: list[Closer] = []
    if asks or not proofs:
        found.append("answer")
    if writes:
        found.append("document")
    return tuple(found)


def read_requirement(
    model: RequirementModel,
    source: Source,
    keys: KeyPath,
    vocabulary: Vocabulary,
    decisions: Collection[str],
    sections: Collection[str],
) -> Requirement:
    """Read one requirement; `decisions` and `sections` are the ids that it may name."""
    return _Reader(source, vocabulary, decisions, sections).read(model, keys)
