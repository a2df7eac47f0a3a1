"""Says in words what a row of a table comes to, and what its columns hold."""

from __future__ import annotations

from cerwizard.assessment.counted import listed
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import UseAssessment
from cerwizard.evidence import AppraisalRule, Appraised, appraise
from cerwizard.facts import FactValue, Held, Match, Row, TableValue, Undecided, row_matches


def column_words(knowledge: Knowledge, table: str, column: str, value: FactValue) -> str:
    """Return the value of a column, asked or computed, as a person would say it; open where it is undecided."""
    appraisal = knowledge.appraisals.get(column)
    if appraisal and appraisal.table == table:
        if isinstance(value, Undecided):
            return f"{appraisal.title.rstrip('?')} open"
        return appraisal.label(str(value))
    asked = knowledge.questionnaire.questions[table].column_of_id.get(column)
    return asked.words(value) if asked else str(value)


def outcome_words(found: Appraised) -> str:
    """Return what a row comes to, or what it may come to: “rank 12”, “rank 1, 2 or no rank”, “open”."""
    appraisal = found.appraisal
    if len(found.possible) == len(appraisal.outcomes):
        return "open"
    first, *others = [appraisal.label(outcome) for outcome in found.possible]
    if not others:
        return first
    said = f"{first.split()[0]} "
    return listed([first, *(label.removeprefix(said) for label in others)], "or")


def reason_words(found: Appraised, knowledge: Knowledge) -> str:
    """Return in one sentence why: the rule that decided, or the columns and answers that are still wanted."""
    said = [rule.says for rule in found.because if found.outcome is not None or len(rule.outcomes) > 1]
    waits_for = [f"“{column_name(knowledge, found.appraisal.table, column)}”" for column in found.missing]
    waits_for += [f"“{knowledge.words(fact)}”" for fact in sorted(found.open_facts)]
    hangs_on = [f"This hangs on {' and '.join(waits_for)}."] if waits_for else []
    return " ".join([*said[-1:], *hangs_on])


def against_words(found: Appraised) -> str:
    """Return what speaks against relying on a row; empty when nothing is recorded that does."""
    return "; ".join(caution.says for caution in found.against)


def match_words(knowledge: Knowledge, table: str, row: Row, match: Match) -> str:
    """Return the columns by which a row looks so, with what they hold; a computed one by those it comes from."""
    fitting = (
        match[0]
        if len(match) == 1
        else next((columns for columns in match if row_matches(row, (columns,))), {})
    )
    said = []
    for column in fitting:
        appraisal, value = knowledge.appraisals.get(column), row[column]
        if appraisal and appraisal.table == table:
            came_from = next((rule.given for rule in appraisal.rules if _is_reason(rule, value, row)), None)
            said.append(
                match_words(knowledge, table, row, came_from)
                if came_from
                else column_words(knowledge, table, column, value)
            )
        else:
            said.append(
                f"{column_name(knowledge, table, column)}: {column_words(knowledge, table, column, value)}"
            )
    return "; ".join(said)


def wanted_words(knowledge: Knowledge, table: str, match: Match) -> list[str]:
    """Return what a row has to hold all at once, for each of the ways in which it may."""
    return [
        "; ".join(
            f"{column_name(knowledge, table, column)}: "
            + " or ".join(column_words(knowledge, table, column, value) for value in values)
            for column, values in columns.items()
        )
        for columns in match
    ]


def _is_reason(rule: AppraisalRule, outcome: FactValue, row: Row) -> bool:
    return bool(rule.given) and rule.outcomes == (outcome,) and row_matches(row, rule.given)


def end_words(use: UseAssessment, table: str, row: Row) -> str:
    """Return why the rest of a row need not be filled in; empty as long as it has to be."""
    for name in use.appraised:
        appraisal = use.knowledge.appraisals[name]
        if appraisal.table != table or not appraisal.ends:
            continue
        [found] = appraise(appraisal, {**use.facts, table: Held((TableValue((row,), False),))})
        if found.ends_row:
            rule = found.because[-1]
            because = match_words(use.knowledge, table, row, rule.given)
            return f"{because}. {rule.says} ({rule.clause})"
    return ""


def column_name(knowledge: Knowledge, table: str, column: str) -> str:
    """Return what a column is called, asked or computed."""
    appraisal = knowledge.appraisals.get(column)
    if appraisal and appraisal.table == table:
        return appraisal.title.rstrip("?")
    asked = knowledge.questionnaire.questions[table].column_of_id.get(column)
    return asked.ask.rstrip("?") if asked else column
