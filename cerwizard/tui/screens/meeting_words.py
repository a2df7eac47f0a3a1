"""What the room reads: the point in few words, who sees to it, and what was noted so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from cerwizard.assessment import CLASS, Assessment, closing_words
from cerwizard.evidence import Gap
from cerwizard.project import Project
from cerwizard.sitting import (
    Asked,
    Point,
    agenda,
    gap_words,
    meeting_on,
    outcome_words,
    shown_at_the_side,
    who_and_when,
)
from cerwizard.tui.widgets import verdict_sign

HEADING = "bold $text-accent"
QUIET = "$foreground-muted"
NOBODY = "–"
NUMBERED = 9
"""How many people have a number."""


def title(assessment: Assessment, width: int) -> str:
    """Return the device and its classes, each with its sign, for the top; none is broken in two."""
    name = assessment.project.name or "(a device without a name)"
    found = [verdict for verdict in shown_at_the_side(assessment) if verdict.decision.group == CLASS]
    classes = (
        f"{verdict.decision.title}: {outcome_words(verdict)} {verdict_sign(verdict)}" for verdict in found
    )
    lines = [name]
    for words in classes:
        longer = f"{lines[-1]}   {words}"
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(words)
    return "\n".join(lines)


def kind_words(point: Point, gap: Gap | None, asked: Asked | None) -> str:
    """Return what kind of point it is, above the point itself."""
    if gap is not None:
        about = f" · {gap.instance}" if gap.instance else ""
        state = "met now" if gap.status == "met" else gap.status
        return f"Gap · {gap.requirement.severity} · {state}{about}"
    section = asked.section.title if asked is not None else ""
    return f"{point.kind[0].upper()}{point.kind[1:]} · {section}"


def who_words(project: Project, point: Point) -> Content:
    """Return who sees to the point and until when, visibly open as long as nobody does."""
    owner, due, note = who_and_when(project, point)
    parts = [
        ("Who:  ", HEADING),
        (owner or NOBODY, "bold"),
        ("      Until:  ", HEADING),
        (due.isoformat() if due else NOBODY, "bold"),
    ]
    return Content.assemble(*parts, (f"\n{note}", QUIET) if note else "")


def people_words(names: Sequence[str]) -> Content:
    """Return the people with the number that gives them a gap."""
    return Content("   ".join(f"{number} {name}" for number, name in enumerate(names[:NUMBERED], 1)))


def gap_details(gap: Gap) -> Content:
    """Return how the gap stands and what would close it."""
    lines = (
        ("How it stands:  ", gap.why),
        ("What closes it:  ", gap.requirement.closes),
        ("Closed by:  ", closing_words(gap.requirement).removesuffix("*")),
        ("Clause:  ", gap.requirement.clause),
    )
    return Content("\n\n").join(Content.assemble((label, HEADING), said) for label, said in lines if said)


def question_details(asked: Asked, changed: tuple[str, ...]) -> Content:
    """Return what decides the answer, or what the answer has just changed."""
    if changed:
        return Content("\n").join(
            [Content.styled("This changed", HEADING), *(Content(f"* {line}") for line in changed)]
        )
    return Content.assemble(("What decides:  ", HEADING), asked.item.help)


def noted(project: Project, day: date) -> Content:
    """Return what was noted so far: who is here, what was decided, who does what."""
    meeting = meeting_on(project, day)
    lines = [Content.styled("Present", HEADING), Content(", ".join(meeting.present) or "h says who is here")]
    lines += [Content(), Content.styled(f"Decided ({len(meeting.decided)})", HEADING)]
    lines += [Content(f"* {said}") for said in meeting.decided] or [Content("d writes a decision down")]
    owners = list(_owners(project))
    lines += [Content(), Content.styled("Who has what", HEADING)]
    lines += [Content(f"{name}: {count}") for name, count in owners] or [Content("nobody has anything yet")]
    return Content("\n").join(lines)


def summary(assessment: Assessment, day: date) -> Content:
    """Return the minutes on one page: class, what is settled, decisions, and actions with owners and dates."""
    project, meeting = assessment.project, meeting_on(assessment.project, day)
    lines = [Content.styled("Where it stands", HEADING)]
    for verdict in shown_at_the_side(assessment):
        lines.append(Content(f"{verdict_sign(verdict)} {verdict.decision.title}: {outcome_words(verdict)}"))
    lines.append(Content(f"Gaps due at the stage “{project.stage}”: {gap_words(assessment)}"))
    lines += [
        Content(),
        Content.styled("Present", HEADING),
        Content(", ".join(meeting.present) or "not noted"),
        Content(),
        Content.styled("Decided", HEADING),
        *([Content(f"* {said}") for said in meeting.decided] or [Content("nothing noted")]),
        Content(),
        Content.styled("Who does what until when", HEADING),
        *([Content(said) for said in _actions(assessment)] or [Content("nothing noted")]),
    ]
    left = agenda(assessment)
    without = sum(1 for point in left if not who_and_when(project, point)[0])
    lines += [Content(), Content(f"{len(left)} points are left, {without} of them without anybody.")]
    return Content("\n").join(lines)


def _actions(assessment: Assessment) -> Iterator[str]:
    project, says = assessment.project, {gap.requirement.id: gap.requirement.says for gap in assessment.gaps}
    questions = assessment.knowledge.questionnaire.questions
    says |= {found.prompt.id: found.prompt.says for found in assessment.advice}
    for action in project.actions:
        what = says.get(action.requirement, action.requirement)
        yield _action(action.owner, action.due, f"{what} {action.note}".strip())
    for name, point in project.open.items():
        ask = questions[name].ask if name in questions else name
        yield _action(point.owner, point.due, f"find out: {ask} {point.note}".strip())


def _action(owner: str, due: date | None, what: str) -> str:
    when = f" by {due.isoformat()}" if due else ", no date"
    return f"* {owner or 'nobody yet'}{when}: {what}"


def _owners(project: Project) -> Iterator[tuple[str, int]]:
    names = [action.owner for action in project.actions] + [point.owner for point in project.open.values()]
    for name in sorted({name for name in names if name}):
        yield name, names.count(name)
