"""How rows speak for another row: they name it, name a row that names it, or are named in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cerwizard.evidence.appraisal import rows_of
from cerwizard.facts import Facts, Row, named_in

_WORD = re.compile(r"\w[\w-]*")


class Through(Struct, frozen=True):
    """What speaks for a row of this table speaks for the row that it names as well."""

    table: str
    by: str
    """The column of that table that names it."""


def row_id(row: Row) -> str:
    """Return the number by which others name a row; empty where it has none."""
    return str(row.get("id", ""))


def naming(rows: Sequence[Row], by: str) -> dict[str, list[Row]]:
    """Return the rows that name each row in this column."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in dict.fromkeys(named_in(row, by)):
            found.setdefault(name, []).append(row)
    return found


def speaking_for(
    row: Row,
    rows: Sequence[Row],
    named: Mapping[str, Sequence[Row]],
    through: Sequence[Through],
    columns: Sequence[str],
    facts: Facts,
) -> Iterator[tuple[Row, str]]:
    """Give what speaks for a row, each with the number of the row by way of which; empty when it is tied directly.

    Of the `rows`, those that name a row stand in `named`; `columns` are its own, whose text names some.
    """
    name = row_id(row)
    for item in named.get(name, ()):
        yield item, ""
    for column in columns:
        words = _WORD.findall(str(row.get(column, "")))
        for item in rows if words else ():
            if row_id(item) in words:
                yield item, ""
    for way in through:
        for other in rows_of(facts, way.table):
            if name in named_in(other, way.by):
                for item in named.get(row_id(other), ()):
                    yield item, row_id(other)
