"""Rows of a table question: the next free id, who names a row, and a row in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cerwizard.assessment import Assessment, end_words
from cerwizard.facts import Row, named_in
from cerwizard.project import Project
from cerwizard.questionnaire import Question, Questionnaire

LONGEST = 60
"""Letters of a row that stand in a line."""


def next_id(question: Question, rows: Iterable[Row], named: Iterable[str] = ()) -> str:
    """Return the next free row id: a letter and a number, like those that stand there.

    What other rows have `named` is not free, though no row of it stands there any more.
    """
    key = question.columns[0].id
    ids = [str(row.get(key, "")) for row in rows]
    letters = next(
        (found.rstrip("0123456789") for found in ids[::-1] if found),
        question.row_letter or question.id[:1].upper(),
    )
    numbers = [
        int(tail)
        for found in (*ids, *named)
        if (tail := found.removeprefix(letters)).isdigit() and found != tail
    ]
    return f"{letters}{max(numbers, default=0) + 1}"


def nameable(project: Project) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows that a column may name, by their table: those of every table, and the further uses."""
    uses = tuple({"id": use.id, "title": use.title} for use in project.uses)
    return {**project.tables, "use": uses}


def named_rows(assessment: Assessment, table: str) -> Mapping[str, tuple[str, ...]]:
    """Return the ids that rows name in columns for the rows of a table, each with the rows that name it."""
    found: dict[str, dict[str, None]] = {}
    for other, column in _naming(assessment.knowledge.questionnaire, table):
        for row in assessment.project.tables.get(other, ()):
            for name in named_in(row, column):
                found.setdefault(name, {})[str(row.get("id", other))] = None
    return {name: tuple(rows) for name, rows in found.items()}


def still_naming(assessment: Assessment, table: str, row_id: str) -> str:
    """Say which rows go on naming one that goes away; empty where none does."""
    rows = named_rows(assessment, table).get(row_id, ())
    return f"{', '.join(rows)} {'goes' if len(rows) == 1 else 'go'} on naming {row_id}." if rows else ""


def with_row(
    project: Project, questionnaire: Questionnaire, table: str, row: Row, instead_of: Row | None = None
) -> Project:
    """Return the project with this row, in the place of that one; who named that one names this."""
    rows = list(project.tables.get(table, ()))
    place = _place_of(instead_of, rows) if instead_of is not None else None
    if place is None:
        return project.with_rows(table, (*rows, row))
    rows[place] = row
    project = project.with_rows(table, tuple(rows))
    was, name = (str(one.get("id", "")) for one in (instead_of or {}, row))
    if not was or not name or any(other.get("id") == was for other in rows):
        return project
    for other, column in _naming(questionnaire, table):
        naming = [_naming_anew(row, column, was, name) for row in project.tables.get(other, ())]
        project = project.with_rows(other, tuple(naming))
    return project


def without_row(project: Project, table: str, row: Row) -> Project:
    """Return the project without this row; another with its id stays."""
    rows = project.tables.get(table, ())
    place = _place_of(row, rows)
    return project.with_rows(table, tuple(other for at, other in enumerate(rows) if at != place))


def _place_of(row: Row, rows: Sequence[Row]) -> int | None:
    """Return where a row stands among others, if it does.

    It is found by itself first, for another may have its id, or nobody has written one; and by its id where the rows
    were read anew from the disk meanwhile.
    """
    name = row.get("id")
    places = [at for at, other in enumerate(rows) if other is row]
    places += [at for at, other in enumerate(rows) if name and other.get("id") == name]
    return places[0] if places else None


def _naming(questionnaire: Questionnaire, table: str) -> Iterator[tuple[str, str]]:
    """Give each table and column that may name rows of a table."""
    for name in questionnaire.tables:
        for column in questionnaire.questions[name].columns:
            if table in column.to:
                yield name, column.id


def _naming_anew(row: Row, column: str, was: str, now: str) -> Row:
    value = row.get(column)
    if value == was:
        return {**row, column: now}
    if isinstance(value, tuple) and was in value:
        return {**row, column: tuple(now if part == was else part for part in value)}
    return row


def row_end(assessment: Assessment, table: str, row: Row) -> str:
    """Return why nobody need fill in the rest of a row, and that it is so; empty as long as it is asked for."""
    why = end_words(assessment.lead, table, row)
    return f"{why} What is still empty need not be filled in." if why else ""


def row_words(row: Row) -> str:
    """Return the first columns of a row, to choose it by."""
    return shortened(" ".join(str(value) for value in list(row.values())[:2] if value), LONGEST)


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many letters; one that is cut ends with a sign for it."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
