"""Says in words how a requirement stands: what shows it, what is missing, and why rows do not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cerwizard.evidence.hand import Finding, InHand, Words, name_of, said
from cerwizard.evidence.requirement import RowsWanted
from cerwizard.facts import NOTHING, Condition, FactValue, Match, Row, row_matches

RULED_OUT = "an answer rules it out:"
_NOTHING_SAYS = "nothing listed says "


def all_of(findings: Sequence[Finding]) -> str:
    """Say how several things stand that are all wanted; what begins alike is said once."""
    reasons = dict.fromkeys([finding.why for finding in findings])
    if len(reasons) == 1:
        return next(iter(reasons))
    unsaid = [why.removeprefix(_NOTHING_SAYS) for why in reasons if why.startswith(_NOTHING_SAYS)]
    others = [why for why in reasons if not why.startswith(_NOTHING_SAYS)]
    return "; ".join([*([f"{_NOTHING_SAYS}{', '.join(unsaid)}"] if unsaid else []), *others])


def one_of(findings: Sequence[Finding]) -> str:
    """Say how several ways stand of which one is wanted; one that lacks the same and more is no shorter way."""
    reasons = dict.fromkeys([finding.why for finding in findings if finding.why])
    return "; or ".join([why for why in reasons if not any(why.startswith(f"{less}; ") for less in reasons)])


def each_of(found: Sequence[Words]) -> str:
    """Say what each of several rows lacks."""
    return "; ".join(map(said, found))


def by_answers(how: str, condition: Condition, hand: InHand) -> str:
    """Say by which answers something is so."""
    return f"{how} {', '.join([f'“{hand.words(fact)}”' for fact in sorted(condition.facts)])}"


def by_rows(how: str, wanted: RowsWanted, rows: Sequence[Row], hand: InHand) -> str:
    """Say by which rows, and by which columns of them, something is so."""
    if not wanted.match:
        return f"{how} “{hand.words(wanted.table)}”"
    named_rows = [f"{name_of(row)}, {hand.row_words(wanted.table, row, wanted.match)}" for row in rows]
    return f"{how} {'; '.join(named_rows)}"


def not_given(facts: Sequence[str], hand: InHand) -> str:
    """Say of answers that do not count yet whether they, or their justifications, are missing."""
    return "; ".join([f"“{hand.words(fact)}” {_not_given(fact, hand)}" for fact in facts])


def _not_given(fact: str, hand: InHand) -> str:
    if hand.facts[fact].is_given:
        return "lacks its justification"
    return "is parked" if fact in hand.parked else "is not answered"


def not_filled(section: str, found: Finding, hand: InHand) -> str:
    """Say what a section of a document lacks."""
    return f"{hand.words(section)} is not filled: {found.why}"


def named(how: str, rows: Sequence[Row]) -> str:
    """Say of which rows something is so."""
    return f"{how}: {', '.join(map(name_of, rows))}"


def only_some(wanted: RowsWanted, done: Sequence[Row], matching: Sequence[Row], hand: InHand) -> str:
    """Say which rows are of the right kind, and how many of them are done."""
    if not done and len(wanted.done[0]) > 1:
        # Of one column “in hand” says enough; of several it is to be seen which keeps a row from counting.
        return "; ".join(_not_counting(matching, wanted.table, wanted.done, hand))
    return named(f"only {len(done)} of {wanted.at_least} in hand; listed", done or matching)


def none_counts(
    wanted: RowsWanted, rows: Sequence[Row], looking_so: Sequence[Row], hand: InHand, *, is_about_all: bool
) -> str:
    """Say that none of some rows counts, and why; those `looking_so` are ruled out by something else they say."""
    if wanted.by and rows and not looking_so and not is_about_all:
        return "; ".join(_not_counting(rows, wanted.table, wanted.match, hand))
    nothing = nothing_shows(wanted.table, wanted.match, hand, is_about_all=is_about_all and not looking_so)
    left_out = [
        f"{name_of(row)} does not count ({hand.row_words(wanted.table, row, wanted.unless)})"
        for row in looking_so
    ]
    return "; ".join([nothing, *left_out])


def nothing_shows(table: str, match: Match, hand: InHand, *, is_about_all: bool = True) -> str:
    """Say that no row is as it should be; of all rows, by name where one value of one column is wanted."""
    values = [(column, value) for columns in match for column, asked in columns.items() for value in asked]
    if is_about_all and len(values) == 1:
        return f"{_NOTHING_SAYS}“{hand.row_words(table, dict(values), match)}”"
    return f"nothing under “{hand.words(table)}” shows it"


def lacking(row: Row, table: str, columns: Iterable[str], hand: InHand) -> str:
    """Say which of these columns of a row are empty."""
    return (
        f"{name_of(row)} {_empty(table, [column for column in columns if row.get(column) in NOTHING], hand)}"
    )


def not_known(row: Row, table: str, columns: Iterable[str], hand: InHand) -> str:
    """Say of which columns a row says that nobody knows."""
    return f"{name_of(row)} does not know {_in_words(table, columns, hand)}"


def unsupported(row: Row, support: Finding) -> str:
    """Say what a row lacks in rows that speak for it."""
    return f"{name_of(row)}: {support.why}"


def _not_counting(rows: Sequence[Row], table: str, match: Match, hand: InHand) -> list[str]:
    """Return what each of some rows lacks; of several ways to count, of the one it is nearest to."""
    return [f"{name_of(row)} does not count ({_lacking(row, table, match, hand)})" for row in rows]


def _lacking(row: Row, table: str, match: Match, hand: InHand) -> str:
    wrong = min([_wrong(row, columns) for columns in match], key=len)
    empty = [column for column in wrong if row.get(column) in NOTHING]
    holding = [hand.row_words(table, row, ({name: (row[name],)},)) for name in wrong if name not in empty]
    return "; ".join([*dict.fromkeys(holding), *([_empty(table, empty, hand)] if empty else [])])


def _wrong(row: Row, columns: Mapping[str, tuple[FactValue, ...]]) -> list[str]:
    return [column for column, values in columns.items() if not row_matches(row, ({column: values},))]


def _empty(table: str, columns: Iterable[str], hand: InHand) -> str:
    return f"lacks {_in_words(table, columns, hand)}"


def _in_words(table: str, columns: Iterable[str], hand: InHand) -> str:
    """Return the names of columns as they stand in a sentence."""
    return ", ".join([f"“{hand.column_words(table, column)}”" for column in columns])
