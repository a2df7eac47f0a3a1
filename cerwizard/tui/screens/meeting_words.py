"""What the room reads: the point in few words, who sees to it, and what was noted so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from cerwizard.assessment import CLASS, Assessment, about_words, closing_words, counted
from cerwizard.evidence import Gap, Inconsistency, row_id
from cerwizard.project import Project
from cerwizard.sitting import (
    BASE,
    Asked,
    Point,
    agenda,
    finding_of,
    gap_of,
    gap_words,
    meeting_on,
    row_words,
    shown_at_the_side,
    use_words,
    verdict_in_short,
    who_and_when,
)
from cerwizard.tui.commands import Decide, KeyOf, WhoIsHere
from cerwizard.tui.looks import LABEL, QUIET
from cerwizard.tui.widgets import verdict_sign

NOBODY = "–"
NUMBERED = 9
"""How many people have a number."""


def title(assessment: Assessment, width: int) -> str:
    """Return the device and its classes, each with its sign, for the top; none is broken in two."""
    name = assessment.project.name or "(a device without a name)"
    found = [verdict for verdict in shown_at_the_side(assessment) if verdict.decision.group == CLASS]
    classes = (
        f"{verdict.decision.title}: {verdict_in_short(verdict)} {verdict_sign(verdict)}" for verdict in found
    )
    lines = [name]
    for words in classes:
        longer = f"{lines[-1]}   {words}"
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(words)
    return "\n".join(lines)


class Said(Struct, frozen=True):
    """A point in words."""

    kind: str
    says: str
    more: Content


def said_of(
    assessment: Assessment, point: Point, asked: Asked | None, changed: tuple[str, ...], key: KeyOf
) -> Said:
    """Return what the room reads of a point: its kind, the point itself, and what stands below."""
    match point.kind:
        case "gap" if (gap := gap_of(assessment, point)) is not None:
            return Said(_gap_kind(gap), gap.requirement.says, _gap_details(gap))
        case "finding":
            return _finding_said(assessment, point, key)
        case _ if asked is not None:
            kind = f"{point.kind[0].upper()}{point.kind[1:]}"
            kind = " · ".join(part for part in (kind, asked.use, asked.section.title) if part)
            return Said(kind, asked.item.ask, _question_details(asked, changed))
        case _:
            return Said("", "", Content())


def the_end(assessment: Assessment, day: date) -> Said:
    """Return what the room reads once every point was shown: the minutes."""
    return Said("", "Everything was talked about.", summary(assessment, day))


def who_words(project: Project, point: Point) -> Content:
    """Return who sees to the point and until when, visibly open as long as nobody does."""
    owner, due, note = who_and_when(project, point)
    parts = [
        ("Who:  ", LABEL),
        (owner or NOBODY, "bold"),
        ("      Until:  ", LABEL),
        (due.isoformat() if due else NOBODY, "bold"),
    ]
    return Content.assemble(*parts, (f"\n{note}", QUIET) if note else "")


def people_words(names: Sequence[str]) -> Content:
    """Return the people with the number that gives them a gap."""
    return Content("   ".join(f"{number} {name}" for number, name in enumerate(names[:NUMBERED], 1)))


def _gap_kind(gap: Gap) -> str:
    said = about_words(gap, BASE)
    about = f" · {said}" if said else ""
    state = "met now" if gap.status == "met" else gap.status
    return f"Gap · {gap.requirement.severity} · {state}{about}"


def _gap_details(gap: Gap) -> Content:
    """Return how the gap stands and what would close it."""
    lines = (
        ("How it stands:  ", gap.why),
        ("What closes it:  ", gap.requirement.closes),
        ("Closed by:  ", closing_words(gap.requirement).removesuffix("*")),
        ("Clause:  ", gap.requirement.clause),
    )
    return _paragraphs(lines)


def _paragraphs(lines: Iterable[tuple[str, str]]) -> Content:
    """Return texts, each behind its label; one that says nothing is left out."""
    return Content("\n\n").join(Content.assemble((label, LABEL), said) for label, said in lines if said)


def _question_details(asked: Asked, changed: tuple[str, ...]) -> Content:
    """Return what decides the answer, or what the answer has just changed."""
    if changed:
        return Content("\n").join(
            [Content.styled("This changed", LABEL), *(Content(f"* {line}") for line in changed)]
        )
    return Content.assemble(("What decides:  ", LABEL), asked.item.help)


def _finding_said(assessment: Assessment, point: Point, key: KeyOf) -> Said:
    found = finding_of(assessment, point)
    if found is None:
        return Said("Goes together now", point.name, Content())
    questions = assessment.knowledge.questionnaire.questions
    rows = assessment.project.tables.get(found.table, ())
    lines = (
        ("The row:  ", next((row_words(row) for row in rows if row_id(row) == found.row), "")),
        ("Answers to:  ", "; ".join(questions[name].ask for name in found.facts if name in questions)),
        ("Clause:  ", found.clause),
        (
            "What to do:  ",
            f"It is changed in the answers, not here; {key(Decide)} writes down what was decided.",
        ),
    )
    about = "".join(f" · {part}" for part in (found.use, found.row) if part)
    return Said(
        f"Does not go together · {found.severity}{about}",
        found.says,
        _paragraphs(lines),
    )


def noted(project: Project, day: date, key: KeyOf) -> Content:
    """Return what was noted so far: who is here, what was decided, who does what."""
    meeting = meeting_on(project, day)
    lines = [
        Content.styled("Present", LABEL),
        Content(", ".join(meeting.present) or f"{key(WhoIsHere)} says who is here"),
    ]
    lines += [Content(), Content.styled(f"Decided ({len(meeting.decided)})", LABEL)]
    lines += [Content(f"* {said}") for said in meeting.decided] or [
        Content(f"{key(Decide)} writes a decision down")
    ]
    owners = list(_owners(project))
    lines += [Content(), Content.styled("Who has what", LABEL)]
    lines += [Content(f"{name}: {count}") for name, count in owners] or [Content("nobody has anything yet")]
    return Content("\n").join(lines)


def summary(assessment: Assessment, day: date) -> Content:
    """Return the minutes on one page: class, what is settled, decisions, and actions with owners and dates."""
    project, meeting = assessment.project, meeting_on(assessment.project, day)
    lines = [Content.styled("Where it stands", LABEL)]
    for verdict in shown_at_the_side(assessment):
        lines.append(
            Content(f"{verdict_sign(verdict)} {verdict.decision.title}: {verdict_in_short(verdict)}")
        )
    lines.append(Content(f"Gaps due at the stage “{project.stage}”: {gap_words(assessment)}"))
    lines += [
        Content(),
        Content.styled("Present", LABEL),
        Content(", ".join(meeting.present) or "not noted"),
        Content(),
        Content.styled("Decided", LABEL),
        *([Content(f"* {said}") for said in meeting.decided] or [Content("nothing noted")]),
        Content(),
        Content.styled("Who does what until when", LABEL),
        *([Content(said) for said in _actions(assessment)] or [Content("nothing noted")]),
    ]
    if assessment.findings:
        count = counted(len(assessment.findings), "thing does", "things do")
        lines += [Content(), Content.styled(f"{count} not go together", LABEL)]
        lines += [Content(f"! {_finding_line(found)}") for found in assessment.findings]
    lines += [Content(), Content(_left_words(assessment))]
    return Content("\n").join(lines)


def _finding_line(found: Inconsistency) -> str:
    place = " ".join(part for part in (found.use, found.row) if part)
    return f"{found.severity}: {found.says}{f' [{place}]' if place else ''}"


def _left_words(assessment: Assessment) -> str:
    """Return how much is left that somebody can see to, and how much of it nobody does."""
    left = [point for point in agenda(assessment) if point.kind != "finding"]
    without = sum(1 for point in left if not who_and_when(assessment.project, point)[0])
    if not left:
        return "No question and no gap is left."
    whose = f"{without} of them without anybody" if without else "each with somebody who sees to it"
    return f"{counted(len(left), 'point is', 'points are')} left, {whose}."


def _actions(assessment: Assessment) -> Iterator[str]:
    project, says = assessment.project, {gap.requirement.id: gap.requirement.says for gap in assessment.gaps}
    questions = assessment.knowledge.questionnaire.questions
    says |= {found.prompt.id: found.prompt.says for found in assessment.advice}
    for action in project.actions:
        what = says.get(action.requirement, action.requirement)
        yield _action(action.owner, action.due, f"{what} {action.note}".strip())
    for use, name, point in project.carried_on:
        ask = questions[name].ask if name in questions else name
        of_use = f" [{use_words(project, use)}]" if use else ""
        yield _action(point.owner, point.due, f"find out: {ask}{of_use} {point.note}".strip())


def _action(owner: str, due: date | None, what: str) -> str:
    when = f" by {due.isoformat()}" if due else ", no date"
    return f"* {owner or 'nobody yet'}{when}: {what}"


def _owners(project: Project) -> Iterator[tuple[str, int]]:
    names = [action.owner for action in project.actions] + [point.owner for *_, point in project.carried_on]
    for name in sorted({name for name in names if name}):
        yield name, names.count(name)
