"""Where the interview goes from here: the next question that matters, and the one before."""

from __future__ import annotations

from collections.abc import Collection

from cerwizard.assessment import Assessment
from cerwizard.facts import Truth
from cerwizard.questionnaire import Derived, Screening
from cerwizard.sitting.ticks import ticks
from cerwizard.sitting.uses import matters_for, use_of


def wanted(assessment: Assessment, *, quick: bool, use: str = "") -> frozenset[str]:
    """Return the unanswered questions that matter, all of them or those of the quick gap assessment."""
    questions = assessment.knowledge.questionnaire.questions
    return frozenset(name for name in matters_for(assessment, use) if not quick or questions[name].quick)


def following(
    assessment: Assessment, item_id: str, passed: Collection[str] = (), *, quick: bool = False, use: str = ""
) -> str:
    """Return what to ask after this item: the next that is due below it, else the first that is due anywhere.

    So a person who jumped ahead goes on from there, and comes back to what was left out in the end. Nothing is
    empty.
    """
    items = [item.id for item in assessment.knowledge.questionnaire.items]
    place = items.index(item_id) if item_id in items else -1
    matters = wanted(assessment, quick=quick, use=use) - {item_id}
    below = matters.intersection(items[place + 1 :])
    above = set(items[: place + 1])
    interview = use_of(assessment, use).interview
    found = interview.next(below, above.union(passed)) or interview.next(matters, {*passed, item_id})
    return found.id if found else ""


def walk(assessment: Assessment, *, quick: bool = False, use: str = "") -> list[str]:
    """Return what is worth looking at in reading order: everything answered, carried on, or due."""
    due = wanted(assessment, quick=quick, use=use)
    interview = use_of(assessment, use).interview
    open_points = interview.answers.parked
    shown = []
    for item in assessment.knowledge.questionnaire.items:
        if isinstance(item, Derived) or interview.is_asked(item.id) is not Truth.HOLDS:
            continue
        if isinstance(item, Screening):
            is_worth = bool(ticks(assessment, item, use))
        else:
            is_worth = item.id in due or item.id in open_points or interview.is_answered(item.id)
        if is_worth:
            shown.append(item.id)
    return shown


def beside(assessment: Assessment, item_id: str, by: int, *, quick: bool = False, use: str = "") -> str:
    """Return what stands before (-1) or after (1) this item among what is worth looking at, or nothing."""
    order = [item.id for item in assessment.knowledge.questionnaire.items]
    at = order.index(item_id) if item_id else len(order)
    shown = [(order.index(name), name) for name in walk(assessment, quick=quick, use=use)]
    if by < 0:
        return next((name for place, name in reversed(shown) if place < at), "")
    return next((name for place, name in shown if place > at), "")


def in_section(
    assessment: Assessment,
    section_id: str,
    passed: Collection[str] = (),
    *,
    quick: bool = False,
    use: str = "",
) -> str:
    """Return where to enter a section: what is due in it, else the first that is worth looking at, or nothing."""
    section = next(part for part in assessment.knowledge.questionnaire.sections if part.id == section_id)
    here = {item.id for item in section.items}
    others = {item.id for item in assessment.knowledge.questionnaire.items} - here
    due = use_of(assessment, use).interview.next(
        wanted(assessment, quick=quick, use=use) & here, others.union(passed)
    )
    if due is not None:
        return due.id
    return next((name for name in walk(assessment, quick=quick, use=use) if name in here), "")
