"""Reads the question files; every problem is named with its file and line."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from cerwizard.facts import Fact, FactKind, FactValue, Strict, Vocabulary, read_as
from cerwizard.questionnaire.question import Column, ColumnKind, Derived, Item, Question, Screening
from cerwizard.questionnaire.questionnaire import Section
from cerwizard.tables import KeyPath, Source, did_you_mean


class _Section(Strict):
    title: str = Field(min_length=1)
    intro: str = Field(min_length=1)


class _Column(Strict):
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    ask: str = Field(min_length=1)
    kind: ColumnKind
    choices: dict[str, str] = {}
    to: str | list[str] = []
    required: bool = False
    not_known: list[str] = []
    help: str = ""
    at_least: float | None = None
    at_most: float | None = None
    whole: bool = False
    not_before: str = ""


class _Asked(Strict):
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    ask: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    why: str = Field(min_length=1)
    changes: str = Field(min_length=1)
    help: str = Field(min_length=1)
    example: str = Field(min_length=1)
    trap: str = ""
    near_miss: str = ""
    notes: list[str] = []
    when: Any = None
    unless: Any = None
    anew_with: list[str] = []
    kind: FactKind | None = None
    covers: list[str] = []
    choices: dict[str, str] = {}
    choice_help: dict[str, str] = {}
    column: list[_Column] = []
    row_letter: str = Field(default="", pattern=r"^[A-Z]*$")
    no: bool | str | list[str] | None = None
    tick: str = ""
    judgement: bool = False
    justify_no: bool = False
    quick: bool = False
    wording: bool = False
    long: bool = False
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    whole: bool = False


class DerivedModel(Strict):
    """A `[[derived]]` entry, in a question file or a rulebook."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    clause: str = Field(min_length=1)
    says: str = Field(min_length=1)
    when: Any = None
    unless: Any = None


class _File(Strict):
    section: _Section
    question: list[_Asked] = []
    derived: list[DerivedModel] = []


def declared_ids(source: Source) -> frozenset[str]:
    """Return the ids that a file of questions or rules declares, without judging the rest of it."""
    return frozenset(
        entry["id"]
        for name in ("question", "derived", "decision")
        for entry in source.data.get(name, [])
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    )


def read_section(source: Source, name: str, vocabulary: Vocabulary) -> Section | None:
    """Read one question file and declare its facts; problems are added to the vocabulary's."""
    file = read_as(_File, source, vocabulary.problems)
    if file is None:
        return None
    items: list[Item] = []
    for keys in source.in_reading_order("question", "derived"):
        name_of_array, at = keys
        entry = file.question[int(at)] if name_of_array == "question" else file.derived[int(at)]
        if isinstance(entry, DerivedModel):
            items.append(read_derived(entry, source, keys, vocabulary))
        elif entry.covers:
            items.append(_screening(entry, source, keys, vocabulary))
        else:
            question = _question(entry, source, keys, vocabulary)
            if question:
                items.append(question)
    return Section(name, file.section.title, file.section.intro, tuple(items))


def read_derived(model: DerivedModel, source: Source, keys: KeyPath, vocabulary: Vocabulary) -> Derived:
    """Read a derived fact and declare it."""
    condition = vocabulary.condition(model.when, model.unless, source, keys)
    if condition.is_empty:
        vocabulary.problems.append(
            source.problem(keys, f"`{model.id}` has no condition, so it would always hold")
        )
    vocabulary.declare(Fact(model.id, "yes_no"), source, keys)
    return Derived(model.id, model.clause, model.says, condition)


def _screening(asked: _Asked, source: Source, keys: KeyPath, vocabulary: Vocabulary) -> Screening:
    if asked.kind is not None:
        vocabulary.problems.append(
            source.problem(keys, f"`{asked.id}` covers other facts and so has no `kind`")
        )
    return Screening(
        id=asked.id,
        ask=asked.ask,
        covers=tuple(asked.covers),
        clause=asked.clause,
        why=asked.why,
        changes=asked.changes,
        help=asked.help,
        example=asked.example,
        trap=asked.trap,
        notes=tuple(asked.notes),
        condition=vocabulary.condition(asked.when, asked.unless, source, keys),
    )


def _question(asked: _Asked, source: Source, keys: KeyPath, vocabulary: Vocabulary) -> Question | None:
    if asked.kind is None:
        vocabulary.problems.append(
            source.problem(keys, f"`{asked.id}` has neither a `kind` nor facts that it `covers`")
        )
        return None
    if (asked.kind in ("one_of", "some_of")) != bool(asked.choices):
        vocabulary.problems.append(
            source.problem(keys, f"`{asked.id}`: a {asked.kind} question and its choices do not fit")
        )
    if (asked.kind == "table") != bool(asked.column):
        vocabulary.problems.append(
            source.problem(keys, f"`{asked.id}`: a {asked.kind} question and its columns do not fit")
        )
    for value in asked.choice_help:
        if value not in asked.choices:
            hint = did_you_mean(value, asked.choices)
            vocabulary.problems.append(
                source.problem((*keys, "choice_help", value), f"`{value}` is no choice{hint}")
            )
    for at, column in enumerate(asked.column):
        for value in column.not_known:
            if value not in column.choices:
                hint = did_you_mean(value, column.choices)
                vocabulary.problems.append(
                    source.problem((*keys, "column", at, "not_known"), f"`{value}` is no choice{hint}")
                )
        dates = [other.id for other in asked.column if other.kind == "date" and other.id != column.id]
        if column.not_before and (column.kind != "date" or column.not_before not in dates):
            problem = f"`{column.not_before}` is no other date column of `{asked.id}`"
            vocabulary.problems.append(source.problem((*keys, "column", at, "not_before"), problem))
    condition = vocabulary.condition(asked.when, asked.unless, source, keys)
    columns = tuple(_column(column) for column in asked.column)
    vocabulary.declare(
        Fact(
            asked.id,
            asked.kind,
            choices=tuple(asked.choices),
            columns={column.id: tuple(column.choices) for column in columns},
            not_known={column.id: column.not_known for column in columns if column.not_known},
        ),
        source,
        keys,
    )
    return Question(
        id=asked.id,
        ask=asked.ask,
        kind=asked.kind,
        clause=asked.clause,
        why=asked.why,
        changes=asked.changes,
        help=asked.help,
        example=asked.example,
        trap=asked.trap,
        near_miss=asked.near_miss,
        notes=tuple(asked.notes),
        choices=asked.choices,
        choice_help=asked.choice_help,
        columns=columns,
        row_letter=asked.row_letter,
        condition=condition,
        anew_with=tuple(asked.anew_with),
        no=_no(asked),
        tick=asked.tick,
        judgement=asked.judgement,
        justify_no=asked.justify_no,
        quick=asked.quick,
        wording=asked.wording,
        long=asked.long,
        unit=asked.unit,
        at_least=asked.at_least,
        at_most=asked.at_most,
        whole=asked.whole,
    )


def _no(asked: _Asked) -> FactValue:
    if asked.no is not None:
        return tuple(asked.no) if isinstance(asked.no, list) else asked.no
    match asked.kind:
        case "one_of":
            return "none"
        case "some_of":
            return ()
        case _:
            return False


def _column(column: _Column) -> Column:
    return Column(
        id=column.id,
        ask=column.ask,
        kind=column.kind,
        choices=column.choices,
        to=(column.to,) if isinstance(column.to, str) else tuple(column.to),
        required=column.required,
        not_known=tuple(column.not_known),
        help=column.help,
        at_least=column.at_least,
        at_most=column.at_most,
        whole=column.whole,
        not_before=column.not_before,
    )
