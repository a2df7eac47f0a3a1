"""The first page on the gaps: classes, counts, what blocks a submission first, and what the rest waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from cerwizard.assessment import (
    BASE,
    Assessment,
    about_words,
    closing_words,
    counted,
    follow_up_limits,
    outside,
)
from cerwizard.cli.classes import class_lines
from cerwizard.cli.evidence_shown import evidence_line
from cerwizard.cli.output import NAMELESS, fold, room
from cerwizard.evidence import SEVERITIES, Gap, Status

PAGE = 40
"""The lines that the page has; the gaps take what is left of them."""
FEWEST = 3
"""The gaps that are shown in any case."""
MOST = 6
QUESTIONS = 3
"""The questions named of those that the rest waits for; one stays where long file names take the room."""
LONGEST_LINE = 78
"""Signs of a question with its name; the app and `next` show the whole of it."""
COLUMNS: tuple[Status, ...] = ("blocked", "missing", "partly", "open", "met")


def first_page(assessment: Assessment, gaps: Sequence[Gap], file: str) -> list[str]:
    """Return the lines of the page; these gaps are due and stand in their order."""
    for questions in range(QUESTIONS, 0, -1):
        page = _page(assessment, gaps, file, questions)
        if len(page) <= PAGE:
            break
    return page


def _page(assessment: Assessment, gaps: Sequence[Gap], file: str, questions: int) -> list[str]:
    head = _lines(_head(assessment, file))
    foot = _lines(_foot(assessment, questions))
    top: list[str] = []
    shown = 0
    for gap in gaps[:MOST]:
        entry = _lines(_entry(gap, shown + 1))
        room = PAGE - len(head) - len(foot) - len(_after(gaps[: shown + 1], gaps, assessment, file))
        if shown >= FEWEST and len(top) + len(entry) > room:
            break
        top += entry
        shown += 1
    return [*head, *top, *_after(gaps[:shown], gaps, assessment, file), *foot]


def _lines(paragraphs: Iterable[str]) -> list[str]:
    return [line for text in paragraphs for line in text.split("\n")]


def _head(assessment: Assessment, file: str) -> Iterator[str]:
    project = assessment.project
    yield fold(f"{project.name or NAMELESS}, stage: {project.stage}")
    yield from class_lines(assessment)
    yield ""
    beyond = outside(assessment)
    if beyond:
        for line in (*beyond.why, *beyond.leads_to):
            yield fold(line, hang=2)
        yield fold(f"Nothing is planned for it. What would make it a device: cerwizard classify {file}")
        yield ""
    due = Counter((gap.requirement.severity, gap.status) for gap in assessment.due)
    width = max(len(status) for status in COLUMNS) + 2
    label = f"Due by the stage {project.stage}"
    if len(label) + width * len(COLUMNS) > room():
        yield label
        label = " " * (max(map(len, SEVERITIES)) + 4)
    yield label + "".join(f"{status:>{width}}" for status in COLUMNS)
    for severity in SEVERITIES:
        if any(due[severity, status] for status in COLUMNS):
            numbers = "".join(f"{due[severity, status] or '-':>{width}}" for status in COLUMNS)
            yield f"  {severity:<{len(label) - 2}}{numbers}"
    if assessment.appraised_items:
        yield fold(f"{evidence_line(assessment)} (gaps --all)", hang=2)
    if assessment.findings:
        things = counted(len(assessment.findings), "thing does", "things do")
        yield fold(f"{things} not go together: cerwizard check {file}")
    yield ""


def _entry(gap: Gap, number: int) -> Iterator[str]:
    """Give a gap in two or three lines: what, on which clause, what closes it, and who does."""
    requirement = gap.requirement
    said = about_words(gap, BASE)
    about = f" for {said}" if said else ""
    yield fold(f"{number}. {gap.status.upper()}{about}, {requirement.severity}: {requirement.says}", hang=3)
    promised = [gap.owner, f"by {gap.due_date}" if gap.due_date else ""]
    action = ", ".join(part for part in promised if part)
    closed = closing_words(requirement)
    checked = " (not verified)" if requirement.verified else ""
    yield fold(
        f"{requirement.id}, {requirement.clause}{checked}. Closed by {closed}.{f' {action}.' if action else ''}",
        indent=3,
    )


def _after(shown: Sequence[Gap], gaps: Sequence[Gap], assessment: Assessment, file: str) -> list[str]:
    """Return what follows the gaps shown: the mark explained, and how many more there are."""
    lines = [
        fold(f"* {limit.may_not} ({limit.clause}).", hang=2)
        for limit in follow_up_limits(shown, assessment.knowledge)
    ]
    later = assessment.left_for_later
    more = [f"{len(gaps) - len(shown)} more now", f"{later} at a later stage"]
    if len(gaps) > len(shown) or later:
        lines.append(fold(f"{', '.join(more)}: cerwizard gaps {file} --all"))
    return _lines(lines)


def _foot(assessment: Assessment, questions: int) -> Iterator[str]:
    """Give what cannot be judged yet, with the questions on which most of it hangs."""
    waiting = assessment.may_apply
    if not waiting:
        return
    yield ""
    requirements = counted(len(waiting), "requirement")
    yield fold(f"{requirements} may apply, depending on answers still missing; most on:")
    questionnaire = assessment.knowledge.questionnaire
    hanging = Counter(question for gap in waiting for question in gap.waits_for)
    for name in sorted(hanging, key=lambda name: (-hanging[name], questionnaire.places[name]))[:questions]:
        ask = questionnaire.questions[name].ask
        yield shorten(f"- {name} ({hanging[name]}): {ask}", LONGEST_LINE, placeholder=" …")
