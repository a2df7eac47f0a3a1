"""The rules that would give a stricter outcome: which may still do so, and why the others fall away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cerwizard.assessment import Verdict
from cerwizard.decisions import Decision, Result, Rule, RuleTrace, SubRule
from cerwizard.documents.blocks import Block, Column, Line, Paragraph, Row, Table, Text, joined, words
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.compose.failing import FallsAway, why_it_falls_away

STRICTER_COLUMNS = (
    Column("Stricter rule", 22),
    Column("Could give", 12),
    Column("Falls away because, or hangs on", 42),
    Column("Clause", 24),
)
NEAREST = 3
"""Stricter rules shown whole; those further off are named with their reason."""


OPENINGS = {
    True: ("Further rules still open", "each with what it hangs on"),
    False: ("Further rules that fall away", "each with what stands in its way"),
}
"""What leads the rules that may still fire, and those that do not; and what follows where the reason is given."""


class _Tried(Struct, frozen=True):
    rule: Rule
    why: FallsAway
    outcome: str
    """The strictest outcome that it could give."""
    place: int
    """Where the rule stands among those of the decision."""


def stricter_rules(
    found: Verdict, result: Result, told: Told, key: str, show: frozenset[str]
) -> Iterator[Block]:
    """Return the rules that would give a stricter outcome and what each hangs on or falls to, the nearest first."""
    decision = found.decision
    if decision.policy != "strictest" or found.lowest is None:
        return
    tried = sorted(_tried(found, result, told), key=lambda one: (not one.why.is_open, one.why.distance))
    # One row says one outcome: rules that share a reason stand together only where they share that too.
    groups: dict[tuple[Line, str], list[_Tried]] = {}
    for one in tried:
        groups.setdefault((one.why.shared, one.outcome), []).append(one)
    nearest = list(groups.values())[:NEAREST]
    further = [one for one in tried if not any(one in group for group in nearest)]
    if nearest and "stricter" in show:
        caption = f"{decision.title}: stricter rules, the nearest first"
        rows = tuple(_stricter_row(decision, group) for group in nearest)
        yield Table(f"{key}.stricter", caption, STRICTER_COLUMNS, rows)
    if further and show & {"stricter", "further"}:
        for is_open in (True, False):
            named = [one for one in further if one.why.is_open is is_open]
            if named:
                line = _named(named, OPENINGS[is_open], "further" in show)
                yield Paragraph(line, key=f"{key}.{'waiting' if is_open else 'further'}")


def _tried(found: Verdict, result: Result, told: Told) -> Iterator[_Tried]:
    """Give each rule of which a part is stricter than the mildest outcome still possible."""
    decision, ranks = found.decision, found.decision.ranks
    standing = ranks[found.lowest or decision.outcomes[0]]
    facts = dict(told.assessment.uses[0].facts)
    for use in told.assessment.uses:
        if use.results[decision.id] is result:
            facts = dict(use.facts)
    for place, trace in enumerate(result.trace):
        parts = [part for part in _parts(trace) if ranks[part.outcome or ""] > standing]
        if parts:
            possible = [outcome for outcome in trace.possible if outcome and ranks[outcome] > standing]
            why = why_it_falls_away(trace, parts, bool(possible), facts, told)
            could = possible if why.is_open else [part.outcome or "" for part in parts]
            yield _Tried(trace.rule, why, max(could, key=ranks.__getitem__), place)


def _named(tried: Sequence[_Tried], opening: tuple[str, str], with_reasons: bool) -> Line:
    """Return the rules on one line, the nearest first; with reasons, those of one reason together."""
    leads, follows = opening
    if not with_reasons:
        names = dict.fromkeys(one.rule.name for one in tried)
        return words(f"{leads}, the nearest first: {', '.join(names)}")
    groups: dict[Line, list[_Tried]] = {}
    for one in tried:
        groups.setdefault(one.why.shared, []).append(one)
    lines = [(Text(_names(group)), Text(" – "), *_reason(group)) for group in groups.values()]
    return (Text(f"{leads}, {follows}: "), *joined(lines, "; "))


def _stricter_row(decision: Decision, group: Sequence[_Tried]) -> Row:
    """Return the row of one rule, or of several that share reason and outcome."""
    first = group[0]
    return Row(
        (
            words(_names(group)),
            words(decision.label(first.outcome)),
            _reason(group),
            words("; ".join(dict.fromkeys(one.rule.clause for one in group))),
        ),
        first.rule.id,
    )


def _reason(group: Sequence[_Tried]) -> Line:
    return group[0].why.line if len(group) == 1 else group[0].why.shared


def _names(group: Sequence[_Tried]) -> str:
    return ", ".join(dict.fromkeys(one.rule.name for one in sorted(group, key=lambda one: one.place)))


def _parts(trace: RuleTrace) -> list[Rule | SubRule]:
    parts: list[Rule | SubRule] = [trace.rule, *trace.rule.sub_rules]
    return [part for part in parts if part.outcome]
