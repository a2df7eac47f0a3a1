"""Reads what does not go together from a rulebook file; every problem is named with its file and line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pydantic import Field

from cerwizard.evidence.consistency import ConsistencyRule, RowPattern, TakenOver
from cerwizard.evidence.requirement import Severity
from cerwizard.facts import Reader, Strict, Vocabulary
from cerwizard.tables import KeyPath, Source


class _NamedBy(Strict):
    in_: str = Field(alias="in")
    by: str


class _RowPattern(Strict):
    of: str
    match: Any = {}
    unless: Any = {}
    given: list[str] = []
    missing: list[str] = []
    unnamed_by: _NamedBy | None = None


class _TakenOver(Strict):
    of: list[str] = []
    bearing_on: list[str] = []
    but: list[str] = []
    unlike: list[str] = []
    from_no_device: bool = False


class ConsistencyModel(Strict):
    """A `[[consistency]]` entry of a rulebook."""

    id: str = Field(min_length=1)
    says: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    also: dict[str, str] = {}
    severity: Severity
    when: Any = None
    unless: Any = None
    rows: _RowPattern | None = None
    taken_over: _TakenOver | None = None


def read_consistency(
    model: ConsistencyModel,
    source: Source,
    keys: KeyPath,
    vocabulary: Vocabulary,
    asked: Collection[str] = (),
    markets: Collection[str] = (),
) -> ConsistencyRule:
    """Read one rule on answers that do not go together.

    `asked` are the questions that one use answers alone, `markets` those of all rulebooks.
    """
    reader = Reader(source, vocabulary)
    for market in sorted(model.also.keys() - set(markets)):
        reader.complain((*keys, "also", market), f"no rulebook is for the market `{market}`")
    condition = vocabulary.condition(model.when, model.unless, source, keys)
    if model.taken_over is not None:
        if model.rows is not None:
            reader.complain(keys, f"`{model.id}` has both `rows` and `taken_over`: make two of it")
        if model.also:
            says = "`also` is not read beside `taken_over`: each rulebook says of its own what is taken over"
            reader.complain((*keys, "also"), says)
        taken_over = _taken_over(model.taken_over, reader, (*keys, "taken_over"), asked)
        return ConsistencyRule(
            model.id,
            model.says,
            model.clause,
            model.severity,
            condition,
            taken_over=taken_over,
        )
    if model.rows is None:
        if condition.is_empty:
            reader.complain(keys, f"`{model.id}` names neither answers nor rows")
        return ConsistencyRule(model.id, model.says, model.clause, model.severity, condition, also=model.also)
    place = (*keys, "rows")
    table = vocabulary.known(model.rows.of, source, (*place, "of"), kind="table")
    for column in (*model.rows.given, *model.rows.missing) if table else ():
        if table:
            reader.check_column(column, table, place)
    naming = model.rows.unnamed_by
    other = vocabulary.known(naming.in_, source, (*place, "unnamed_by"), kind="table") if naming else None
    if naming and other:
        reader.check_column(naming.by, other, place)
    pattern = RowPattern(
        model.rows.of,
        vocabulary.match(model.rows.match, table, source, (*place, "match")) if table else (),
        vocabulary.match(model.rows.unless, table, source, (*place, "unless")) if table else (),
        tuple(model.rows.given),
        tuple(model.rows.missing),
        (naming.in_, naming.by) if naming else None,
    )
    return ConsistencyRule(model.id, model.says, model.clause, model.severity, condition, pattern, model.also)


def _taken_over(model: _TakenOver, reader: Reader, keys: KeyPath, asked: Collection[str]) -> TakenOver:
    if not (model.of or model.bearing_on):
        reader.complain(keys, "it names no answers: say them in `of`, or a decision in `bearing_on`")
    if bool(model.unlike) is model.from_no_device:
        reader.complain(keys, "one of `unlike` and `from_no_device` is wanted: when is the base no match?")
    for key, names in (("unlike", model.unlike), ("bearing_on", model.bearing_on), ("but", model.but)):
        for at, name in enumerate(names):
            reader.vocabulary.known(name, reader.source, (*keys, key, at))
    for at, name in enumerate(model.of):
        place = (*keys, "of", at)
        if reader.vocabulary.known(name, reader.source, place) and name not in asked:
            reader.complain(place, f"`{name}` is not answered for one use, so none takes it over")
    return TakenOver(
        tuple(model.of),
        tuple(model.unlike),
        tuple(model.bearing_on),
        tuple(model.but),
        model.from_no_device,
    )
