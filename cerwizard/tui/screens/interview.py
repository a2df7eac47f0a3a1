"""The main screen: one question at a time between the sections and the result so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Input

from cerwizard.assessment import value_in_words
from cerwizard.facts import FactValue
from cerwizard.questionnaire import Question
from cerwizard.sitting import Complaint, clean
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Given, note_form, point_form, reasons_form
from cerwizard.tui.editor import NoEditor, edited
from cerwizard.tui.screens.row_editing import TABLE_COMMANDS
from cerwizard.tui.screens.sitting_screen import SittingScreen
from cerwizard.tui.screens.uses import UsesScreen
from cerwizard.tui.widgets import (
    Answer,
    Banner,
    KeyBar,
    SectionRail,
    Ticked,
    TopLine,
    Trouble,
    VerdictLine,
    VerdictPanel,
)

WIDTHS = ((0, "-narrow"), (76, "-normal"), (110, "-wide"), (170, "-roomy"))
"""From how many columns on what is shown beside the question."""

HANG_ON_THE_QUESTION = frozenset(
    (
        *TABLE_COMMANDS,
        c.UndoAnswer,
        c.RedoAnswer,
        c.EditOutside,
        c.Justify,
        c.NoteAnswer,
        c.GoOn,
        c.DontKnow,
        c.ParkQuestion,
        c.SkipQuestion,
    )
)
"""The commands that make sense at some questions; the others always do."""


class InterviewScreen(UsesScreen):
    """Asks, one question at a time, and shows what each answer comes to."""

    HERE = (
        c.GoOn,
        c.GoBack,
        c.DontKnow,
        c.ParkQuestion,
        *TABLE_COMMANDS,
        c.SkipQuestion,
        c.Justify,
        c.NoteAnswer,
        c.JumpTo,
        c.ShowGaps,
        c.ShowReview,
        c.ShowWhy,
        c.WhatIf,
        c.Meet,
        c.ShowDocuments,
        c.WriteDocuments,
        c.PreviousSection,
        c.NextSection,
        c.ChooseUse,
        c.EditOutside,
        c.UndoAnswer,
        c.RedoAnswer,
        c.SaveNow,
        c.QuickQuestions,
        c.ShowPanel,
        c.DeviceDetails,
        c.OpenAnother,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *c.keys(*HERE),
        Binding("pagedown", "scroll_help(1)", "Scroll the help", show=False),
        Binding("pageup", "scroll_help(-1)", "Scroll the help back", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = list(WIDTHS)

    DEFAULT_CSS = """
    InterviewScreen {
        #body { height: 1fr; }
        SectionRail { display: none; }
        VerdictLine { display: none; }
        &.-wide, &.-roomy { SectionRail { display: block; } }
        &.-wide VerdictPanel { width: 38; }
        &.-roomy VerdictPanel { width: 52; }
        &.-roomy .-beside SoFar { display: block; }
        &.-roomy .-beside #help { dock: right; width: 50%; height: 100%; border: none; padding: 0 1 0 3; }
        &.-roomy .-beside #help:focus { border-left: heavy $border; padding: 0 1 0 2; }
        &.-toggled VerdictPanel { display: none; }
        &.-narrow VerdictPanel { display: none; }
        &.-narrow VerdictLine { display: block; }
        &.-narrow.-toggled VerdictPanel { display: block; width: 1fr; }
        &.-narrow.-toggled QuestionCard { display: none; }
    }
    """

    is_panel_toggled: var[bool] = var(False, bindings=True, toggle_class="-toggled")

    _panel = query_one(VerdictPanel)

    def compose(self) -> ComposeResult:
        """Lay out the sections, the question and the result, from left to right."""
        width = self.app.size.width  # known before, so that nothing is styled and painted twice
        self.add_class(next(name for least, name in reversed(WIDTHS) if width >= least), update=False)
        yield TopLine().data_bind(SittingScreen.sitting, SittingScreen.saved)
        yield Trouble().data_bind(SittingScreen.trouble)
        yield Banner().data_bind(SittingScreen.sitting)
        yield VerdictLine().data_bind(SittingScreen.sitting)
        with Horizontal(id="body"):
            yield SectionRail().data_bind(SittingScreen.sitting)
            yield self.card.data_bind(SittingScreen.sitting)
            yield VerdictPanel().data_bind(SittingScreen.sitting)
        yield KeyBar()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense at the question shown."""
        if command not in HANG_ON_THE_QUESTION:
            return super().is_available(command)
        asked = self.card.asked if self.is_mounted and not self._is_question_hidden else None
        if command in TABLE_COMMANDS:
            return asked is not None and self.card.answer.way == "rows"
        if command is c.UndoAnswer:
            return bool(self.now.past) or self._is_line_typed
        if command is c.RedoAnswer:
            return bool(self.now.future)
        if command is c.EditOutside:
            return asked is not None and self.card.answer.way in ("a line", "paragraphs")
        if command is c.Justify:
            return asked is not None and isinstance(asked.item, Question) and asked.item.judgement
        if command is c.NoteAnswer:
            return asked is not None and isinstance(asked.item, Question) and asked.value is not None
        return asked is not None

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

    @on(c.ShowPanel)
    def toggle_panel(self) -> None:
        """Show or hide the panel; in a narrow terminal it takes the place of the question."""
        self.is_panel_toggled = not self.is_panel_toggled
        if self._is_question_hidden:
            self._panel.focus()
        else:
            self.card.answer.focus_entry()

    @on(c.UndoAnswer)
    def undo_answer(self) -> None:
        """Take the last change back, or first what is typed in a line and not confirmed."""
        if self._is_line_typed:
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
    def _is_line_typed(self) -> bool:
        """Whether a line has the cursor that differs from what is answered."""
        return isinstance(self.focused, Input) and self.card.answer.draft is not None

    @property
    def _is_question_hidden(self) -> bool:
        """Whether the panel stands in the place of the question."""
        return self.is_panel_toggled and self.has_class("-narrow")

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
