"""Where the interview goes from here: the next question that matters, and the one before."""

from __future__ import annotations

from collections.abc import Collection

from cerwizard.assessment import Assessment
from cerwizard.facts import Truth
from cerwizard.questionnaire import Derived, Question, Screening
from cerwizard.tui.sitting.ticks import ticks


def wanted(assessment: Assessment, *, quick: bool) -> frozenset[str]:
    """Return the unanswered questions that matter, all of them or those of the quick gap assessment."""
    questions = assessment.knowledge.questionnaire.questions
    return frozenset(name for name in assessment.matters if not quick or questions[name].quick)


def following(
    assessment: Assessment, item_id: str, passed: Collection[str] = (), *, quick: bool = False
) -> Question | Screening | None:
    """Return what to ask after this item: the next that is due below it, else the first that is due anywhere.

    So a person who jumped ahead goes on from there, and comes back to what was left out in the end.
    """
    items = [item.id for item in assessment.knowledge.questionnaire.items]
    place = items.index(item_id) if item_id in items else -1
    matters = wanted(assessment, quick=quick) - {item_id}
    below = matters.intersection(items[place + 1 :])
    above = set(items[: place + 1])
    interview = assessment.interview
    return interview.next(below, above.union(passed)) or interview.next(matters, {*passed, item_id})


def preceding(assessment: Assessment, item_id: str) -> Question | Screening | None:
    """Return the question or screening that stands before this one and is asked, answered or not."""
    before = None
    for item in assessment.knowledge.questionnaire.items:
        if item.id == item_id:
            return before
        if not isinstance(item, Derived) and _is_shown(assessment, item):
            before = item
    return before


def in_section(
    assessment: Assessment, section_id: str, *, passed: Collection[str] = (), quick: bool = False
) -> Question | Screening | None:
    """Return where to enter a section: what is due in it, else its first question that is asked."""
    section = next(part for part in assessment.knowledge.questionnaire.sections if part.id == section_id)
    here = {item.id for item in section.items}
    others = {item.id for item in assessment.knowledge.questionnaire.items} - here
    due = assessment.interview.next(wanted(assessment, quick=quick) & here, others.union(passed))
    if due is not None:
        return due
    for item in section.items:
        if isinstance(item, Question) and _is_shown(assessment, item):
            return item
    return None


def _is_shown(assessment: Assessment, item: Question | Screening) -> bool:
    if assessment.interview.is_asked(item.id) is not Truth.HOLDS:
        return False
    return bool(ticks(assessment, item)) if isinstance(item, Screening) else True
