"""What the prompts say: a question with its choices, its help, and how far the interview is."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import Assessment, answer_in_words, compare, counted, value_in_words
from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting import Asked, Sitting, progress, shown_at_the_side, verdict_in_short

MOST_CHANGED = 3
"""How many things are named that an answer can still change."""
MOST_TAKEN_BACK = 3
"""How many answers are named that one change had given; the rest is counted."""


def options(asked: Asked) -> dict[str, str]:
    """Return what can be chosen, by its value, in the order of the numbers."""
    if isinstance(asked.item, Screening):
        return {tick.question.id: tick.question.tick for tick in asked.ticks}
    return dict(asked.item.choices)


def standing(asked: Asked, assessment: Assessment) -> str:
    """Return how the question stands so far, or nothing."""
    item = asked.item
    if isinstance(item, Screening):
        ticked = [tick.question.tick for tick in asked.ticks if tick.is_ticked]
        return f"So far: {'; '.join(ticked)}." if ticked else ""
    if asked.parked is not None:
        noted = (asked.parked.note, asked.parked.owner, str(asked.parked.due or ""))
        return f"Carried on as not known yet: {', '.join(part for part in noted if part)}".rstrip(" :,") + "."
    if asked.value is None or not asked.is_answered:
        return ""
    reasons = f" Because: {asked.justification}" if asked.justification else ""
    note = f" Note: {asked.note}" if asked.note else ""
    return f"So far: {value_in_words(item.id, asked.value, assessment.knowledge)}.{reasons}{note}"


def prompt_words(asked: Asked) -> str:
    """Return what can be typed at the question."""
    count = len(options(asked))
    if isinstance(asked.item, Screening):
        return f"Numbers of what applies (1-{count}), or 0 for none:"
    match asked.item.kind:
        case "yes_no":
            return "yes or no:"
        case "one_of":
            return f"1-{count}:"
        case "some_of":
            return f"Numbers (1-{count}) with spaces between, or 0 for none:"
        case "number":
            return f"Number{f' in {asked.item.unit}' if asked.item.unit else ''}:"
        case "date":
            return "Date (year-month-day):"
        case "table":
            return "add, change ID, remove ID, done (there are no more), or Enter to go on:"
        case _:
            return "Text:"


def help_lines(asked: Asked) -> Iterator[str]:
    """Say everything that helps to answer."""
    item = asked.item
    yield f"What decides: {item.help}"
    if isinstance(item, Question):
        for value, words in item.choice_help.items():
            yield f"“{item.choices[value]}”: {words}"
    for label, text in (("Often got wrong", item.trap), ("For example", item.example)):
        if text:
            yield f"{label}: {text}"
    if isinstance(item, Question) and item.near_miss:
        yield f"Looks like it, is not: {item.near_miss}"
    yield f"Why we ask: {item.why}"
    yield f"What the answer changes: {item.changes}"
    if asked.can_change:
        more = len(asked.can_change) - MOST_CHANGED
        rest = (f"{more} more",) if more > 0 else ()
        yield f"It can still change: {'; '.join((*asked.can_change[:MOST_CHANGED], *rest))}"
    for note in item.notes:
        yield f"Note: {note}"
    yield f"Clause: {item.clause}"


def result_lines(assessment: Assessment) -> Iterator[str]:
    """Say what the product is, and how strict the rules are, as far as the answers tell."""
    for verdict in shown_at_the_side(assessment):
        yield f"{verdict.decision.title}: {verdict_in_short(verdict)}{verdict.mark_words}"


def taken_back(before: Assessment, after: Assessment) -> str:
    """Return what going back to an earlier state undid: each answer, what it was and what it is again."""
    said, knowledge = [], after.knowledge
    for change in compare(before, after).answers:
        was, now = (answer_in_words(change.fact, value, knowledge) for value in (change.before, change.after))
        said.append(f"“{knowledge.words(change.fact)}”{f' ({was} → {now})' if was != now else ''}")
    more = len(said) - MOST_TAKEN_BACK
    rest = [f"{counted(more, 'more answer')}"] if more > 0 else []
    return f"Taken back: {'; '.join([*said[:MOST_TAKEN_BACK], *rest]) or 'the last change at this question'}."


def place_words(sitting: Sitting, asked: Asked) -> str:
    """Return the section and how far the interview is."""
    use = f"For “{asked.use}”. " if asked.use else ""
    return f"{use}{asked.section.title}. Answered: {progress(sitting.assessment, quick=sitting.quick).words}."
