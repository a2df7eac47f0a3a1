"""What was said so far in the section that one is in, where the screen has room for it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import var

from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting import Sitting, said_of, use_of
from cerwizard.tui.widgets.hanging import Hanging
from cerwizard.tui.widgets.said import said_line
from cerwizard.tui.widgets.steady import Page


class SoFar(Page, can_focus=False):
    """Lists the questions of the section with their answers, around the one that is asked."""

    DEFAULT_CSS = """
    SoFar {
        height: 1fr;
        border-top: solid $border-blurred;
    }
    """

    sitting: var[Sitting | None] = var(None)

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Show the answers by now; out of sight, nothing is worked out for it."""
        if sitting is None or not self.size:
            return
        questions = list(_asked(sitting)) if sitting.item_id else []
        self.say(*(_line(sitting, question) for question in questions))
        here = [at for at, question in enumerate(questions) if question.id in _here(sitting)]
        if here:
            self.bring_into_view(here[0])

    def on_show(self) -> None:
        """Show the answers by now."""
        self.watch_sitting(self.sitting)


def _asked(sitting: Sitting) -> Iterator[Question]:
    questionnaire = sitting.assessment.knowledge.questionnaire
    section = questionnaire.section_of(sitting.item_id)
    asked = {question.id for question in use_of(sitting.assessment, sitting.use).interview.asked}
    return (question for question in section.questions if question.id in asked)


def _here(sitting: Sitting) -> tuple[str, ...]:
    """Return the questions on the card: one, or those that a screening covers."""
    item = sitting.asked.item if sitting.asked is not None else None
    return tuple(item.covers) if isinstance(item, Screening) else (sitting.item_id,)


def _line(sitting: Sitting, question: Question) -> Hanging:
    own = said_of(sitting.project, sitting.use)
    is_own = question.id in {*own.answers, *own.open, *use_of(sitting.assessment, sitting.use).anew}
    use = sitting.use if is_own else ""
    line = said_line(sitting, question, use, with_clause=False)
    is_here = question.id in _here(sitting)
    return Hanging(Content(f"{'>' if is_here else ' '}{line.sign.plain}"), line.body)
