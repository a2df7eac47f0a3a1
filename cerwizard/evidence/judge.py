"""Holds a requirement against what is in hand: met, partly met, missing, open or blocked, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from cerwizard.evidence.falling_short import (
    RULED_OUT,
    all_of,
    by_answers,
    by_rows,
    each_of,
    lacking,
    named,
    none_counts,
    not_filled,
    not_given,
    not_known,
    nothing_shows,
    one_of,
    only_some,
    unsupported,
)
from cerwizard.evidence.hand import Finding, InHand, Status, Words
from cerwizard.evidence.requirement import (
    AnswersGiven,
    DecisionSettled,
    EveryRow,
    Holds,
    OnlyWhen,
    Proof,
    Requirement,
    RowsWanted,
    SectionFilled,
    Stated,
)
from cerwizard.facts import (
    FAILS,
    HOLDS,
    MANY,
    NOTHING,
    OPEN,
    Condition,
    Row,
    TableValue,
    Truth,
    row_weighed,
    rows_matching,
    table_left,
    table_matching,
    table_may_match,
)


def judge(requirement: Requirement, hand: InHand) -> Finding:
    """Return how a requirement that applies stands."""
    if requirement.sole is not None:
        return _PROOFS[type(requirement.sole)](requirement.sole, requirement, hand)
    if requirement.kind == "notice":
        return Finding("notice", requirement.because or requirement.says)
    for breach in requirement.blocked_by:
        if isinstance(breach, Condition):
            if breach.truth(hand.facts) is HOLDS:
                return Finding("blocked", partial(by_answers, RULED_OUT, breach, hand))
        elif rows := _breaking(breach, hand):
            return Finding("blocked", partial(by_rows, RULED_OUT, breach, rows, hand))
    if requirement.kind == "prohibition":
        return Finding("met", "nothing recorded breaks it")
    lines: list[Finding] = []
    for line in requirement.met_by:
        found = _line(line, requirement, hand)
        if found.status == "met":
            return found
        lines.append(found)
    best = min(lines, key=lambda finding: _BEST.index(finding.status))
    if best.status == "partly":
        return best
    return Finding(best.status, partial(one_of, [line for line in lines if line.status == best.status]))


def is_about_use(requirement: Requirement, hand: InHand) -> bool:
    """Return whether a requirement on each use is about this one: a row says so that names it, or no use at all."""
    return not requirement.only_uses or any(_says_use(wanted, hand) for wanted in requirement.only_uses)


def _says_use(wanted: RowsWanted, hand: InHand) -> bool:
    table = hand.facts[wanted.table].table
    rows = table_left(table, table_matching(table, wanted.match), wanted.unless) if table else ()
    return any(hand.use is None or row.get(wanted.of_use, "") in ("", hand.use) for row in rows)


_STATED = Finding("met", "stated, with its place")
_NOT_STATED = Finding("missing", "nobody has stated where it is shown")
_ANSWERED = Finding("met", "answered")
_NOT_ASKED = Finding("missing", "what it asks for is not asked of this device yet")
_NO_WAY = Finding("missing", "")
_ANSWER: frozenset[type[Proof]] = frozenset((AnswersGiven, Holds))
_SHOWN: Mapping[Truth, tuple[Status, str]] = {
    HOLDS: ("met", "shown by"),
    OPEN: ("open", "hangs on"),
    FAILS: ("missing", "not shown by"),
}
_BEST: tuple[Status, ...] = ("met", "partly", "open", "missing", "blocked", "notice")


def _line(line: Sequence[Proof], requirement: Requirement, hand: InHand) -> Finding:
    """Return how what must all be there stands: what is not yet met speaks."""
    if type(line[0]) is OnlyWhen:
        if line[0].condition.truth(hand.facts) is not HOLDS:
            return _NO_WAY
        line = line[1:]
    findings = [_PROOFS[type(proof)](proof, requirement, hand) for proof in line]
    if len(findings) == 1:
        return findings[0]
    unmet = [finding for finding in findings if finding.status != "met"]
    status: Status = max([finding.status for finding in unmet], key=_BEST.index, default="met")
    if status == "missing" and _is_begun(line, findings):
        status = "partly"
    return Finding(status, partial(all_of, unmet or findings))


def _is_begun(line: Sequence[Proof], findings: Sequence[Finding]) -> bool:
    """Return whether a part is met; answers and what has to hold beside them are one part, so a no is no half."""
    pairs = zip(line, findings, strict=True)
    met = [type(proof) for proof, found in pairs if found.status == "met" and not found.by_none]
    if _ANSWER.issubset(map(type, line)) and not _ANSWER.issubset(met):
        return not _ANSWER.issuperset(met)
    return bool(met)


def _stated(_: Stated, requirement: Requirement, hand: InHand) -> Finding:
    said = hand.statements
    if requirement.id not in said:
        return _NOT_STATED
    return Finding("met", f"stated: {said[requirement.id]}") if isinstance(said, Mapping) else _STATED


def _settled(proof: DecisionSettled, _: Requirement, hand: InHand) -> Finding:
    if hand.facts[proof.decision].is_settled:
        return Finding("met", f"{hand.words(proof.decision)} is settled")
    return Finding("missing", f"{hand.words(proof.decision)} is not settled yet")


def _given(proof: AnswersGiven, _: Requirement, hand: InHand) -> Finding:
    return _answers(proof.facts, hand)


def _answers(facts: Sequence[str], hand: InHand) -> Finding:
    unanswered, is_any_given = [], False
    for fact in facts:
        held = hand.facts[fact]
        if held.is_not_applicable:
            continue
        if not held.is_given or fact in hand.unjustified:
            unanswered.append(fact)
        else:
            is_any_given = True
    if not unanswered:
        return _ANSWERED if is_any_given else _NOT_ASKED
    return Finding("partly" if is_any_given else "missing", partial(not_given, unanswered, hand))


def _holds(proof: Holds, _: Requirement, hand: InHand) -> Finding:
    status, how = _SHOWN[proof.condition.truth(hand.facts)]
    return Finding(status, partial(by_answers, how, proof.condition, hand))


def _section(proof: SectionFilled, _: Requirement, hand: InHand) -> Finding:
    section = proof.section
    contents = [fact for fact in hand.sections[section] if not hand.facts[fact].is_not_applicable]
    found = _answers(tuple(contents), hand)
    if found.status == "met":
        return Finding("met", f"{hand.words(section)} is filled")
    return Finding(found.status, partial(not_filled, section, found, hand))


def _wanted(proof: RowsWanted, _: Requirement, hand: InHand) -> Finding:
    return _rows(proof, hand, hand.row)


def _rows(wanted: RowsWanted, hand: InHand, supported: Row | None) -> Finding:
    table = hand.facts[wanted.table].table
    if table is None:
        return Finding("open", f"“{hand.words(wanted.table)}” is not asked yet")
    rows: Sequence[Row] = table.rows
    if wanted.by and supported is not None:
        rows = hand.supporting(wanted, supported)
    return _count(wanted, _of_use(rows, wanted, hand), table, hand)


def _of_use(rows: Sequence[Row], wanted: RowsWanted, hand: InHand) -> Sequence[Row]:
    """Return the rows about the use that is looked at: what is shown of one function is not shown of another.

    A row that names no use is about the base answers.
    """
    if not wanted.of_use or hand.use is None:
        return rows
    return [row for row in rows if row.get(wanted.of_use, "") == hand.use]


def _count(wanted: RowsWanted, rows: Sequence[Row], table: TableValue, hand: InHand) -> Finding:
    looking_so = table_matching(table, wanted.match, rows)
    matching = table_left(table, looking_so, wanted.unless)
    done = table_matching(table, wanted.done, matching)
    if len(done) >= wanted.at_least:
        return Finding("met", partial(named, "recorded", done or matching))
    if matching:
        return Finding("partly", partial(only_some, wanted, done, matching, hand))
    if not table.rows and not table.is_complete:
        return Finding("open", f"nothing is listed yet under “{hand.words(wanted.table)}”")
    may_look_so = table_left(table, table_may_match(table, wanted.match, rows), wanted.unless)
    unclear = [row for row in may_look_so if row_weighed(row, wanted.done)[0] is not FAILS]
    if unclear:
        return Finding("open", partial(named, "not enough is entered to say whether these show it", unclear))
    return Finding(
        "missing", partial(none_counts, wanted, rows, looking_so, hand, is_about_all=rows is table.rows)
    )


def _every_row(proof: EveryRow, requirement: Requirement, hand: InHand) -> Finding:
    table = hand.facts[proof.table].table
    if table is None:
        return Finding("open", f"“{hand.words(proof.table)}” is not asked yet")
    if hand.row is not None and requirement.each == proof.table:
        rows = rows_matching((hand.row,), proof.only)
    else:
        rows = table_matching(table, proof.only)
    if not rows:
        return _no_row(proof, table, hand)
    counting = _counting(proof.supported_by, hand) if proof.supported_by and len(rows) >= MANY else ()
    lacks = [found for row in rows if (found := _lacks(row, proof, counting, hand))]
    if not lacks:
        return Finding("met", f"every row under “{hand.words(proof.table)}” has it")
    return Finding("partly" if len(lacks) < len(rows) else "missing", partial(each_of, lacks))


def _no_row(proof: EveryRow, table: TableValue, hand: InHand) -> Finding:
    """Say how it stands while no row of the kind that is meant is listed."""
    listed = hand.words(proof.table)
    if not table.rows and not table.is_complete:
        return Finding("open", f"nothing is listed yet under “{listed}”")
    if proof.at_least:
        return Finding("missing", partial(nothing_shows, proof.table, proof.only, hand))
    if table.rows:
        return Finding("met", f"none under “{listed}” is of this kind", by_none=True)
    return Finding("met", f"there is none under “{listed}”, and that is declared complete", by_none=True)


def _counting(wanted: RowsWanted, hand: InHand) -> Collection[int]:
    """Return which rows count for whatever they speak for, by their identity: looked up once for all of that."""
    items = hand.facts[wanted.table].table
    if items is None:
        return ()
    matching = table_left(items, table_matching(items, wanted.match), wanted.unless)
    return set(map(id, _of_use(table_matching(items, wanted.done, matching), wanted, hand)))


def _lacks(row: Row, proof: EveryRow, counting: Collection[int], hand: InHand) -> Words:
    """Say what a row lacks; empty when it lacks nothing. `counting` are the rows that count, where that is known."""
    # Nearly every row holds all of it, which is seen at once; what is looked up in a set is hashed first.
    if not all(map(row.get, proof.need)) and not NOTHING.isdisjoint(map(row.get, proof.need)):
        return partial(lacking, row, proof.table, proof.need, hand)
    if proof.not_known:
        unknown = [column for column in proof.need if row[column] in proof.not_known.get(column, ())]
        if unknown:
            return partial(not_known, row, proof.table, unknown, hand)
    if proof.supported_by is None:
        return ""
    wanted = proof.supported_by
    if counting and sum(id(each) in counting for each in hand.supporting(wanted, row)) >= wanted.at_least:
        return ""
    support = _rows(wanted, hand, row)
    return "" if support.status == "met" else partial(unsupported, row, support)


def _breaking(breach: RowsWanted, hand: InHand) -> Sequence[Row]:
    table = hand.facts[breach.table].table
    return table_left(table, table_matching(table, breach.match), breach.unless) if table else ()


_PROOFS: Mapping[type[Proof], Callable[[Any, Requirement, InHand], Finding]] = {
    Stated: _stated,
    EveryRow: _every_row,
    AnswersGiven: _given,
    RowsWanted: _wanted,
    DecisionSettled: _settled,
    SectionFilled: _section,
    Holds: _holds,
}
"""What each kind of proof is held against; a table, since an assessment judges some two hundred."""
