"""What has to be judged again after one more answer: the requirements that look at something that changed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import UseAssessment, without_base_reason
from cerwizard.evidence import Gap
from cerwizard.facts import OPEN
from cerwizard.project import Project


class Earlier(Struct, frozen=True):
    """How things stood before one more answer, for the same markets and the same uses."""

    project: Project
    uses: tuple[UseAssessment, ...]
    gaps: tuple[Gap, ...]


def judged_again(
    project: Project, uses: tuple[UseAssessment, ...], earlier: Earlier, knowledge: Knowledge
) -> frozenset[str]:
    """Return the requirements that may stand otherwise than before; `uses` begins with one assessed like earlier.

    One that is open is always among them: which questions lead to what it waits for may change with any answer.
    """
    reading = knowledge.requirements_reading
    changed = frozenset(_changed(project, uses, earlier))
    return frozenset(
        {gap.requirement.id for gap in earlier.gaps if gap.applies is OPEN},
    ).union(_recorded(project, earlier.project), *(reading.get(fact, ()) for fact in changed))


def _changed(project: Project, uses: tuple[UseAssessment, ...], earlier: Earlier) -> Iterator[str]:
    """Give the facts of which something else is known or said than before, for whichever use."""
    base = uses[0]
    for use, was in zip(uses, earlier.uses, strict=True):
        yield from use.interview.answers.parked ^ was.interview.answers.parked
        if use is base:
            yield from use.differs
        else:
            # What it takes over from the base has changed where the base has.
            yield from use.differs ^ was.differs
            yield from (fact for fact in use.differs if use.facts[fact] != was.facts[fact])
            # The reasons given for the base answer hold where it is the answer of the use too.
            yield from without_base_reason(project, use) ^ without_base_reason(earlier.project, was)
    before = earlier.project
    for now, then in zip((project, *project.uses), (before, *before.uses), strict=True):
        yield from now.justifications.keys() ^ then.justifications.keys()


def _recorded(project: Project, before: Project) -> Iterator[str]:
    """Give the requirements about which a person wrote something, where anything of that changed."""
    for now, then in ((project.statements, before.statements), (project.actions, before.actions)):
        if now != then:
            yield from (record.requirement for record in (*now, *then))
