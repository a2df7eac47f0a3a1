"""The conditions of a decision in a document: each with the answer to it, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cerwizard.assessment import column_name, column_words, wanted_words
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Column,
    Line,
    Open,
    Placeholder,
    Row,
    Table,
    Text,
    open_line,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.outline.table_kinds import ConditionsShown
from cerwizard.evidence import row_id
from cerwizard.facts import (
    Check,
    Condition,
    Facts,
    FactValue,
    HasRow,
    Held,
    Truth,
    is_filled,
    row_weighed,
)
from cerwizard.facts import Row as ProjectRow

PROOF = Column("Proof; endorsement", 18)
CONDITION_COLUMNS = (Column("Case", 20), Column("Condition", 38), Column("Answer", 27), Column("State", 15))

STATE = {Truth.HOLDS: "met", Truth.FAILS: "not met", Truth.OPEN: "unknown"}


def conditions_table(shown: ConditionsShown, told: Told, key: str) -> Iterator[Block]:
    """Return each condition of the rules of some decisions, and whether it is met.

    Those of which nothing is known yet, not even whether they apply, share a line.
    """
    facts = told.assessment.lead.facts
    proof = (words("\N{BALLOT BOX}", Basis.EVALUATOR),) if shown.proof else ()
    rows, unknown = [], []
    for verdict in (told.assessment.verdicts[decision] for decision in shown.decisions):
        title = verdict.decision.title
        conditions = [rule.condition for rule in verdict.decision.rules]
        if verdict.applies is Truth.OPEN and not any(
            _is_known(facts[fact]) for condition in conditions for fact in condition.facts
        ):
            unknown.append(title)
        elif verdict.applies is not Truth.FAILS:
            cells = [said for condition in conditions for said in _condition_cells(condition, facts, told)]
            rows += [Row((words("" if at else title), *said, *proof)) for at, said in enumerate(cells)]
    if rows:
        columns = (*CONDITION_COLUMNS, PROOF) if shown.proof else CONDITION_COLUMNS
        yield Table(key, shown.caption, columns, tuple(rows))
    if unknown:
        question = f"{shown.caption}: does any apply? {'; '.join(unknown)}"
        yield Placeholder(Open(question), key=f"{key}.unknown")


def _is_known(held: Held) -> bool:
    """Return whether something was said of a fact; a table in which nothing stands says nothing yet."""
    return held.is_settled and (held.is_given or held.is_not_applicable)


def _condition_cells(condition: Condition, facts: Facts, told: Told) -> Iterator[tuple[Line, ...]]:
    """Give each check of a condition; of several lines, any of which would do, of the one that is nearest to it."""

    def distance(line: Sequence[Check]) -> tuple[int, int]:
        truths = [check.truth(facts) for check in line]
        return truths.count(Truth.FAILS), truths.count(Truth.OPEN)

    when = (min(condition.when, key=distance),) if condition.when else ()
    for lines, is_exclusion in ((when, False), (condition.unless, True)):
        for line in lines:
            for check in line:
                truth = check.truth(facts)
                yield _checked(check, ~truth if is_exclusion else truth, is_exclusion, facts, told)


def _checked(check: Check, truth: Truth, is_exclusion: bool, facts: Facts, told: Told) -> tuple[Line, ...]:
    said = f"{told.question(check.fact)}{_row_wanted(check, told)}"
    state: Line = open_line("unknown") if truth is Truth.OPEN else words(STATE[truth], Basis.COMPUTED)
    is_answered = facts[check.fact].is_settled
    answer = words(told.value(check.fact, facts[check.fact]), Basis.STATED) if is_answered else open_line()
    answer = (*answer, *_rows_against(check, facts[check.fact], told))
    return words(f"not: {said}" if is_exclusion else said), answer, state


def _row_wanted(check: Check, told: Told) -> str:
    """Return what one row has to hold, all at once, where a condition is about the rows of a table."""
    if not isinstance(check.test, HasRow) or not check.test.match:
        return ""
    ways = wanted_words(told.assessment.knowledge, check.fact, check.test.match)
    return f"\nOne of them with: {' – or: '.join(ways)}"


def _rows_against(check: Check, held: Held, told: Told) -> Line:
    """Return for each row what it lacks, or that it lacks nothing; of several ways the one it is nearest to."""
    if not isinstance(check.test, HasRow) or not check.test.match or held.table is None:
        return ()
    found: list[Text | Open] = []
    for row in held.table.rows:
        lacks = min((_lacking(row, columns) for columns in check.test.match), key=len)
        found.append(Text(f"\n{row_id(row)}: " + ("" if lacks else "all of it"), Basis.COMPUTED))
        for at, column in enumerate(lacks):
            found += [Text("; ")] if at else []
            found += _held(row, column, check.fact, told)
    return tuple(found)


def _lacking(row: ProjectRow, columns: Mapping[str, tuple[FactValue, ...]]) -> list[str]:
    """Return the columns of a row that hold something else than wanted; where none does, those still open."""
    weighed = {column: row_weighed(row, ({column: values},))[0] for column, values in columns.items()}
    wrong = [column for column, truth in weighed.items() if truth is Truth.FAILS]
    return wrong or [column for column, truth in weighed.items() if truth is Truth.OPEN]


def _held(row: ProjectRow, column: str, table: str, told: Told) -> Iterator[Text | Open]:
    knowledge = told.assessment.knowledge
    name = column_name(knowledge, table, column)
    asked = knowledge.questionnaire.questions[table].column_of_id
    if is_filled(row, column):
        basis = Basis.STATED if column in asked else Basis.COMPUTED
        yield Text(f"{name}: {column_words(knowledge, table, column, row[column])}", basis)
    else:
        yield Open(name)
