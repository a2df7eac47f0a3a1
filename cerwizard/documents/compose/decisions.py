"""Decisions in a document: the outcome, what decided it, what else was tried, and the answers behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.assessment import Regime, Verdict
from cerwizard.decisions import Decision, Result, Rule, RuleTrace, SubRule
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    Column,
    Line,
    Open,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    open_line,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.compose.failing import FallsAway, answers_behind, why_it_falls_away
from cerwizard.documents.outline.sections import Compared, ConditionsShown, Route
from cerwizard.facts import Check, Condition, Facts, Truth

REASON_COLUMNS = (Column("Rule", 18), Column("In short", 40), Column("Clause", 22), Column("Outcome", 20))
STRICTER_COLUMNS = (
    Column("Stricter rule", 22),
    Column("Could give", 12),
    Column("Falls away because, or hangs on", 42),
    Column("Clause", 24),
)
ROUTE_COLUMNS = (
    Column("Question", 24),
    Column("Answer", 24),
    Column("What follows", 32),
    Column("Clause", 20),
)
STEP_COLUMNS = (Column("Step", 9), Column("Question", 37), Column("Answer; result", 30), Column("Clause", 24))
PROOF = Column("Proof; endorsement", 18)
CONDITION_COLUMNS = (Column("Case", 22), Column("Condition", 44), Column("Answer", 20), Column("State", 14))

NEAREST = 3
"""Stricter rules shown whole; those further off are named with their reason."""

MOST_OPEN = 6
"""Open questions named under a decision; the interview asks the others."""

MOST_QUESTIONS = 2
"""Questions named in one row of the route; section by section the others follow."""

STATE = {Truth.HOLDS: "met", Truth.FAILS: "not met", Truth.OPEN: "unknown"}


def decision_blocks(found: Verdict, told: Told, key: str, show: frozenset[str]) -> Iterator[Block]:
    """Return the parts wanted of a decision: outcome, deciding rules, stricter ones, further ones, answers."""
    if "outcome" in show:
        yield from _stands(found, told, key)
    if found.applies is Truth.FAILS:
        return
    if "reasons" in show:
        yield from _decides(found, key)
    if "outcome" in show and (found.is_settled or found.is_ordered):
        yield from _notes(found)
    deciding = _deciding_result(found)
    if deciding:
        yield from _stricter(found, deciding, told, key, show)
        yield from _answers(found, deciding, told, key) if "answers" in show else ()


def _stands(found: Verdict, told: Told, key: str) -> Iterator[Block]:
    """Return the outcome with its marks, and what is still open."""
    yield Paragraph((Text(f"{found.decision.title}: "), *outcome(found)), Role.LEAD, key)
    if found.applies is Truth.FAILS:
        return
    if not found.is_settled:
        questions: list[Line] = [(told.open(fact),) for fact in found.open[:MOST_OPEN]]
        if len(found.open) > MOST_OPEN:
            questions.append(words(f"and {len(found.open) - MOST_OPEN} more questions", Basis.COMPUTED))
        yield Bullets(tuple(questions) or (open_line("a judgement not yet made"),), f"{key}.open")
    if found.marks:
        marks = "; ".join(mark.label for mark in found.marks)
        clauses = "; ".join(dict.fromkeys(mark.clause for mark in found.marks))
        yield Paragraph(words(f"Marks: {marks}", Basis.COMPUTED, clauses), Role.LEAD, f"{key}.marks")


def _decides(found: Verdict, key: str) -> Iterator[Block]:
    """Return the rules that decide; a single one of a plain decision on one line."""
    reasons = tuple(_reasons(found))
    # Where the first rule that holds decides, an open answer leaves every later rule possible: a list of no use.
    if len(reasons) == 1 and found.is_settled and not found.is_ordered:
        rule, says, clause, _ = reasons[0].cells
        yield Paragraph((*rule, Text(": "), *says, Text(" ["), *clause, Text("]")), key=f"{key}.reason")
    elif reasons and (found.is_settled or found.is_ordered):
        caption = f"{found.decision.title}: what decides"
        yield Table(f"{key}.reasons", caption, REASON_COLUMNS, reasons)


def route_table(route: Route, regimes: Sequence[Regime], told: Told, key: str) -> Iterator[Block]:
    """Return every decision of a group in these regimes with its outcome, its consequence and its clause.

    Those that do not apply are named in one line.
    """
    decisions = [step for regime in regimes for step in regime.steps if isinstance(step, Decision)]
    rows = tuple(
        Row(_route_cells(told.assessment.verdicts[decision.id], told), decision.id)
        for decision in decisions
        if decision.group == route.group and told.assessment.verdicts[decision.id].applies is not Truth.FAILS
    )
    yield Table(key, route.caption, ROUTE_COLUMNS, rows)
    away = [
        f"{decision.title} [{decision.clause}]"
        for decision in decisions
        if decision.group == route.group and told.assessment.verdicts[decision.id].applies is Truth.FAILS
    ]
    if away:
        yield Paragraph(words(f"Do not apply: {'; '.join(away)}.", Basis.COMPUTED), key=f"{key}.away")


def compared_table(wanted: Compared, told: Told, key: str) -> Table:
    """Return decisions of several regimes side by side; what to do about a difference is left to the writer."""
    titles = ("Point", *wanted.titles, "Difference to act on")
    rows = tuple(
        Row(
            (
                words(row.says),
                *(outcome(told.assessment.verdicts[decision]) for decision in row.decisions),
                open_line(),
            ),
            row.says,
        )
        for row in wanted.rows
    )
    return Table(key, wanted.caption, tuple(Column(title) for title in titles), rows)


def conditions_table(shown: ConditionsShown, told: Told, key: str) -> Iterator[Table]:
    """Return each condition of the rules of some decisions, and whether it is met."""
    facts = told.assessment.uses[0].facts
    proof = (words("\N{BALLOT BOX}", Basis.EVALUATOR),) if shown.proof else ()
    rows = tuple(
        Row((words(told.assessment.verdicts[decision].decision.title), *cells, *proof))
        for decision in shown.decisions
        if told.assessment.verdicts[decision].applies is not Truth.FAILS
        for rule in told.assessment.verdicts[decision].decision.rules
        for cells in _condition_cells(rule.condition, facts, told)
    )
    if rows:
        columns = (*CONDITION_COLUMNS, PROOF) if shown.proof else CONDITION_COLUMNS
        yield Table(key, shown.caption, columns, rows)


def outcome(found: Verdict) -> Line:
    """Return the outcome with its clause, or what is still possible."""
    clause = found.reasons[0].reason.clause if found.is_settled and found.reasons else found.decision.clause
    line = words(found.words, Basis.COMPUTED, clause)
    return line if found.is_settled else (*line, Text(" "), Open("not settled"))


def _reasons(found: Verdict) -> Iterator[Row]:
    """Return one row a reason, with the uses it holds for where not all share it."""
    for said in dict.fromkeys(reason.reason for reason in found.reasons):
        uses = [reason.use or "device as a whole" for reason in found.reasons if reason.reason == said]
        of_uses = f" ({', '.join(uses)})" if len(uses) < len(found.results) else ""
        yield Row(
            (
                words(f"{said.rule}{of_uses}"),
                words(said.says, Basis.COMPUTED),
                words(said.clause),
                words(found.decision.label(said.outcome), Basis.COMPUTED),
            )
        )


def _deciding_result(found: Verdict) -> Result | None:
    """Return the result of the use that sets the outcome."""
    uses = [reason.use for reason in found.reasons]
    results = [result for use, result in found.results if not uses or use == uses[0]]
    return next((result for result in results if result.applies is not Truth.FAILS), None)


def _notes(found: Verdict) -> Iterator[Block]:
    notes = dict.fromkeys(note for reason in found.reasons for note in reason.reason.notes)
    if notes:
        yield Bullets(tuple(words(note) for note in notes))


def _stricter(found: Verdict, result: Result, told: Told, key: str, show: frozenset[str]) -> Iterator[Block]:
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


def _answers(found: Verdict, result: Result, told: Told, key: str) -> Iterator[Block]:
    facts = answers_behind(result, told)
    if facts:
        caption = f"{found.decision.title}: the answers behind it"
        questions = told.assessment.knowledge.questionnaire.questions
        rows = [
            Row(
                (
                    words(f"{step}"),
                    words(told.question(fact)),
                    told.line(fact),
                    words(questions[fact].clause),
                ),
                fact,
            )
            for step, fact in enumerate(facts, 1)
        ]
        rows.append(Row((words("Result"), words(found.decision.title), outcome(found), ()), "result"))
        yield Table(f"{key}.answers", caption, STEP_COLUMNS, tuple(rows))


def _route_cells(found: Verdict, told: Told) -> tuple[Line, ...]:
    decision = found.decision
    reasons = [reason.reason for reason in found.reasons]
    clauses = "; ".join(dict.fromkeys(reason.clause for reason in reasons)) or decision.clause
    if found.is_settled:
        answer = words(found.words, Basis.COMPUTED)
        follows = words(" ".join(dict.fromkeys(reason.says for reason in reasons)), Basis.COMPUTED)
    else:
        answer = (Open(), Text(f" {found.words}", Basis.COMPUTED))
        questions = "; ".join(told.question(fact) for fact in found.open[:MOST_QUESTIONS])
        more = f"; and {len(found.open) - MOST_QUESTIONS} more" if len(found.open) > MOST_QUESTIONS else ""
        follows = words(f"hangs on: {questions or 'a judgement not yet made'}{more}", Basis.COMPUTED)
    return words(decision.title), answer, follows, words(clauses)


def _condition_cells(condition: Condition, facts: Facts, told: Told) -> Iterator[tuple[Line, ...]]:
    for lines, is_exclusion in ((condition.when, False), (condition.unless, True)):
        for line in lines:
            for check in line:
                truth = check.truth(facts)
                yield _checked(check, ~truth if is_exclusion else truth, is_exclusion, facts, told)


def _checked(check: Check, truth: Truth, is_exclusion: bool, facts: Facts, told: Told) -> tuple[Line, ...]:
    said = told.question(check.fact)
    state: Line = open_line("unknown") if truth is Truth.OPEN else words(STATE[truth], Basis.COMPUTED)
    is_answered = facts[check.fact].is_settled
    answer = words(told.value(check.fact, facts[check.fact]), Basis.STATED) if is_answered else open_line()
    return words(f"not: {said}" if is_exclusion else said), answer, state
