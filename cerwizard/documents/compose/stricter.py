"""The rules that would give a stricter outcome, and why each falls away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.assessment import Verdict
from cerwizard.decisions import Decision, Result, Rule, RuleTrace, SubRule
from cerwizard.documents.blocks import Block, Column, Line, Paragraph, Row, Table, Text, words
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


def stricter_rules(
    found: Verdict, result: Result, told: Told, key: str, show: frozenset[str]
) -> Iterator[Block]:
    """Return the rules that would give a stricter outcome and why each falls away, the nearest first."""
    decision = found.decision
    if decision.policy != "strictest" or found.lowest is None:
        return
    standing = decision.outcomes.index(found.lowest)
    facts = dict(told.assessment.uses[0].facts)
    for use in told.assessment.uses:
        if use.results[decision.id] is result:
            facts = dict(use.facts)
    tried = []
    for trace in result.trace:
        stricter = [part for part in _parts(trace) if decision.outcomes.index(part.outcome or "") > standing]
        if stricter:
            reason = why_it_falls_away(trace, stricter, facts, told)
            highest = max(decision.outcomes.index(part.outcome or "") for part in stricter)
            tried.append((reason, trace.rule, highest))
    tried.sort(key=lambda row: row[0].distance)
    groups: dict[Line, list[tuple[FallsAway, Rule, int]]] = {}
    for row in tried:
        groups.setdefault(row[0].first or words(row[1].id), []).append(row)
    rows = tuple(_stricter_row(decision, group) for group in groups.values())
    nearest, further = rows[:NEAREST], rows[NEAREST:]
    if nearest and "stricter" in show:
        caption = f"{decision.title}: stricter rules, the nearest first"
        yield Table(f"{key}.stricter", caption, STRICTER_COLUMNS, nearest)
    if further and show & {"stricter", "further"}:
        opening, said = "Further rules that fall away", [(row.cells[0], row.cells[2]) for row in further]
        if "further" in show:
            opening += ", each with what stands in its way"
            lines = [(*rules, Text(" – "), *reason) for rules, reason in said]
        else:
            lines = [rules for rules, _ in said]
        pieces = [piece for line in lines for piece in (Text("; "), *line)]
        yield Paragraph((Text(f"{opening}: "), *pieces[1:]), key=f"{key}.further")


def _stricter_row(decision: Decision, group: Sequence[tuple[FallsAway, Rule, int]]) -> Row:
    """Return the row of one rule, or of several that fall away for the same reason."""
    reason, rule, _ = group[0]
    rules = [rule for _, rule, _ in group]
    outcome = decision.outcomes[max(highest for _, _, highest in group)]
    return Row(
        (
            words(", ".join(rule.name for rule in rules)),
            words(decision.label(outcome)),
            reason.line if len(rules) == 1 else reason.first,
            words("; ".join(rule.clause for rule in rules)),
        ),
        rule.id,
    )


def _parts(trace: RuleTrace) -> list[Rule | SubRule]:
    parts: list[Rule | SubRule] = [trace.rule, *trace.rule.sub_rules]
    return [part for part in parts if part.outcome]
