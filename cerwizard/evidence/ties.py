"""How rows speak for another row: they name it, name a row that names it, or are named in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cerwizard.facts import Row, named_in

ROW_ID = "id"
"""The column that holds the number of a row."""
_WORD = re.compile(r"\w[\w-]*")


class Through(Struct, frozen=True):
    """What speaks for a row of this table speaks for the row that it names as well."""

    table: str
    by: str
    """The column of that table that names it."""


def row_id(row: Row) -> str:
    """Return the number by which others name a row; empty where it has none."""
    return str(row.get(ROW_ID, ""))


def naming(rows: Sequence[Row], by: str) -> dict[str, list[Row]]:
    """Return the rows that name each row in this column."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in dict.fromkeys(named_in(row, by)):
            found.setdefault(name, []).append(row)
    return found


def speaking_for(
    row: Row,
    listed: Mapping[str, Sequence[Row]],
    named: Mapping[str, Sequence[Row]],
    through: Sequence[Mapping[str, Sequence[Row]]],
    columns: Sequence[str],
) -> Iterator[tuple[Row, str]]:
    """Give what speaks for a row, each with the number of the row by way of which; empty when it is tied directly.

    What may speak stands in `listed` by its own number and in `named` by what it names; `through` has the rows of
    other tables by what those name; `columns` are the row's own, whose text names some.
    """
    name = row_id(row)
    for item in named.get(name, ()):
        yield item, ""
    for column in columns:
        for word in _WORD.findall(str(row.get(column, ""))):
            for item in listed.get(word, ()):
                yield item, ""
    for way in through:
        for other in way.get(name, ()):
            between = row_id(other)
            for item in named.get(between, ()):
                yield item, between
