"""What the review says: one line an answer, an open point, an answer that is not used."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from textual.content import Content

from cerwizard.assessment import counted
from cerwizard.sitting import Sitting, progress, use_of
from cerwizard.tui.widgets import Hanging, answer_of, said_line


class Entry(Struct, frozen=True):
    """One line of the review."""

    line: Hanging
    fact: str = ""
    """Empty for a heading."""
    use: str = ""

    @property
    def id(self) -> str | None:
        """What it is known by in the list."""
        return f"{self.fact} {self.use}" if self.fact else None


def heading(sitting: Sitting) -> str:
    """Return how many answers there are, and how many points are open."""
    made, unused = progress(sitting.assessment), len(sitting.assessment.interview.unused)
    parked = sum(len(said.open) for said in (sitting.project, *sitting.project.uses))
    waiting = made.total - made.answered - made.open
    parts = [f"{made.answered} answered", counted(parked, "open point"), f"{waiting} still to answer"]
    if unused:
        parts.append(f"{unused} kept, not used")
    return f"Review: {' · '.join(parts)}"


def entries(sitting: Sitting) -> Iterator[Entry]:
    """Give each section and question in reading order, then what differs for each use, then what is not used."""
    assessment = sitting.assessment
    asked = {question.id for question in assessment.interview.asked}
    for section in assessment.knowledge.questionnaire.sections:
        questions = [question for question in section.questions if question.id in asked]
        if questions:
            yield _title(section.title)
        for question in questions:
            yield Entry(said_line(sitting, question, ""), question.id)
    for use in sitting.project.uses:
        yield _title(f"What differs for {use.title or use.id}")
        of_use = use_of(assessment, use.id)
        own = {
            *use.answers,
            *use.open,
            *(question.id for question in of_use.interview.asked if question.id in of_use.anew),
        }
        unused = set(of_use.interview.unused)
        for question in assessment.knowledge.questionnaire.questions.values():
            if question.id in own:
                not_used = " (kept and not used: the question is not asked of this use)"
                line = said_line(sitting, question, use.id, not_used if question.id in unused else "")
                yield Entry(line, question.id, use.id)
        if not own:
            yield Entry(Hanging("- ", Content("nothing yet")))
    unused_here = assessment.interview.unused
    if unused_here:
        yield _title("Kept and not used: their questions are not asked any more")
    for name in unused_here:
        question = assessment.knowledge.questionnaire.questions[name]
        yield Entry(Hanging("- ", Content(f"{question.ask}  {answer_of(sitting, question, '')}")), name)
    left = sitting.project.open.keys() - asked
    idle = [found for name, found in assessment.knowledge.questionnaire.questions.items() if name in left]
    if idle:
        yield _title("Carried on as open points, though their questions are not asked now")
    for question in idle:
        yield Entry(said_line(sitting, question, ""), question.id)


def _title(text: str) -> Entry:
    return Entry(Hanging("", Content.styled(text, "bold")))
