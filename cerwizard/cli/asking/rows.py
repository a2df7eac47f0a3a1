"""A table question at the prompt: its rows, and one row column by column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from cerwizard.cli.asking.lines import Lines
from cerwizard.cli.asking.reading import BACK, CLEAR, as_words, read_answer
from cerwizard.facts import FactValue, Row
from cerwizard.questionnaire import Column, Question
from cerwizard.sitting import Complaint, next_id, row_words

DONE = "/done"
"""What keeps a row as it is, with the columns that are left empty."""


def show_rows(lines: Lines, rows: tuple[Row, ...]) -> None:
    """Print the rows there are, each in a few words."""
    for row in rows:
        lines.say(row_words(row), indent=2)
    if not rows:
        lines.say("Nothing is entered yet.", indent=2)


def ask_row(
    lines: Lines,
    question: Question,
    row: Row | None,
    tables: Mapping[str, tuple[Row, ...]],
    end: Callable[[Row], str],
    keep: Callable[[Row], None],
    named: Iterable[str] = (),
) -> None:
    """Ask a row column by column and keep it, unless the person leaves it with /back.

    What ends the questions in its midst, such as the end of input, keeps it as far as it was answered. `end` returns
    why nobody need fill in the rest of it, or nothing; `named` are the ids that other rows name, which no new row may
    take over.
    """
    rows = tables.get(question.id, ())
    key = question.columns[0]
    before: Row = row if row is not None else {key.id: next_id(question, rows, named)}
    taken = {str(other.get(key.id)) for other in rows if other is not row}
    given: dict[str, FactValue] = {**before}
    try:
        is_kept = _fill_in(given, lines, question, taken, tables, end)
    except BaseException:
        if given != before:
            keep(given)
        raise
    if is_kept:
        keep(given)


def _fill_in(
    given: dict[str, FactValue],
    lines: Lines,
    question: Question,
    taken: Collection[str],
    tables: Mapping[str, tuple[Row, ...]],
    end: Callable[[Row], str],
) -> bool:
    """Put what is typed for each column into the row, and return whether it is meant to be kept."""
    key = question.columns[0]
    own_id = given.get(key.id)
    lines.say(
        f"Enter leaves a column as it is, {CLEAR} empties it, {BACK} leaves the row, {DONE} keeps the rest."
    )
    said = ""
    for column in question.columns:
        while True:
            typed = _ask(lines, column, given.get(column.id), tables)
            if typed.casefold() == BACK:
                return False
            if typed.casefold() == DONE:
                return True
            if column is key and (typed == CLEAR or not (typed or given.get(key.id))):
                lines.say("A row needs this.")
                continue
            words = as_words(typed, f"{BACK} or {DONE}")
            complaint = (
                words.sentence if isinstance(words, Complaint) else _take(given, column, words, tables)
            )
            if not complaint and column is key and str(given[key.id]) in taken:
                complaint = f"there is a row {given[key.id]} already; give each its own"
                # Whatever ends the questions now, no two rows have one id.
                given |= {key.id: own_id} if own_id is not None else {}
            if not complaint:
                break
            lines.say(f"Not taken: {complaint}.")
        why = end(given)
        if why and why != said:
            lines.say(f"{why} /done keeps the row as it is, Enter goes on.")
        said = why
    return True


def _ask(lines: Lines, column: Column, value: FactValue | None, tables: Mapping[str, tuple[Row, ...]]) -> str:
    for number, words in enumerate(_options(column, tables).values(), start=1):
        lines.say(f"{number}  {words}", indent=2)
    if column.help:
        lines.say(column.help, indent=2)
    shown = "" if value is None else f" [{_shown(value)}]"
    return lines.ask(f"{column.ask}{shown}:")


def _take(
    given: dict[str, FactValue], column: Column, typed: str, tables: Mapping[str, tuple[Row, ...]]
) -> str:
    """Put what was typed into the row, or return why it cannot be there."""
    if not typed:
        return ""
    if typed == CLEAR:
        given.pop(column.id, None)
        return ""
    value = read_answer(column, typed, tuple(_options(column, tables)))
    if isinstance(value, Complaint):
        return value.sentence
    given[column.id] = value
    return ""


def _options(column: Column, tables: Mapping[str, tuple[Row, ...]]) -> dict[str, str]:
    return dict(column.choices) or {
        str(row.get("id")): row_words(row) for table in column.to for row in tables.get(table, ())
    }


def _shown(value: FactValue) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)
