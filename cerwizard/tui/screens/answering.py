"""Answering the question that is shown: taken, typed, carried on, given its reasons, taken back."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.widgets import Input

from cerwizard.assessment import value_in_words
from cerwizard.facts import FactValue
from cerwizard.questionnaire import Question
from cerwizard.sitting import Complaint, clean
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Given, note_form, point_form, reasons_form
from cerwizard.tui.editor import NoEditor, edited
from cerwizard.tui.screens.uses import UsesScreen
from cerwizard.tui.widgets import Answer, Ticked


class AnsweringScreen(UsesScreen):
    """Takes the answer to the question shown, and what is said beside it."""

    @on(c.GoOn)
    @on(Input.Submitted)
    @on(Answer.NoneMeant)
    def go_on(self) -> None:
        """Take the answer, ask for its reasons where the law wants them, and go to the next question."""
        given = self.card.answer.confirm()
        match given:
            case Complaint():
                self.card.complain(given.sentence)
                return
            case Ticked():
                self.sitting = self.now.screened(given.facts)
            case None if not self._may_stay_empty():
                later = f"{c.key_of(self, c.DontKnow)} if nobody knows, or {c.key_of(self, c.SkipQuestion)} for later"
                self.card.complain(f"no answer yet: choose or type one, or {later}")
                return
            case None:
                if self.card.answer.draft is not None:
                    self.sitting = self.now.forgotten()
            case _:
                self.answer(given)
        asked = self.now.asked
        if asked is not None and asked.needs_justification:
            self._ask_reasons(then=self.go_on_from_here)
        else:
            self.go_on_from_here()

    @on(Answer.Chosen)
    def take_choice(self, event: Answer.Chosen) -> None:
        """Take an answer chosen by its number; the question stays, so that its effect can be seen."""
        event.stop()
        self.answer(event.value)
        self.card.point()

    @on(c.DontKnow)
    def carry_on(self) -> None:
        """Carry the question on as an open point, and go on."""
        if self._parkable is not None:
            self._park(self._parkable, None)

    @on(c.ParkQuestion)
    def ask_about_open_point(self) -> None:
        """Ask what is missing, who finds out and until when, and carry the question on."""
        question = self._parkable
        if question is not None:

            def park(given: Given | None) -> None:
                if given is not None:
                    self._park(question, given)

            point = self.now.of_use_open.get(question.id)
            self.app.push_screen(point_form(question.ask, point), park)

    @on(c.Justify)
    def justify(self) -> None:
        """Ask for the written reasons of the answer shown."""
        self._ask_reasons(then=lambda: None)

    @on(c.NoteAnswer)
    def note_answer(self) -> None:
        """Ask for a note beside the answer shown."""
        asked = self.now.asked
        if asked is None:
            return
        answer = value_in_words(asked.item.id, asked.value, self.now.assessment.knowledge)

        def take(given: Given | None) -> None:
            if given is not None:
                self.sitting = self.now.noted(_text(given.get("note")))

        self.app.push_screen(note_form(asked.item.ask, answer, asked.note), take)

    @on(c.AnswerPoint)
    def open_answer(self) -> None:
        """Put the cursor into the text, so that letters are typed."""
        self.card.answer.focus_entry()

    @on(c.UndoAnswer)
    def undo_answer(self) -> None:
        """Take the last change back, or first what is typed in a line and not confirmed."""
        if self.is_line_typed:
            self.sitting = self.now.without_draft()
            self.card.answer.show(self.now.asked, is_new=False)
        else:
            self.sitting = self.now.undone()

    @on(c.EditOutside)
    def edit_outside(self) -> None:
        """Write the text in the editor of one's own, and come back with it unconfirmed."""
        try:
            text = edited(self.app, self.card.answer.typed)
        except NoEditor as error:
            self.card.complain(str(error))
            return
        self.card.answer.type(clean(text))

    @property
    def _parkable(self) -> Question | None:
        """The question that can be carried on: the one shown, in a screening the tick under the cursor."""
        return self.now.assessment.knowledge.questionnaire.questions.get(self.card.fact)

    def _park(self, question: Question, noted: Given | None) -> None:
        self.sitting = self.now.parked(question.id, noted)
        if question.id == self.now.item_id:
            self.go_on_from_here()

    @property
    def is_line_typed(self) -> bool:
        """Whether a line has the cursor that differs from what is answered."""
        return isinstance(self.focused, Input) and self.card.answer.draft is not None

    def _may_stay_empty(self) -> bool:
        """Whether going on without an answer is plain: rows stand for themselves, a cleared field means no answer."""
        asked = self.card.asked
        return (
            asked is None
            or self.card.answer.way == "rows"
            or asked.value is not None
            or asked.parked is not None
        )

    def _ask_reasons(self, then: Callable[[], None]) -> None:
        asked = self.now.asked
        if asked is None or not isinstance(asked.item, Question):
            return
        answer = value_in_words(asked.item.id, asked.value, self.now.assessment.knowledge)

        def take(given: Given | None) -> None:
            if given is not None:
                self.sitting = self.now.justified(_text(given.get("reasons")))
            then()

        self.app.push_screen(reasons_form(asked.item, answer, asked.justification), take)


def _text(value: FactValue | None) -> str:
    return "" if value is None else str(value)
