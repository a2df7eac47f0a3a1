"""The canonical layout of a project file: which key stands where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from operator import is_
from types import MappingProxyType
from typing import Any

from cerwizard.facts import Row
from cerwizard.project.model import Project, Said
from cerwizard.project.records import Kept, OpenPoint
from cerwizard.questionnaire import Questionnaire

MADE_OF: Mapping[str, Callable[[Project], tuple[object, ...]]] = {
    "complete": lambda project: (project.complete,),
    "project": lambda project: (project.name, project.manufacturer, project.stage, project.markets),
    "answers": lambda project: (project.answers,),
    "justifications": lambda project: (project.justifications,),
    "notes": lambda project: (project.notes,),
    "open": lambda project: (project.open,),
    "use": lambda project: (project.uses,),
    "statement": lambda project: (project.statements,),
    "action": lambda project: (project.actions,),
    "meeting": lambda project: (project.meetings,),
    "change": lambda project: (project.changes,),
    "assessed": lambda project: (project.assessed,),
}
"""What of a project each table of its file says, beside those of the table questions."""


def layout(
    project: Project,
    questionnaire: Questionnaire,
    schema_version: int,
    kept: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return the content of the project's file, in the order of writing; what is empty is left out.

    `kept` is what of it was laid out before and says what the project still says.
    """
    facts = questionnaire.places
    data: dict[str, Any] = {
        "schema_version": schema_version,
        "complete": in_order(project.complete, questionnaire.tables),
        "project": given(
            name=project.name, manufacturer=project.manufacturer, stage=project.stage, markets=project.markets
        ),
        **said_tables(project, facts),
        "use": [
            overlaid({**given(id=use.id, title=use.title), **said_tables(use, facts)}, use.unknown)
            for use in project.uses
        ],
    }
    for name in in_order(project.tables, questionnaire.tables):
        data[name] = kept.get(name) or [in_columns(row, name, questionnaire) for row in project.tables[name]]
    data["statement"] = [
        given(one.unknown, requirement=one.requirement, place=one.place, by=one.by, date=one.date)
        for one in project.statements
    ]
    data["action"] = [
        given(
            one.unknown,
            requirement=one.requirement,
            owner=one.owner,
            due=one.due,
            status=one.status,
            note=one.note,
        )
        for one in project.actions
    ]
    data["meeting"] = [
        given(one.unknown, date=one.date, present=one.present, decided=one.decided)
        for one in project.meetings
    ]
    data["change"] = [
        given(one.unknown, version=one.version, date=one.date, author=one.author, reason=one.reason)
        for one in project.changes
    ]
    data["assessed"] = project.assessed
    # The table of answers is what people look for: it stands there from the start.
    return {**overlaid(data, project.unknown, always="answers"), **kept}


def unchanged(before: Project, after: Project) -> Collection[str]:
    """Return the tables of a file that say of both projects the same: what they are made of is one and the same."""
    if before.unknown is not after.unknown:
        return ()
    names = [name for name, made_of in MADE_OF.items() if all(map(is_, made_of(before), made_of(after)))]
    return [*names, *(name for name, rows in after.tables.items() if before.tables.get(name) is rows)]


def said_tables(said: Said, facts: Mapping[str, int]) -> dict[str, Any]:
    """Return the tables about facts, in the order in which these are asked."""
    return {
        "answers": {fact: said.answers[fact] for fact in in_order(said.answers, facts)},
        "justifications": {fact: said.justifications[fact] for fact in in_order(said.justifications, facts)},
        "notes": {fact: said.notes[fact] for fact in in_order(said.notes, facts)},
        "open": {fact: open_table(said.open[fact]) for fact in in_order(said.open, facts)},
    }


def open_table(point: OpenPoint) -> dict[str, Any]:
    """Return the table of one open point."""
    return given(point.unknown, note=point.note, owner=point.owner, due=point.due)


def in_columns(row: Row, table: str, questionnaire: Questionnaire) -> dict[str, Any]:
    """Return a row with its cells in the order of the columns."""
    question = questionnaire.questions.get(table)
    columns = [column.id for column in question.columns] if question else []
    return {name: row[name] for name in in_order(row, columns)}


def in_order(names: Iterable[str], order: Iterable[str] | Mapping[str, int]) -> list[str]:
    """Return the names in this order, or by these places; those that have none come last, as they were."""
    place = order if isinstance(order, Mapping) else {name: number for number, name in enumerate(order)}
    return sorted(names, key=lambda name: place.get(name, len(place)))


def given(unknown: Kept | None = None, **keys: object) -> dict[str, Any]:
    """Return the keys that have a value, and after them what this version does not know."""
    filled = {name: value for name, value in keys.items() if value not in (None, "", ())}
    return {**filled, **(unknown or {})}


def overlaid(data: Mapping[str, Any], unknown: Kept, always: str | None = None) -> dict[str, Any]:
    """Return what is filled in the data, with what this version does not know put back into its tables."""
    result = {name: value for name, value in data.items() if value or name in unknown or name == always}
    for name, value in unknown.items():
        known = result.get(name)
        result[name] = (
            {**known, **value} if isinstance(known, Mapping) and isinstance(value, Mapping) else value
        )
    return result
