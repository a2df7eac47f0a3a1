"""Figures of a document, drawn from the assessment: no date, number or result that nobody gave."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import Verdict
from cerwizard.decisions import Result
from cerwizard.documents.blocks import Basis, Figure, Line, Open, Paragraph, Text, open_line, plain, words
from cerwizard.documents.compose.answers import AS_DESCRIBED, Told
from cerwizard.documents.compose.matrix import matrix_figure
from cerwizard.documents.drawings import Flow, Node, Phase, Station, Timeline, Tree
from cerwizard.documents.outline.figure_kinds import FigureShown, MatrixShown, Phases, Reasons, Selection
from cerwizard.facts import FactValue, Row, Truth, row_matches

MOST_QUESTIONS = 3
"""Open questions named in a box; the section lists the others."""


def figure_blocks(shown: FigureShown, told: Told, key: str, regime: str) -> Iterator[Figure | Paragraph]:
    """Return the figure, by the rulebook of a regime, or nothing, or a line, where there is nothing to draw yet."""
    match shown:
        case Phases():
            yield from _timeline(shown, told, key)
        case Reasons():
            yield from _tree(shown, told, key)
        case Selection():
            yield _flow(shown, told, key)
        case MatrixShown(caption=caption):
            yield from matrix_figure(caption, told, key, regime)


def _timeline(shown: Phases, told: Told, key: str) -> Iterator[Figure]:
    """Return the phases in their order; a phase without a row says what it waits for, the reason for none included.

    Without any row, declared complete, there is nothing to draw.
    """
    asked = told.assessment.knowledge.questionnaire.questions[shown.table]
    choices = asked.column_of_id[shown.column].choices
    rows = told.assessment.project.tables.get(shown.table, ())
    if not rows and shown.table in told.assessment.project.complete:
        return
    none = open_line(shown.empty)
    phases = []
    for value, label in choices.items():
        lines = tuple(_row_line(shown, row) for row in rows if row.get(shown.column) == value)
        phases.append(Phase(label, lines or (none,)))
    filled = [phase.title for phase in phases if not any(isinstance(piece, Open) for piece in phase.lines[0])]
    alternative = (
        f"Timeline with {len(phases)} phases, one after the other: "
        f"{'; '.join(phase.title for phase in phases)}. Filled: {'; '.join(filled) or 'none yet'}."
    )
    yield Figure(key, shown.caption, alternative, Timeline(tuple(phases)))


def _row_line(shown: Phases, row: Row) -> Line:
    name, *others = (_said(row.get(column)) for column in shown.columns)
    about = "; ".join(part for part in others if part)
    return words(": ".join(part for part in (name, about) if part), Basis.STATED)


def _said(value: FactValue | None) -> str:
    return "" if value is None else str(value)


def _flow(shown: Selection, told: Told, key: str) -> Figure | Paragraph:
    if not any(row_matches(row, shown.match) for row in told.assessment.project.tables.get(shown.table, ())):
        return Paragraph(words(shown.none, Basis.COMPUTED), key=f"{key}.none")
    stations = tuple(
        Station(
            box.says,
            tuple(open_line(question) for question in box.asks),
            box.aside,
            tuple(open_line(question) for question in box.aside_asks),
        )
        for box in shown.boxes
    )
    alternative = "Flow from top to bottom, its numbers to be filled in: " + "; ".join(
        f"{box.says}, beside it {box.aside}" if box.aside else box.says for box in shown.boxes
    )
    return Figure(key, shown.caption, f"{alternative}.", Flow(stations))


def _tree(shown: Reasons, told: Told, key: str) -> Iterator[Figure]:
    """Return device, uses and rules; nothing while no rule fires."""
    *before, last = (told.assessment.verdicts[decision] for decision in shown.decisions)
    uses = [(name, result) for name, result in last.results if result.applies is not Truth.FAILS]
    rules = {name: _rules(result) for name, result in uses}
    if last.applies is Truth.FAILS or not any(rules.values()):
        return
    head, whole = _outcome(last), AS_DESCRIBED.capitalize()
    if len(uses) == 1:
        lines = (*(_before(verdict, uses[0][0]) for verdict in before), head, *_still_open(last, told))
        root = Node(told.assessment.project.name or whole, lines, rules[uses[0][0]])
    else:
        branches = tuple(
            Node(
                name or whole,
                (*(_before(verdict, name) for verdict in before), _of_use(last, result)),
                rules[name],
            )
            for name, result in uses
        )
        root = Node(
            told.assessment.project.name or whole,
            (head, *_still_open(last, told)),
            branches,
        )
    yield Figure(key, shown.caption, _in_words(root), Tree(root))


def _outcome(found: Verdict) -> Line:
    line: Line = (Text(f"{found.decision.title}: "), Text(found.words, Basis.COMPUTED))
    return line if found.is_settled else (*line, Text(" "), Open("not settled"))


def _of_use(found: Verdict, result: Result) -> Line:
    said = found.decision.words(result.possible)
    line: Line = (Text(f"{found.decision.title}: "), Text(said, Basis.COMPUTED))
    return line if result.is_settled else (*line, Text(" "), Open("not settled"))


def _before(found: Verdict, use: str) -> Line:
    result = dict(found.results)[use]
    if result.applies is Truth.FAILS:
        return (Text(f"{found.decision.title}: "), Text("does not apply", Basis.COMPUTED))
    clauses = "; ".join(dict.fromkeys(reason.clause for reason in result.reasons))
    said = found.decision.words(result.possible)
    return (
        Text(f"{found.decision.title}: "),
        Text(said, Basis.COMPUTED, clauses if result.is_settled else ""),
    )


def _rules(result: Result) -> tuple[Node, ...]:
    """Return the rules that fire for a use, with what each gives, the deciding ones marked."""
    deciding = {reason.rule: reason for reason in result.reasons}
    nodes = []
    for trace in result.trace:
        if not trace.fires:
            continue
        reason = deciding.pop(trace.rule.name, None)
        outcome = result.decision.words(tuple(filter(None, trace.possible)))
        sub = next((found.sub_rule for found in trace.sub_rules if found.truth is Truth.HOLDS), None)
        says, clause = (sub.says, sub.clause) if sub else (trace.rule.says, trace.rule.clause)
        if reason:
            says, clause = reason.says, reason.clause
        verdict = f"gives {outcome}" + ("; decides" if reason else "")
        nodes.append(_rule(trace.rule.name, says, clause, verdict))
    nodes += [
        _rule(
            reason.rule, reason.says, reason.clause, f"gives {result.decision.label(reason.outcome)}; decides"
        )
        for reason in deciding.values()
    ]
    return tuple(nodes)


def _rule(name: str, says: str, clause: str, verdict: str) -> Node:
    return Node(name, (words(says, Basis.COMPUTED, clause),), (Node(verdict),))


def _still_open(found: Verdict, told: Told) -> Iterator[Line]:
    if not found.is_settled:
        for fact in found.open[:MOST_QUESTIONS]:
            yield (told.open(fact),)
        if len(found.open) > MOST_QUESTIONS:
            yield words(f"and {len(found.open) - MOST_QUESTIONS} more")


def _in_words(node: Node) -> str:
    """Return a tree as one sentence a box, for those who cannot see it."""
    said = ": ".join(part for part in (node.title, "; ".join(plain(line) for line in node.lines)) if part)
    return " ".join([f"{said}.", *(_in_words(child) for child in node.children)])
