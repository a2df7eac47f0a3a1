"""The form for one row of a table question, and the row that was filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cerwizard.facts import FactValue, Row
from cerwizard.questionnaire import Column, Question
from cerwizard.sitting import Bounds, next_id, row_words
from cerwizard.tui.dialogs.fields import Field, FieldKind
from cerwizard.tui.dialogs.form import Form, Given


def row_form(
    question: Question,
    row: Row | None,
    tables: Mapping[str, tuple[Row, ...]],
    says: Callable[[Row], str] | None = None,
    named: Iterable[str] = (),
) -> Form:
    """Return the form for one row of a table; `None` is a new one, `says` what is to be said while it is filled in.

    `named` are the ids that other rows name, which no new row may take over.
    """
    rows = tables.get(question.id, ())
    key = question.columns[0]
    current = dict(row or {})
    if not current.get(key.id):  # as in a file that somebody wrote by hand
        current[key.id] = next_id(question, rows, named)
    taken = {str(other.get(key.id)) for other in rows if other is not row}

    def check(given: Given) -> str:
        if given.get(key.id) in taken:
            return f"{key.ask}: there is a row {given[key.id]} already; give each its own"
        return ""

    fields = [
        _field(column, current.get(column.id), tables, is_key=column is key) for column in question.columns
    ]
    return Form("Row" if row is not None else "New row", fields, intro=question.ask, check=check, says=says)


def row_from(given: Given, before: Row | None, question: Question) -> Row:
    """Return the row as it was filled in; columns that the table does not know are kept."""
    known = {column.id for column in question.columns}
    kept = {name: value for name, value in (before or {}).items() if name not in known}
    return {**given, **kept}


def _field(
    column: Column, value: FactValue | None, tables: Mapping[str, tuple[Row, ...]], *, is_key: bool
) -> Field:
    choices = dict(column.choices) or {
        str(row.get("id")): row_words(row) for table in column.to for row in tables.get(table, ())
    }
    help_text = column.help
    if column.to and not choices:
        help_text = f"{help_text} There is nothing to choose from yet.".strip()
    return Field(
        column.id,
        column.ask,
        _kind(column),
        value=value,
        choices=choices,
        help=help_text,
        required=is_key,
        expected=column.required and not is_key,
        proposed=is_key,
        bounds=Bounds.of(column),
    )


def _kind(column: Column) -> FieldKind:
    match column.kind:
        case "refers":
            return "one_of"
        case "refers_many":
            return "some_of"
        case _:
            return column.kind
