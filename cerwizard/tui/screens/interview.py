"""The main screen: one question at a time between the sections and the result so far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Input, TextArea

from cerwizard.assessment import value_in_words
from cerwizard.facts import FactValue
from cerwizard.questionnaire import Question
from cerwizard.sitting import Complaint
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import (
    Given,
    WriteDialog,
    details_form,
    point_form,
    reasons_form,
    stage_named,
)
from cerwizard.tui.screens.answers import AnswersScreen
from cerwizard.tui.screens.gaps import GapsScreen
from cerwizard.tui.screens.sitting_screen import SittingScreen
from cerwizard.tui.screens.table_screen import TABLE_COMMANDS, TableScreen
from cerwizard.tui.screens.why import WhyScreen
from cerwizard.tui.widgets import (
    Answer,
    Banner,
    KeyBar,
    QuestionCard,
    SectionRail,
    Ticked,
    TopLine,
    Trouble,
    VerdictLine,
    VerdictPanel,
)
from cerwizard.tui.written import before_writing, folder, written


class InterviewScreen(TableScreen):
    """Asks, one question at a time, and shows what each answer comes to."""

    HERE = (
        c.GoOn,
        c.GoBack,
        c.DontKnow,
        *TABLE_COMMANDS,
        c.SkipQuestion,
        c.Justify,
        c.ShowGaps,
        c.ShowAnswers,
        c.ShowWhy,
        c.WriteDocuments,
        c.PreviousSection,
        c.NextSection,
        c.UndoAnswer,
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
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (76, "-normal"),
        (110, "-wide"),
    ]

    DEFAULT_CSS = """
    InterviewScreen {
        #body { height: 1fr; }
        SectionRail { display: none; }
        VerdictLine { display: none; }
        &.-wide SectionRail { display: block; }
        &.-wide VerdictPanel { width: 38; }
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
        yield TopLine().data_bind(SittingScreen.sitting, SittingScreen.saved)
        yield Trouble().data_bind(SittingScreen.trouble)
        yield Banner().data_bind(SittingScreen.sitting)
        yield VerdictLine().data_bind(SittingScreen.sitting)
        with Horizontal(id="body"):
            yield SectionRail().data_bind(SittingScreen.sitting)
            yield QuestionCard().data_bind(SittingScreen.sitting)
            yield VerdictPanel().data_bind(SittingScreen.sitting)
        yield KeyBar()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense at the question shown."""
        asked = self.card.asked if self.is_mounted and not self._is_question_hidden else None
        if command in TABLE_COMMANDS:
            return asked is not None and self.card.answer.way == "rows"
        if command is c.UndoAnswer:
            return bool(self.now.past) and not isinstance(self.focused, (Input, TextArea))
        if command is c.Justify:
            return asked is not None and isinstance(asked.item, Question) and asked.item.judgement
        if command in (c.GoOn, c.DontKnow, c.SkipQuestion):
            return asked is not None
        return super().is_available(command)

    @on(c.GoOn)
    @on(Input.Submitted)
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
                self.card.complain("no answer yet: choose or type one, or u if nobody knows, or n for later")
                return
            case None:
                if self.card.answer.draft is not None:
                    self.sitting = self.now.forgotten()
            case _:
                self.sitting = self.now.answered(given)
        asked = self.now.asked
        if asked is not None and asked.needs_justification:
            self._ask_reasons(then=self.go_on_from_here)
        else:
            self.go_on_from_here()

    @on(Answer.Chosen)
    def take_choice(self, event: Answer.Chosen) -> None:
        """Take an answer chosen by its number; the question stays, so that its effect can be seen."""
        self.sitting = self.now.answered(event.value)

    @on(c.DontKnow)
    def ask_about_open_point(self) -> None:
        """Ask what is missing and who finds out, and carry it on."""
        fact = self.card.fact
        question = self.now.assessment.knowledge.questionnaire.questions.get(fact)
        if question is None:
            return

        def carry_on(given: Given | None) -> None:
            if given is None:
                return
            self.sitting = self.now.parked(fact, given)
            if fact == self.now.item_id:
                self.go_on_from_here()

        self.app.push_screen(point_form(question.ask, self.now.project.open.get(fact)), carry_on)

    @on(c.Justify)
    def justify(self) -> None:
        """Ask for the written reasons of the answer shown."""
        self._ask_reasons(then=lambda: None)

    @on(c.ShowAnswers)
    def show_answers(self) -> None:
        """Show every answer, and go to the question that is chosen there."""
        self.app.push_screen(AnswersScreen(self.now.with_draft(self.card.answer.draft)), self.go_to)

    @on(c.ShowGaps)
    def show_gaps(self) -> None:
        """Show the gaps; what is noted about them there is saved like an answer."""
        self.app.push_screen(GapsScreen(self.now.assessment, self.change), self.go_to)

    @on(c.ShowWhy)
    def show_why(self) -> None:
        """Show what decided, and what would change it."""
        self.app.push_screen(WhyScreen(self.now.assessment))

    @on(c.WriteDocuments)
    def write_documents(self) -> None:
        """Ask where to write the documents, and write them."""
        sitting = self.now.with_draft(self.card.answer.draft)
        self.app.push_screen(
            WriteDialog(
                folder(self.output, sitting.project.name, self.device.file.path),
                before_writing(sitting),
                partial(written, sitting.assessment),
            )
        )

    @on(c.DeviceDetails)
    def ask_details(self) -> None:
        """Ask for the device's details."""

        def take(given: Given | None) -> None:
            if given is not None:
                markets = given.get("markets", ())
                changed = self.now.project.with_details(
                    name=str(given.get("name", "")),
                    manufacturer=str(given.get("manufacturer", "")),
                    stage=stage_named(given["at_stage"]),
                    markets=markets if isinstance(markets, tuple) else (),
                )
                self.change(changed)

        self.app.push_screen(details_form(self.now.project, self.now.assessment.knowledge), take)

    @on(c.ShowPanel)
    def toggle_panel(self) -> None:
        """Show or hide the panel; in a narrow terminal it takes the place of the question."""
        self.is_panel_toggled = not self.is_panel_toggled
        if self._is_question_hidden:
            self._panel.focus()
        else:
            self.card.answer.focus_entry()

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
