"""From the tables of a checked project file to the project they describe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from cerwizard.facts import FactValue
from cerwizard.project.door import FileTable, OpenTable, SaidTable
from cerwizard.project.model import Project, Use
from cerwizard.project.records import Action, Change, Meeting, OpenPoint, Statement
from cerwizard.questionnaire import Questionnaire

Value = TypeVar("Value")


def project_from(file: FileTable, questionnaire: Questionnaire) -> Project:
    """Return the project; what the questionnaire does not know is kept apart, so that no rule sees it."""
    rows = {name: file.unknown[name] for name in questionnaire.tables if file.unknown.get(name)}
    kept = {name: value for name, value in file.unknown.items() if name not in questionnaire.tables}
    if file.project.unknown:
        kept["project"] = file.project.unknown
    return Project(
        name=file.project.name,
        manufacturer=file.project.manufacturer,
        stage=file.project.stage,
        markets=tuple(file.project.markets),
        complete=tuple(file.complete),
        answers=answers_in(file, questionnaire),
        justifications=asked(file.justifications, questionnaire),
        notes=asked(file.notes, questionnaire),
        open=open_points_in(file, questionnaire),
        unknown=frozen_table(kept | unasked(file, questionnaire)),
        uses=tuple(
            Use(
                id=use.id,
                title=use.title,
                answers=answers_in(use, questionnaire),
                justifications=asked(use.justifications, questionnaire),
                notes=asked(use.notes, questionnaire),
                open=open_points_in(use, questionnaire),
                unknown=frozen_table({**use.unknown, **unasked(use, questionnaire)}),
            )
            for use in file.use
        ),
        tables={name: tuple(frozen_table(row) for row in table) for name, table in rows.items()},
        statements=tuple(
            Statement(
                requirement=statement.requirement,
                place=statement.place,
                by=statement.by,
                date=statement.date,
                unknown=frozen_table(statement.unknown),
            )
            for statement in file.statement
        ),
        actions=tuple(
            Action(
                requirement=action.requirement,
                owner=action.owner,
                due=action.due,
                status=action.status,
                note=action.note,
                unknown=frozen_table(action.unknown),
            )
            for action in file.action
        ),
        meetings=tuple(
            Meeting(
                date=meeting.date,
                present=tuple(meeting.present),
                decided=tuple(meeting.decided),
                unknown=frozen_table(meeting.unknown),
            )
            for meeting in file.meeting
        ),
        changes=tuple(
            Change(
                version=change.version,
                date=change.date,
                author=change.author,
                reason=change.reason,
                unknown=frozen_table(change.unknown),
            )
            for change in file.change
        ),
        assessed=frozen_table(file.assessed),
    )


def answers_in(said: SaidTable, questionnaire: Questionnaire) -> dict[str, FactValue]:
    """Return the answers to questions that exist."""
    return {fact: frozen(value) for fact, value in asked(said.answers, questionnaire).items()}


def open_points_in(said: SaidTable, questionnaire: Questionnaire) -> dict[str, OpenPoint]:
    """Return the open points of questions that exist."""
    return {fact: open_point(point) for fact, point in asked(said.open, questionnaire).items()}


def open_point(table: OpenTable) -> OpenPoint:
    """Return one open point."""
    return OpenPoint(note=table.note, owner=table.owner, due=table.due, unknown=frozen_table(table.unknown))


def asked(by_fact: Mapping[str, Value], questionnaire: Questionnaire) -> dict[str, Value]:
    """Return what is said of facts that a question declares."""
    return {fact: value for fact, value in by_fact.items() if fact in questionnaire.questions}


def unasked(said: SaidTable, questionnaire: Questionnaire) -> dict[str, Any]:
    """Return what is said of facts that no question declares, in its tables."""
    points = {fact: point.raw for fact, point in said.open.items()}
    tables = {
        "answers": said.answers,
        "justifications": said.justifications,
        "notes": said.notes,
        "open": points,
    }
    unknown = {
        name: {fact: value for fact, value in table.items() if fact not in questionnaire.questions}
        for name, table in tables.items()
    }
    return {name: table for name, table in unknown.items() if table}


def frozen(value: Any) -> Any:
    """Return a value that nobody can change: lists become tuples."""
    match value:
        case list():
            return tuple(frozen(part) for part in value)
        case dict():
            return frozen_table(value)
        case _:
            return value


def frozen_table(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table of frozen values."""
    return {name: frozen(value) for name, value in table.items()}
