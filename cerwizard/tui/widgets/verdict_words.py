"""What the panel at the side says: the result so far, what it rests on, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cerwizard.assessment import CLASS, Assessment, Verdict, counted, side_by_side
from cerwizard.facts import Truth
from cerwizard.sitting import Sitting, gap_words, left_words, shown_at_the_side, use_words, verdict_in_short
from cerwizard.tui.looks import QUIET
from cerwizard.tui.widgets.hanging import Hanging
from cerwizard.tui.widgets.steady import Paragraph

HEADING = "bold"
MOST_NAMED = 4
"""How many open questions and gaps are named; the rest is counted."""


def verdict_sign(verdict: Verdict) -> str:
    """Return how a decision stands: settled, open, or not applying."""
    if verdict.applies is Truth.FAILS:
        return "-"
    return "✓" if verdict.is_settled else "…"


def in_parts(assessment: Assessment) -> list[str]:
    """Return the same in a few words each, what matters most first, for a narrow terminal."""
    classes: list[str] = []
    others: list[str] = []
    for verdict in shown_at_the_side(assessment):
        words = f"{verdict_in_short(verdict)} {verdict_sign(verdict)}"
        if verdict.decision.group == CLASS:
            classes.append(f"{verdict.decision.title}: {words}")
        else:
            others.append(words)
    return [*classes, f"Gaps: {gap_words(assessment)}", *others]


def panel(sitting: Sitting) -> Iterator[Paragraph]:
    """Give everything the panel says, paragraph by paragraph."""
    assessment = sitting.assessment
    if sitting.changed:
        yield Content.styled("The last answer changed", HEADING)
        for line in sitting.changed:
            yield Hanging("* ", Content(line))
        yield Content()
    verdicts = shown_at_the_side(assessment)
    if all(verdict.is_settled for verdict in verdicts):
        yield Content.styled("Result", HEADING)
    else:
        yield Content.styled("Result so far (… is open)", HEADING)
    for verdict in verdicts:
        yield from _verdict(verdict, assessment)
    idle = [standing for standing in side_by_side(assessment) if standing.verdict.applies is Truth.FAILS]
    if idle:
        yield _quiet("- ", f"does not apply: {', '.join(standing.title for standing in idle)}")
    yield Content()
    yield Content.styled(f"Gaps due now (stage: {sitting.project.stage})", HEADING)
    yield Content(gap_words(assessment))
    parked = len(assessment.project.open)
    yield Content.styled(left_words(assessment), QUIET)
    if assessment.findings:
        things = counted(len(assessment.findings), "thing does", "things do")
        yield Hanging("! ", Content(f"{things} not go together: g"))
    if parked:
        yield Content(f"? {counted(parked, 'open point')} carried on")
    named, questions = _open_questions(assessment), assessment.knowledge.questionnaire.questions
    if named:
        yield Content()
        yield Content.styled(f"{counted(len(named), 'open question')} can change this", HEADING)
        for question in named[:MOST_NAMED]:
            yield Hanging("? ", Content(f"{_of_whom(question, assessment)}{questions[question].ask}"))
        if len(named) > MOST_NAMED:
            yield _quiet("  ", f"and {len(named) - MOST_NAMED} more")
    due = [gap for gap in assessment.due if gap.is_gap]
    if due:
        yield Content()
        yield Content.styled("The first gaps", HEADING)
        for gap in due[:MOST_NAMED]:
            yield Hanging("! ", Content(gap.requirement.says))
        if len(due) > MOST_NAMED:
            yield _quiet("  ", f"and {len(due) - MOST_NAMED} more: g")
    if idle:
        yield Content()
        yield Content.styled("What does not apply, and why", HEADING)
        for standing in idle:
            yield _quiet("- ", f"{standing.title}: {standing.rests_on}")


def _verdict(verdict: Verdict, assessment: Assessment) -> Iterator[Paragraph]:
    title = verdict.decision.title
    words = Content.assemble((f"{title}: ", HEADING), f"{verdict_in_short(verdict)}{verdict.mark_words}")
    yield Hanging(f"{verdict_sign(verdict)} ", words)
    if not verdict.is_settled and not verdict.is_ordered:
        return
    for used in verdict.reasons[:1]:
        of_use = f", decided by {use_words(assessment.project, used.use)}" if used.use else ""
        floor = "" if verdict.is_settled else "at least: "
        yield _quiet("  ", f"{floor}{used.reason.clause}{of_use}")
    if verdict.decision.group == CLASS and len({result.possible for _, result in verdict.results}) > 1:
        for use, result in verdict.results:
            outcome = verdict.decision.words(result.possible) if result.possible else "does not apply"
            yield _quiet("  ", f"{use_words(assessment.project, use)}: {outcome}")


def _quiet(sign: str, words: str) -> Hanging:
    return Hanging(Content.styled(sign, QUIET), Content.styled(words, QUIET))


def _open_questions(assessment: Assessment) -> list[str]:
    """Return the questions that can still change a verdict at the side, in reading order."""
    waiting = {question for verdict in shown_at_the_side(assessment) for question in verdict.open}
    return [question for question in assessment.knowledge.questionnaire.questions if question in waiting]


def _of_whom(question: str, assessment: Assessment) -> str:
    """Return the further uses that a question is left open for, where the device as described has its answer."""
    uses = assessment.waiting_for(question)
    if not uses or not uses[0]:
        return ""
    return f"{', '.join(use_words(assessment.project, use) for use in uses)}: "
