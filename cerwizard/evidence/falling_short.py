"""Says in words what is missing: that no row is as it should be, and by which columns those listed do not count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cerwizard.evidence.hand import InHand, name_of
from cerwizard.facts import NOTHING, FactValue, Match, Row, row_matches

_NOTHING_SAYS = "nothing listed says "


def joined(reasons: Collection[str]) -> str:
    """Return several reasons as one; what begins alike is said once."""
    if len(reasons) == 1:
        return next(iter(reasons))
    unsaid = [why.removeprefix(_NOTHING_SAYS) for why in reasons if why.startswith(_NOTHING_SAYS)]
    others = [why for why in reasons if not why.startswith(_NOTHING_SAYS)]
    return "; ".join([*([f"{_NOTHING_SAYS}{', '.join(unsaid)}"] if unsaid else []), *others])


def nothing_shows(table: str, match: Match, hand: InHand, *, is_about_all: bool = True) -> str:
    """Say that no row is as it should be; of all rows, by name where one value of one column is wanted."""
    values = [(column, value) for columns in match for column, asked in columns.items() for value in asked]
    if is_about_all and len(values) == 1:
        return f"{_NOTHING_SAYS}“{hand.row_words(table, dict(values), match)}”"
    return f"nothing under “{hand.words(table)}” shows it"


def not_counting(rows: Sequence[Row], table: str, match: Match, hand: InHand) -> list[str]:
    """Return what each of some rows lacks; of several ways to count, of the one it is nearest to."""
    return [f"{name_of(row)} does not count ({_lacking(row, table, match, hand)})" for row in rows]


def _lacking(row: Row, table: str, match: Match, hand: InHand) -> str:
    wrong = min([_wrong(row, columns) for columns in match], key=len)
    empty = [column for column in wrong if row.get(column) in NOTHING]
    said = [hand.row_words(table, row, ({name: (row[name],)},)) for name in wrong if name not in empty]
    return "; ".join([*dict.fromkeys(said), *([f"lacks {in_words(empty)}"] if empty else [])])


def _wrong(row: Row, columns: Mapping[str, tuple[FactValue, ...]]) -> list[str]:
    return [column for column, values in columns.items() if not row_matches(row, ({column: values},))]


def in_words(columns: Iterable[str]) -> str:
    """Return the names of columns as they stand in a sentence."""
    return ", ".join(columns).replace("_", " ")
