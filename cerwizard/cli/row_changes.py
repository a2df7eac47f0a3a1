"""Which rows of a table were added, removed or changed, told apart by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from cerwizard.assessment import alike
from cerwizard.facts import FactValue, Row


class CellChange(Struct, frozen=True):
    """One column of a row that differs."""

    column: str
    before: FactValue | None
    after: FactValue | None


class RowChange(Struct, frozen=True):
    """One row that is in both files and differs."""

    row: str
    cells: tuple[CellChange, ...]


class TableChange(Struct, frozen=True):
    """What is different in one table."""

    table: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[RowChange, ...]


def table_change(table: str, before: Sequence[Row], after: Sequence[Row]) -> TableChange:
    """Return what is different; a second row of one id is compared with the second of that id."""
    old, new = _by_name(before), _by_name(after)
    return TableChange(
        table,
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        changed=tuple(
            RowChange(name, _cells(row, new[name]))
            for name, row in old.items()
            if name in new and not alike((row,), (new[name],))
        ),
    )


def _by_name(rows: Sequence[Row]) -> dict[str, Row]:
    named: dict[str, Row] = {}
    seen: Counter[str] = Counter()
    for row in rows:
        name = str(row.get("id", "")) or "a row without an id"
        seen[name] += 1
        named[name if seen[name] == 1 else f"{name} ({seen[name]})"] = row
    return named


def _cells(before: Row, after: Row) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(column, before.get(column), after.get(column))
        for column in dict.fromkeys([*before, *after])
        if not alike(before.get(column), after.get(column))
    )
