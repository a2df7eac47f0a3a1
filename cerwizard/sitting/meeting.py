"""A meeting: what there is to talk about, one point at a time, and what is noted on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from cerwizard.assessment import Assessment
from cerwizard.evidence import Gap, Inconsistency
from cerwizard.project import Meeting, OpenPoint, Project, Said
from cerwizard.questionnaire import Screening
from cerwizard.sitting.steps import wanted
from cerwizard.sitting.uses import said_of

PointKind: TypeAlias = Literal["question", "open point", "finding", "gap"]
Talked: TypeAlias = frozenset[tuple[str, str]]
"""What was talked of, each as its name and instance."""


class Point(Struct, frozen=True):
    """One thing to talk about: a question that decides much, one nobody knows yet, a finding, or a gap that is due."""

    kind: PointKind
    name: str
    """The question, the requirement, or what a finding says."""
    instance: str = ""
    """The further use of which a question is asked, the use or row of a gap, or the place where a finding stands."""

    @property
    def talked_of(self) -> tuple[str, str]:
        """What stays the same of it when a question becomes an open point."""
        return self.name, self.instance


def agenda(assessment: Assessment, talked: Talked = frozenset()) -> tuple[Point, ...]:
    """Return what there is to talk about; what was talked of already is left out.

    These are the quick questions and what nobody knows yet, of the device as described and of each further use, what
    does not go together, and the gaps that are due.
    """
    findings = (_point_of(found) for found in assessment.findings)
    points = (*_questions(assessment, talked), *_open_points(assessment), *findings, *_gaps(assessment))
    return tuple(point for point in points if point.talked_of not in talked)


def following_point(assessment: Assessment, current: Point | None, talked: Talked) -> Point | None:
    """Return the point after this one that was not talked of yet; after the last, one that was left out."""
    left = agenda(assessment, talked)
    here = _place(assessment, current) if current else (-1, 0)
    return next((point for point in left if _place(assessment, point) > here), next(iter(left), None))


def gap_of(assessment: Assessment, point: Point) -> Gap | None:
    """Return the gap that a point is about, however it stands by now."""
    return next(
        (
            gap
            for gap in assessment.gaps
            if gap.requirement.id == point.name and gap.instance == point.instance
        ),
        None,
    )


def finding_of(assessment: Assessment, point: Point) -> Inconsistency | None:
    """Return the finding that a point is about; `None` where it goes together by now."""
    return next((found for found in assessment.findings if _point_of(found) == point), None)


def meeting_on(project: Project, day: date) -> Meeting:
    """Return what was noted of the meeting of this day, so far nothing when there was none."""
    return next((meeting for meeting in project.meetings if meeting.date == day), Meeting(date=day))


def with_meeting(project: Project, meeting: Meeting) -> Project:
    """Return the project with this meeting in the place of the one of the same day, else as the last."""
    days = [other.date for other in project.meetings]
    if meeting.date not in days:
        return project.with_meeting(meeting)
    at = days.index(meeting.date)
    return replace(project, meetings=(*project.meetings[:at], meeting, *project.meetings[at + 1 :]))


def assigned(
    project: Project,
    point: Point,
    *,
    owner: str | None = None,
    due: date | None = None,
    note: str | None = None,
) -> Project:
    """Return the project with somebody who sees to the point, and until when; what is not given stays.

    A finding has no place for it in the project: it goes with the answer or the row.
    """
    if point.kind == "finding":
        return project
    if point.kind == "gap":
        action = project.action_on(point.name)
        return project.with_action(
            replace(
                action,
                owner=action.owner if owner is None else owner,
                due=due or action.due,
                note=action.note if note is None else note,
            )
        )
    open_point = _said(project, point).open.get(point.name, OpenPoint())
    changed = replace(
        open_point,
        owner=open_point.owner if owner is None else owner,
        due=due or open_point.due,
        note=open_point.note if note is None else note,
    )
    if point.instance:
        return project.with_use(project.use(point.instance).parked(point.name, changed))
    return project.parked(point.name, changed)


def who_and_when(project: Project, point: Point) -> tuple[str, date | None, str]:
    """Return who sees to the point, until when, and what was noted."""
    if point.kind == "gap":
        action = project.action_on(point.name)
        return action.owner, action.due, action.note
    known = _said(project, point).open.get(point.name)
    return (known.owner, known.due, known.note) if known else ("", None, "")


def people(project: Project, day: date) -> tuple[str, ...]:
    """Return who can take something on: who is present, then who owns something already."""
    owners = [action.owner for action in project.actions]
    owners += [point.owner for *_, point in project.carried_on]
    return tuple(dict.fromkeys(name for name in (*meeting_on(project, day).present, *owners) if name))


def is_carried_on(project: Project, point: Point) -> bool:
    """Return whether a point is a question that nobody can answer yet."""
    return point.kind in ("question", "open point") and point.name in _said(project, point).open


def _said(project: Project, point: Point) -> Said:
    """Return what the file says of the use of which a question is asked."""
    return said_of(project, point.instance)


def _questions(assessment: Assessment, talked: Talked) -> Iterator[Point]:
    of_base = wanted(assessment, quick=True)
    for use in assessment.uses:
        matters = set(wanted(assessment, quick=True, use=use.id))
        if use.id:
            # A further use takes over what the base is still to be asked, unless that means something else there.
            matters -= of_base - use.anew
        shown = {name for name, of_use in talked if of_use == use.id}
        screened = shown.intersection(assessment.knowledge.questionnaire.screenings)
        while (item := use.interview.next(matters, screened)) is not None:
            yield Point("question", item.id, use.id)
            matters -= {item.id, *(item.covers if isinstance(item, Screening) else ())}


def _open_points(assessment: Assessment) -> Iterator[Point]:
    for use in assessment.uses:
        # What a further use takes over from the base is open there, and talked of once.
        own = said_of(assessment.project, use.id).open
        for question in use.interview.asked:
            if question.id in own and question.id in use.interview.answers.parked:
                yield Point("open point", question.id, use.id)


def _point_of(found: Inconsistency) -> Point:
    place = " ".join(part for part in (found.use, found.table, found.row, *found.facts) if part)
    return Point("finding", found.says, place)


def _gaps(assessment: Assessment) -> Iterator[Point]:
    for gap in assessment.due:
        if gap.is_gap:
            yield Point("gap", gap.requirement.id, gap.instance)


def _place(assessment: Assessment, point: Point) -> tuple[int, int]:
    """Return where a point stands among all that there can be."""
    if point.kind in ("finding", "gap"):
        findings = [_point_of(found).talked_of for found in assessment.findings]
        gaps = [(gap.requirement.id, gap.instance) for gap in assessment.gaps]
        rank, places = (2, findings) if point.kind == "finding" else (3, gaps)
        return rank, places.index(point.talked_of) if point.talked_of in places else len(places)
    items = [item.id for item in assessment.knowledge.questionnaire.items]
    uses = [use.id for use in assessment.uses]
    use = uses.index(point.instance) if point.instance in uses else len(uses)
    return ("question", "open point").index(point.kind), use * len(items) + items.index(point.name)
