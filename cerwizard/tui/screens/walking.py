"""Going through the questions: on, back, to a section, to one question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from textual import on

from cerwizard.assessment import Knowledge
from cerwizard.sitting import Device, Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.screens.sitting_screen import SittingScreen
from cerwizard.tui.widgets import QuestionCard, SectionRail


class Spot(Struct, frozen=True):
    """Where a page leads: a question to go to, and the row in its table."""

    question: str
    """Empty where there is none."""
    use: str | None = None
    """Of which use it is asked; empty for the device as described, `None` for the one that is asked about."""
    row: str = ""
    """Empty where no row is meant, or it is no table."""


class WalkingScreen(SittingScreen):
    """Goes from question to question; what is typed and not confirmed is kept wherever one goes."""

    def __init__(self, device: Device, knowledge: Knowledge, output: Path, *, quick: bool = False) -> None:
        super().__init__(device, knowledge, output, quick=quick)
        # By name: what can be done hangs on it, which is asked many times at every key.
        self.card = QuestionCard()

    @on(c.GoBack)
    def go_back(self) -> None:
        """Go back; what is typed is kept."""
        self._go(Sitting.gone_back)
        self.card.rest()

    @on(c.SkipQuestion)
    def skip_question(self) -> None:
        """Go on and leave the question as it is."""
        self._go_forward(Sitting.gone_next)
        self.card.rest()

    @on(c.PreviousSection)
    def go_to_previous_section(self) -> None:
        """Go to the section before."""
        self._go_sections(-1)

    @on(c.NextSection)
    def go_to_next_section(self) -> None:
        """Go to the next section."""
        self._go_sections(1)

    @on(SectionRail.Entered)
    def enter_section(self, event: SectionRail.Entered) -> None:
        """Go to the section that was chosen."""
        self._enter(event.section_id)

    @on(c.QuickQuestions)
    def toggle_quick(self) -> None:
        """Ask only the quick questions, or all again."""
        quick = not self.now.quick
        self.notify("Only the quick questions are asked now." if quick else "All questions are asked again.")
        self._go(lambda sitting: sitting.with_quick(quick))
        if not self.now.is_due:
            self.go_on_from_here()
        self.card.rest()

    def go_to(self, spot: Spot | None) -> None:
        """Go to a question, and in its table to the row that is meant."""
        if spot is not None:
            use = self.now.use if spot.use is None else spot.use
            self._go(
                lambda sitting: (sitting if use == sitting.use else sitting.for_use(use)).gone_to(
                    spot.question
                )
            )
            self.card.answer.point_at(spot.row)

    def go_on_from_here(self) -> None:
        """Go to the next question that is due, or say that only this one is left."""
        self._go_forward(Sitting.gone_on)

    def action_scroll_help(self, pages: int) -> None:
        """Scroll the help of the question."""
        self.card.scroll_help(pages)

    def may_leave(self, then: Callable[[], object]) -> None:
        """See to what is typed here before leaving."""
        self.keep_typed()
        super().may_leave(then)

    def keep_typed(self) -> Sitting:
        """Keep what is typed in the field and not confirmed, and return the sitting with it."""
        self.sitting = self.now.with_draft(self.card.answer.draft)
        return self.now

    def _go(self, step: Callable[[Sitting], Sitting]) -> None:
        with self.app.batch_update():
            self.sitting = step(self.now.with_draft(self.card.answer.draft))

    def _go_forward(self, step: Callable[[Sitting], Sitting]) -> None:
        before = self.now.item_id
        self._go(step)
        if before and self.now.item_id == before:
            complete, unknown = c.key_of(self, c.CompleteTable), c.key_of(self, c.DontKnow)
            hint = f"{complete} says that it is complete" if self.card.answer.way == "rows" else "answer it"
            self.card.complain(
                f"this is the last question that matters: {hint}, or {unknown} if nobody knows yet"
            )

    def _enter(self, section_id: str) -> None:
        self._go(lambda sitting: sitting.gone_to_section(section_id))
        self.card.answer.focus_entry()

    def _go_sections(self, by: int) -> None:
        """Go to the nearest section in this direction in which something is asked."""
        sitting, questionnaire = self.now, self.now.assessment.knowledge.questionnaire
        names = [section.id for section in questionnaire.sections]
        at = names.index(questionnaire.section_of(sitting.item_id).id) if sitting.item_id else len(names)
        for name in names[at + 1 :] if by > 0 else names[:at][::-1]:
            if sitting.gone_to_section(name) is not sitting:
                self._enter(name)
                self.card.rest()
                return
