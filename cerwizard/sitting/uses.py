"""The questions as they are asked of one use of the device: what holds for it, and what matters."""

from __future__ import annotations

from collections.abc import Collection

from cerwizard.assessment import Assessment, UseAssessment
from cerwizard.facts import FactValue
from cerwizard.paths import as_name
from cerwizard.project import Project, Said, Use

BASE = "the device as described"
"""What the base answers are called beside further uses."""


def use_of(assessment: Assessment, use: str = "") -> UseAssessment:
    """Return the assessment of a use; the base answers where there is none of this id."""
    return next((found for found in assessment.uses if found.id == use), assessment.uses[0])


def matters_for(assessment: Assessment, use: str = "") -> frozenset[str]:
    """Return the questions whose answer can still change something for a use; tables are asked once, of all uses."""
    return assessment.matters_for(use_of(assessment, use))


def said_of(project: Project, use: str = "") -> Said:
    """Return what the file says of a use itself, without what it takes over from the base."""
    return next((found for found in project.uses if found.id == use), project)


def use_words(project: Project, use: str) -> str:
    """Return what a use is called."""
    found = next((known for known in project.uses if known.id == use), None)
    return BASE if found is None else found.title or found.id


def new_use(project: Project, title: str) -> Use:
    """Return a further use with this title, under an id made of it that no other has."""
    stem = as_name(title) or "use"
    taken = {use.id for use in project.uses}
    number, name = 1, stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return Use(id=name, title=title)


def with_answer_for(
    project: Project, fact: str, value: FactValue, use: str = "", own: Collection[str] = ()
) -> Project:
    """Return the project with this answer for a use; a use keeps only what differs from the base.

    What it has to say of its `own` stands there also where the base says the same.
    """
    if use and fact not in (*project.open, *own) and project.answers.get(fact) == value:
        return project.without_answer(fact, use)
    return project.with_answer(fact, value, use or None)
