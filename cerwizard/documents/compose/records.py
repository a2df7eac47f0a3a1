"""The device on half a page, and what people noted beside the answers: meetings, actions, parked questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    Column,
    Line,
    Paragraph,
    Placeholder,
    Role,
    Row,
    Table,
    Text,
    joined,
    open_line,
    words,
)
from cerwizard.documents.blocks import Open as OpenPiece
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.compose.decisions import outcome
from cerwizard.documents.compose.marks import mark_lines
from cerwizard.documents.outline.record_kinds import Actions, Glance, GlanceRow
from cerwizard.facts import Truth
from cerwizard.project import ACTION_WORDS, Action, OpenPoint

GLANCE_COLUMNS = (Column("Point", 22), Column("As recorded", 78))
ACTION_COLUMNS = (
    Column("Requirement", 36),
    Column("What is done", 27),
    Column("Owner", 13),
    Column("Due", 12),
    Column("Status", 12),
)
PARKED_COLUMNS = (Column("Parked question", 46), Column("Note", 28), Column("Owner", 13), Column("Due", 13))


def glance_table(wanted: Glance, told: Told, evidence: str, key: str) -> Table:
    """Return what the device is, its class, its purpose and what is in hand; what does not concern it is left out."""
    project = told.assessment.project
    device = " – ".join(part for part in (project.name, project.manufacturer) if part)
    rows = [Row((words("Device"), words(device, Basis.STATED) if device else open_line()), "device")]
    for row in wanted.rows:
        line = _glance_line(row, told, evidence)
        if line and told.truth(row.condition) is not Truth.FAILS:
            rows.append(Row((words(row.says), line), row.says))
    return Table(key, wanted.caption, GLANCE_COLUMNS, tuple(rows))


def meeting_blocks(told: Told, key: str) -> Iterator[Block]:
    """Return who met last and what was decided; without a meeting, the question who did."""
    meetings = told.assessment.project.meetings
    if not meetings:
        yield Placeholder(OpenPiece("who met, and what was decided?"), key=key)
        return
    last = meetings[-1]
    day = last.date.isoformat() if last.date else ""
    people = ", ".join(last.present)
    yield Paragraph((Text("Date: "), *_said(day)), Role.LEAD, f"{key}.date")
    yield Paragraph((Text("Present: "), *_said(people)), key=f"{key}.present")
    decided = tuple(words(one, Basis.STATED) for one in last.decided)
    yield Bullets(decided or (open_line("what was decided?"),), f"{key}.decided")


def action_table(wanted: Actions, told: Told, key: str) -> Table:
    """Return what was taken on, by whom and until when, in the order of the dates."""
    rows = [(one.due, one.requirement, _action_row(one, told)) for one in told.assessment.project.actions]
    if wanted.looked_into:
        rows += [
            (point.due, f"{fact} {use}", _looked_into_row(use, fact, point, told))
            for use, fact, point in told.assessment.project.carried_on
            if point.owner or point.due
        ]
    rows.sort(key=lambda row: (row[0] is None, str(row[0]), row[1]))
    nothing = Row((open_line(), *((),) * (len(ACTION_COLUMNS) - 1)))
    return Table(key, wanted.caption, ACTION_COLUMNS, tuple(row for *_, row in rows) or (nothing,))


def _action_row(one: Action, told: Told) -> Row:
    knowledge = told.assessment.knowledge
    name = one.requirement
    about = knowledge.requirements.get(name) or knowledge.prompts.get(name)
    return Row(
        (
            _requirement(name, about.says) if about else words(name, Basis.STATED),
            _said(one.note),
            _said(one.owner),
            _said(one.due.isoformat() if one.due else ""),
            _said(ACTION_WORDS.get(one.status, "")),
        ),
        one.requirement,
    )


def _looked_into_row(use: str, fact: str, point: OpenPoint, told: Told) -> Row:
    question, note, owner, due = _parked_cells(use, fact, point, told)
    return Row((question, note, owner, due, words("open")), f"{fact} {use}".strip())


def parked_table(told: Told, key: str) -> Iterator[Table]:
    """Return the questions that somebody looks into, with the note, the owner and the date."""
    rows = tuple(
        Row(_parked_cells(use, fact, point, told), f"{fact} {use}".strip())
        for use, fact, point in told.assessment.project.carried_on
    )
    if rows:
        yield Table(key, "Parked questions", PARKED_COLUMNS, rows)


def _parked_cells(use: str, fact: str, point: OpenPoint, told: Told) -> tuple[Line, ...]:
    of_use = f" ({use})" if use else ""
    known = fact in told.assessment.uses[0].facts
    question = words((told.question(fact) if known else fact) + of_use)
    due = point.due.isoformat() if point.due else ""
    said = (point.note, point.owner, due)
    return (question, *(words(cell, Basis.STATED) if cell else words("–") for cell in said))


def _glance_line(row: GlanceRow, told: Told, evidence: str) -> Line:
    if row.table:
        return _count(row, told, evidence)
    lines = [told.line(fact) for fact in row.facts if told.is_asked(fact)]
    lines += [_decided(decision, told) for decision in row.decisions if _concerns(decision, told)]
    return joined(line for line in lines if line)


def _decided(decision: str, told: Told) -> Line:
    found = told.verdict(decision)
    if found.applies is Truth.FAILS:
        return ()
    return joined([outcome(found), *mark_lines(found)])


def _concerns(decision: str, told: Told) -> bool:
    """Return whether the decision is of a market the device is meant for, or of none."""
    return told.assessment.knowledge.regime_of[decision].counts_in(told.assessment.markets)


def _count(row: GlanceRow, told: Told, evidence: str) -> Line:
    rows = told.assessment.project.tables.get(row.table, ())
    if not rows and row.table in told.assessment.project.complete:
        return words("None; the list is declared complete", Basis.STATED)
    if not rows:
        return open_line("nothing recorded")
    said = f"{len(rows)}"
    column = told.assessment.knowledge.questionnaire.questions[row.table].column_of_id.get(row.column)
    if column:
        counts = Counter(column.choices.get(str(found.get(column.id)), "Not said") for found in rows)
        said += f": {'; '.join(f'{label} ({count})' for label, count in counts.items())}"
    return words(said, Basis.EVIDENCE if row.table == evidence else Basis.STATED)


def _requirement(name: str, says: str) -> Line:
    return (Text(says), Text(f" ({name})"))


def _said(text: str) -> Line:
    return words(text, Basis.STATED) if text else open_line()
