"""Decisions in a document: the outcome, what decided it, what else was tried, and the answers behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cerwizard.assessment import Regime, Verdict, certain_reasons, listed
from cerwizard.decisions import Decision, Result
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
    joined,
    open_line,
    plain,
    words,
)
from cerwizard.documents.compose.answers import AS_DESCRIBED, Told
from cerwizard.documents.compose.behind import facts_behind
from cerwizard.documents.compose.marks import mark_lines
from cerwizard.documents.compose.stricter import stricter_rules
from cerwizard.documents.outline.sections import Route
from cerwizard.documents.outline.table_kinds import Compared
from cerwizard.facts import Facts, Truth

REASON_COLUMNS = (Column("Rule", 18), Column("In short", 40), Column("Clause", 22), Column("Outcome", 20))
ROUTE_COLUMNS = (
    Column("Question", 21),
    Column("Answer", 27),
    Column("What follows", 33),
    Column("Clause", 19),
)
STEP_COLUMNS = (Column("Step", 9), Column("Question", 37), Column("Answer; result", 30), Column("Clause", 24))

MOST_OPEN = 6
"""Open questions named under a decision; the interview asks the others."""

MOST_OUTCOMES = 3
"""Outcomes still possible that are named; of more, in no order, their number says as much."""

MOST_QUESTIONS = 2
"""Questions named in one row of the route; section by section the others follow."""


def decision_blocks(found: Verdict, told: Told, key: str, show: frozenset[str]) -> Iterator[Block]:
    """Return the parts wanted of a decision: outcome, deciding rules, stricter ones, further ones, answers."""
    if "outcome" in show:
        yield from _stands(found, told, key)
    if found.applies is Truth.FAILS:
        return
    if "reasons" in show:
        yield from _decides(found, key)
    if "outcome" in show and (found.is_settled or found.is_ordered):
        yield from _notes(found, key)
    deciding = _deciding_result(found)
    if deciding:
        yield from stricter_rules(found, deciding, told, key, show)
        yield from _answers(found, deciding, told, key) if "answers" in show else ()


def _stands(found: Verdict, told: Told, key: str) -> Iterator[Block]:
    """Return the outcome with its marks, and what is still open."""
    yield Paragraph((Text(f"{found.decision.title}: "), *outcome(found)), Role.LEAD, key)
    if found.applies is Truth.FAILS:
        return
    if not found.is_settled and found.is_ordered:
        questions: list[Line] = [(told.open(fact),) for fact in found.open[:MOST_OPEN]]
        if len(found.open) > MOST_OPEN:
            questions.append(words(f"and {len(found.open) - MOST_OPEN} more questions", Basis.COMPUTED))
        yield Bullets(tuple(questions) or (open_line("a judgement not yet made"),), f"{key}.open")
    elif not found.is_settled:
        said = _hangs_on(found, told)
        stop = "" if said.endswith("?") else "."
        yield Paragraph(words(f"Hangs on: {said}{stop}", Basis.COMPUTED), key=f"{key}.open")
    marks = joined(mark_lines(found), "; ")
    if marks:
        yield Paragraph((Text("Marks: "), *marks), Role.LEAD, f"{key}.marks")


def _decides(found: Verdict, key: str) -> Iterator[Block]:
    """Return the rules that decide; a single one of a plain decision on one line."""
    reasons = tuple(_reasons(found))
    # Where the first rule that holds decides, an open answer leaves every later rule possible: a list of no use.
    if len(reasons) == 1 and found.is_settled and not found.is_ordered:
        rule, says, clause, _ = reasons[0].cells
        # What has no name of its own is called by its clause, which stands at the end of the line.
        lead: Line = () if plain(clause).endswith(plain(rule)) else (*rule, Text(": "))
        yield Paragraph((*lead, *says, Text(" ["), *clause, Text("]")), key=f"{key}.reason")
    elif reasons and (found.is_settled or found.is_ordered):
        caption = f"{found.decision.title}: what decides"
        yield Table(f"{key}.reasons", caption, REASON_COLUMNS, reasons)


def route_table(route: Route, regimes: Sequence[Regime], told: Told, key: str) -> Iterator[Block]:
    """Return every decision of a group in these regimes with its outcome, its consequence and its clause.

    Those that do not apply are named in one line; one that sums up others of them stands for these.
    """
    steps = [step for regime in regimes for step in regime.steps]
    decisions = [step for step in steps if isinstance(step, Decision) and step.group == route.group]
    away = {
        decision.id: decision
        for decision in decisions
        if told.assessment.verdicts[decision.id].applies is Truth.FAILS
    }
    rows = tuple(
        Row(_route_cells(told.assessment.verdicts[decision.id], told), decision.id)
        for decision in decisions
        if decision.id not in away
    )
    if rows:
        yield Table(key, route.caption, ROUTE_COLUMNS, rows)
    summed_up = frozenset[str]().union(*(_summed_up(decision, away.keys()) for decision in away.values()))
    named = [f"{one.title} [{one.clause}]" for name, one in away.items() if name not in summed_up]
    if named:
        yield Paragraph(words(f"Do not apply: {'; '.join(named)}.", Basis.COMPUTED), key=f"{key}.away")


def _summed_up(decision: Decision, others: Collection[str]) -> frozenset[str]:
    """Return the others that a decision sums up; nothing where a rule of its own looks at anything beside them."""
    read = frozenset[str]().union(*(rule.condition.facts for rule in decision.rules))
    return read if read.issubset(others) else frozenset()


def compared_table(wanted: Compared, told: Told, key: str) -> Table:
    """Return decisions of several regimes side by side; what to do about a difference is left to the writer."""
    titles = ("Point", *wanted.titles, "Difference to act on")
    rows = tuple(
        Row(
            (
                words(row.says),
                *(outcome(told.verdict(decision)) for decision in row.decisions),
                open_line(),
            ),
            row.says,
        )
        for row in wanted.rows
        if told.truth(row.condition) is not Truth.FAILS
    )
    return Table(key, wanted.caption, tuple(Column(title) for title in titles), rows)


def outcome(found: Verdict) -> Line:
    """Return the outcome with the clauses of all that decides it, or what is still possible."""
    reasons = certain_reasons(found) if found.is_settled else ()
    clauses = dict.fromkeys(part for said in reasons for part in said.reason.clause.split("; "))
    line = words(_possible(found), Basis.COMPUTED, "; ".join(clauses) or found.decision.clause)
    return line if found.is_settled else (*line, Text(" "), Open("not settled"))


def _possible(found: Verdict) -> str:
    """Return the outcome or what is still possible; of many the first and the last, as the decision lists them."""
    if found.is_settled or found.is_ordered or len(found.possible) <= MOST_OUTCOMES:
        return found.words
    first, last = (found.decision.label(found.possible[at]) for at in (0, -1))
    return f"one of {len(found.possible)} outcomes, from “{first}” to “{last}”"


def _hangs_on(found: Verdict, told: Told) -> str:
    """Return the first questions that keep a decision open, and how many more there are."""
    questions = "; ".join(told.question(fact) for fact in found.open[:MOST_QUESTIONS])
    more = f"; and {len(found.open) - MOST_QUESTIONS} more" if len(found.open) > MOST_QUESTIONS else ""
    return f"{questions or 'a judgement not yet made'}{more}"


def _reasons(found: Verdict) -> Iterator[Row]:
    """Return one row a reason, with the uses it holds for where not all share it."""
    for said in dict.fromkeys(reason.reason for reason in found.reasons):
        uses = [reason.use or AS_DESCRIBED for reason in found.reasons if reason.reason == said]
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


def _notes(found: Verdict, key: str) -> Iterator[Block]:
    notes = dict.fromkeys(note for reason in found.reasons for note in reason.reason.notes)
    if notes:
        yield Bullets(tuple(words(note) for note in notes), f"{key}.notes")


def _answers(found: Verdict, result: Result, told: Told, key: str) -> Iterator[Block]:
    facts = facts_behind(result, _facts_of(result, told), told.assessment.knowledge)
    if facts:
        caption = f"{found.decision.title}: the answers behind it"
        rows = [Row((words(f"{step}"), *_step(fact, told)), fact) for step, fact in enumerate(facts, 1)]
        rows.append(Row((words("Result"), words(found.decision.title), outcome(found), ()), "result"))
        yield Table(f"{key}.answers", caption, STEP_COLUMNS, tuple(rows))


def _facts_of(result: Result, told: Told) -> Facts:
    """Return the facts of the use that came to this result."""
    uses = told.assessment.uses
    return next((use.facts for use in uses if use.results[result.decision.id] is result), uses[0].facts)


def _step(fact: str, told: Told) -> tuple[Line, ...]:
    """Return what was asked, what was answered and the clause; an earlier decision answers by its outcome."""
    questions = told.assessment.knowledge.questionnaire.questions
    if fact in questions:
        return words(told.question(fact)), told.line(fact), words(questions[fact].clause)
    earlier = told.assessment.verdicts[fact]
    reasons = "; ".join(dict.fromkeys(reason.reason.clause for reason in earlier.reasons))
    clause = reasons if earlier.is_settled and reasons else earlier.decision.clause
    said: Line = words(_possible(earlier), Basis.COMPUTED)
    answer = said if earlier.is_settled else (*said, Text(" "), Open("not settled"))
    return words(earlier.decision.title), answer, words(clause)


def _route_cells(found: Verdict, told: Told) -> tuple[Line, ...]:
    decision = found.decision
    reasons = [reason.reason for reason in found.reasons]
    clauses = "; ".join(dict.fromkeys(reason.clause for reason in reasons)) if found.is_settled else ""
    if found.is_settled:
        answer = words(found.words, Basis.COMPUTED)
        follows = words(" ".join(_said_of_uses(found)), Basis.COMPUTED)
    else:
        answer = (Open(), Text(f" {_possible(found)}", Basis.COMPUTED))
        follows = words(f"hangs on: {_hangs_on(found, told)}", Basis.COMPUTED)
    return words(decision.title), answer, follows, words(clauses or decision.clause)


def _said_of_uses(found: Verdict) -> Iterator[str]:
    """Yield what each reason says, with the uses it holds for where it does not hold for all."""
    applying = sum(result.applies is not Truth.FAILS for _, result in found.results)
    uses: dict[str, list[str]] = {}
    for reason in found.reasons:
        uses.setdefault(reason.reason.says, []).append(reason.use or f"the {AS_DESCRIBED}")
    for says, names in uses.items():
        yield f"For {listed(names)}: {says}" if len(names) < applying else says
