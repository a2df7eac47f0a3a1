"""What the question card says around the answer: the place, the help, and how the answer stands."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cerwizard.assessment import counted
from cerwizard.facts import FactValue
from cerwizard.project import OpenPoint
from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting import Asked, Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.commands import KeyOf
from cerwizard.tui.looks import LABEL, QUIET

ASKED_ANEW = "asked of this use itself; of the device as described was said"
MOST_CHANGED = 3
"""How many things are named that an answer can still change."""


def place(asked: Asked) -> Content:
    """Return where the question comes from, and of which use it is asked."""
    use = f"For “{asked.use}” · " if asked.use else ""
    return Content.assemble((use, "bold"), (asked.item.clause, QUIET))


def help_text(asked: Asked, pointed: FactValue | None) -> Iterator[Content]:
    """Give everything that helps to answer, beginning with the choice under the cursor."""
    for label, text in _paragraphs(asked, pointed):
        if text:
            yield Content.assemble((f"{label} ", LABEL), text)


def standing(asked: Asked, key: KeyOf) -> Content:
    """Return how the answer stands, with a sign and in words, and what was noted beside it."""
    found = _standing(asked, key)
    note = Content.assemble(("Note: ", LABEL), asked.note)
    return Content("\n").join([found, note] if found else [note]) if asked.note else found


def _standing(asked: Asked, key: KeyOf) -> Content:
    item = asked.item
    if asked.draft is not None:
        return Content("… typed, not confirmed yet")
    if asked.parked is not None:
        return Content(f"? we don't know yet{parked_words(asked.parked)}")
    if isinstance(item, Question) and item.kind == "table":
        count = counted(len(asked.rows), "row")
        return Content(
            f"✓ {count}, complete"
            if asked.is_complete
            else f"… {count}; {key(c.CompleteTable)} says that there are no more"
        )
    if asked.needs_justification:
        return Content(f"! answered; the written reason is missing: {key(c.Justify)} writes it")
    if asked.justification:
        return Content(f"✓ answered, because: {asked.justification}")
    if asked.is_anew:
        given = "" if asked.value is None else "✓ answered; "
        return Content(f"{given}{ASKED_ANEW}: {asked.base_words}")
    if asked.use and asked.value is not None and not asked.is_own:
        return Content("✓ as for the device as described; another answer holds for this use alone")
    if asked.use and asked.value is not None:
        if asked.is_as_base:
            return Content("✓ answered for this use itself, the same as for the device as described")
        return Content(f"✓ differs from the device as described: {asked.base_words}")
    return Content("✓ answered" if asked.value is not None else "")


def parked_words(point: OpenPoint) -> str:
    """Return what was noted about an open point, to stand after its question."""
    parts = [part for part in (point.owner, f"by {point.due.isoformat()}" if point.due else "") if part]
    noted = f" – {point.note}" if point.note else ""
    return noted + (f" ({', '.join(parts)})" if parts else "")


def all_done(sitting: Sitting, key: KeyOf) -> tuple[str, list[Content]]:
    """Return what the card says when nothing is left to ask."""
    project, questions = sitting.project, sitting.assessment.knowledge.questionnaire.questions
    ways: dict[type[c.Command], str] = {
        c.ShowGaps: "what is missing, and what closes it",
        c.ShowWhy: "why the class is what it is",
        c.WhatIf: "what if an answer were another",
        c.ShowReview: "every answer on one page",
        c.Meet: "a meeting on what is open",
        c.WriteDocuments: "write plan, report and gap list",
    }
    if sitting.quick:
        ways[c.QuickQuestions] = "only what is quick was asked: the rest"
    lines = [Content.assemble((f"{key(command):<8}", LABEL), words) for command, words in ways.items()]
    lines += [Content(), Content(_ways_back(key))]
    points = [(name, point) for name, point in project.open.items() if name in questions]
    if points:
        lines += [Content(), Content.styled("Carried on as open points", LABEL)]
        lines += [Content(f"? {questions[name].ask}{parked_words(point)}") for name, point in points]
    return "Everything that matters now is answered.", lines


def _ways_back(key: KeyOf) -> str:
    before, after = key(c.PreviousSection), key(c.NextSection)
    return f"{key(c.GoBack)} goes back to an answer, {before} and {after} go through the sections."


def _paragraphs(asked: Asked, pointed: FactValue | None) -> Iterator[tuple[str, str]]:
    item = asked.item
    if isinstance(item, Question):
        if isinstance(pointed, str) and item.choice_help.get(pointed):
            yield f"“{item.choices[pointed]}”", item.choice_help[pointed]
    else:
        tick = next((tick for tick in asked.ticks if tick.question.id == pointed), None)
        if tick is not None:
            yield f"“{tick.question.tick}”", tick.question.help
    yield "What decides:", item.help
    yield "Often got wrong:", item.trap
    yield "For example:", item.example
    if isinstance(item, Question):
        yield "Looks like it, is not:", item.near_miss
    yield "Why we ask:", item.why
    yield "What the answer changes:", item.changes
    yield "It can still change:", _first(asked.can_change)
    for note in item.notes:
        yield "Note:", note
    if asked.opens_section:
        yield f"{asked.section.title}:", asked.section.intro


def _first(things: tuple[str, ...]) -> str:
    """Return the first few of a list, and how many more there are."""
    more = len(things) - MOST_CHANGED
    return "; ".join((*things[:MOST_CHANGED], *([f"{more} more"] if more > 0 else [])))


def hint(item: Question | Screening) -> str:
    """Return what stands in a field as long as it is empty."""
    if not isinstance(item, Question):
        return ""
    match item.kind:
        case "date":
            return "2026-12-31"
        case "number":
            return f"a number, in {item.unit}" if item.unit else "a number"
        case _:
            return ""
