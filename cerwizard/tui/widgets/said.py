"""A question and what was said to it, in a line."""

from __future__ import annotations

from textual.content import Content

from cerwizard.assessment import counted, value_in_words
from cerwizard.questionnaire import Question
from cerwizard.sitting import Sitting, matters_for, said_of, use_of
from cerwizard.tui.looks import QUIET
from cerwizard.tui.widgets.card_words import parked_words
from cerwizard.tui.widgets.hanging import Hanging


def said_line(
    sitting: Sitting, question: Question, use: str, beside: str = "", *, with_clause: bool = True
) -> Hanging:
    """Return a question with the answer of a use, or what becomes of it without one, and its clause."""
    own = said_of(sitting.project, use)
    answer = answer_of(sitting, question, use)
    interview = use_of(sitting.assessment, use).interview
    value = own.answers.get(question.id)
    if interview.is_answered(question.id):
        needs = value is not None and question.needs_justification(value)
        sign = "!" if needs and not own.justifications.get(question.id) else "✓"
        answer += " (the written reason is missing)" if sign == "!" else ""
    elif question.id in own.open:
        sign, answer = "?", f"we don't know yet{parked_words(own.open[question.id])}"
    else:
        sign = "…" if question.id in matters_for(sitting.assessment, use) else "-"
        answer = answer or ("not answered" if sign == "…" else "not answered, and it changes nothing now")
    note = own.notes.get(question.id)
    if note:
        beside += f" – {' '.join(note.split())}"
    if (use, question.id) in sitting.drafts:
        answer += " (typed, not confirmed)"
    clause = f"  {question.clause}" if with_clause else ""
    return Hanging(
        f"{sign} ", Content.assemble(question.ask, "  ", (answer + beside, "bold"), (clause, QUIET))
    )


def answer_of(sitting: Sitting, question: Question, use: str) -> str:
    """Return what a use says to a question, in words; empty where it says nothing."""
    project = sitting.project
    if question.kind == "table":
        count = len(project.tables.get(question.id, ()))
        state = "complete" if question.id in project.complete else "not complete"
        return f"{counted(count, 'row')}, {state}"
    said = said_of(project, use).answers
    if question.id not in said:
        return ""
    return value_in_words(question.id, said[question.id], sitting.assessment.knowledge)
