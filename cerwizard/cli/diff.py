"""The command that shows what two project files say differently, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from cerwizard.assessment import AnswerChange, Assessment, Delta, alike, delta, load_knowledge, named
from cerwizard.cli.delta_json import answers_as_json, delta_as_json
from cerwizard.cli.delta_words import show_answers, show_delta
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import show, show_json
from cerwizard.cli.plain import plain
from cerwizard.cli.row_changes import TableChange, table_change
from cerwizard.project import Project


def diff(arguments: Arguments) -> int:
    """Show details, answers, reasons and rows that differ, then the verdicts and requirements that follow."""
    knowledge = load_knowledge()
    before, after = assessment_of(arguments.old, knowledge), assessment_of(arguments.new, knowledge)
    found = delta(before, after)
    tables = [
        table_change(name, before.project.tables.get(name, ()), after.project.tables.get(name, ()))
        for name in knowledge.questionnaire.tables
        if not alike(before.project.tables.get(name), after.project.tables.get(name))
    ]
    if arguments.json:
        show_json(_as_json((arguments.old, arguments.new), found, tables))
    else:
        _show((arguments.old, arguments.new), found, tables)
    return DONE


def _details(project: Project) -> dict[str, object]:
    """Return what a file says of itself beside answers and rows."""
    return {
        "name": project.name,
        "manufacturer": project.manufacturer,
        "project_stage": project.stage,
        "markets": project.markets,
        "complete": project.complete,
        "uses": tuple(use.id for use in project.uses),
        "left_open": tuple(project.open),
        "stated": tuple(statement.requirement for statement in project.statements),
    }


def _changed_details(found: Delta) -> Iterator[tuple[str, object, object]]:
    before, after = _details(found.before.project), _details(found.after.project)
    for name, value in before.items():
        if value != after[name]:
            yield name, value, after[name]


class _Reason(Struct, frozen=True):
    """A reason that was written, changed or taken away."""

    fact: str
    use: str
    """Empty for the base."""
    before: str
    after: str


def _changed_reasons(found: Delta) -> list[_Reason]:
    """Return the reasons that differ: they are printed word for word, also where nothing follows from them."""
    before, after = _reasons(found.before.project), _reasons(found.after.project)
    return [
        _Reason(fact, use, before.get((use, fact), ""), after.get((use, fact), ""))
        for use, fact in dict.fromkeys((*before, *after))
        if before.get((use, fact)) != after.get((use, fact))
    ]


def _reasons(project: Project) -> dict[tuple[str, str], str]:
    written = {"": project.justifications, **{use.id: use.justifications for use in project.uses}}
    return {(use, fact): text for use, reasons in written.items() for fact, text in reasons.items()}


def _as_json(files: tuple[Path, Path], found: Delta, tables: Sequence[TableChange]) -> dict[str, object]:
    old, new = files
    return {
        "old": _file(old, found.before),
        "new": _file(new, found.after),
        "details": [
            {"name": name, "before": plain(before), "after": plain(after)}
            for name, before, after in _changed_details(found)
        ],
        "answers": answers_as_json(_answers(found)),
        "reasons": [
            {
                "fact": reason.fact,
                "use": reason.use or None,
                "before": reason.before or None,
                "after": reason.after or None,
            }
            for reason in _changed_reasons(found)
        ],
        "tables": [_table(change) for change in tables],
        **delta_as_json(found),
    }


def _file(path: Path, assessment: Assessment) -> dict[str, object]:
    return {"file": str(path), "device": assessment.project.name}


def _table(change: TableChange) -> dict[str, object]:
    return {
        "table": change.table,
        "added": list(change.added),
        "removed": list(change.removed),
        "changed": [
            {
                "row": row.row,
                "columns": [
                    {"column": cell.column, "before": plain(cell.before), "after": plain(cell.after)}
                    for cell in row.cells
                ],
            }
            for row in change.changed
        ],
    }


def _answers(found: Delta) -> list[AnswerChange]:
    """Return the changed answers; tables are compared row by row."""
    tables = found.after.knowledge.questionnaire.tables
    return [change for change in found.comparison.answers if change.fact not in tables]


def _show(files: tuple[Path, Path], found: Delta, tables: Sequence[TableChange]) -> None:
    show(" → ".join(str(file) for file in files))
    details, answers = list(_changed_details(found)), _answers(found)
    if details:
        show()
        show("About the file:")
    for name, before, after in details:
        show(f"{name.replace('_', ' ')}: {_difference(before, after)}", indent=2, hang=2)
    if answers:
        show()
        show("Answers:")
        show_answers(answers, found.after)
    reasons = _changed_reasons(found)
    if reasons:
        show()
        show("Reasons written:")
    for reason in reasons:
        said = f"{_in_words(reason.before)} → {_in_words(reason.after)}"
        show(f"{named(reason.use, reason.fact)}: {said}", indent=2, hang=2)
    if tables:
        show()
        show("Rows:")
    for change in tables:
        _show_table(change)
    show_delta(found)


def _show_table(change: TableChange) -> None:
    for row in change.added:
        show(f"{change.table} {row}: added", indent=2, hang=2)
    for row in change.removed:
        show(f"{change.table} {row}: removed", indent=2, hang=2)
    for changed in change.changed:
        for cell in changed.cells:
            said = f"{_in_words(cell.before)} → {_in_words(cell.after)}"
            show(f"{change.table} {changed.row}, {cell.column}: {said}", indent=2, hang=2)


def _difference(before: object, after: object) -> str:
    """Return what came into a list and what left it, or both values."""
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return f"{_in_words(before)} → {_in_words(after)}"
    added = [str(part) for part in after if part not in before]
    removed = [str(part) for part in before if part not in after]
    parts = [f"{', '.join(added)} added" if added else "", f"{', '.join(removed)} removed" if removed else ""]
    return "; ".join(part for part in parts if part) or "in another order"


def _in_words(value: object) -> str:
    match value:
        case None | "" | ():
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(str(part) for part in value)
        case _:
            return str(value)
