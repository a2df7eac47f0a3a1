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
from cerwizard.tui.sitting import Complaint, Sitting
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
from cerwizard.tui.written import before_writing, folder_name, written


class InterviewScreen(TableScreen):
    """Asks, one question at a time, and shows what each answer comes to."""

    TITLE_IN_HELP = "Questions"
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

    is_panel_toggled: var[bool] = var(False, toggle_class="-toggled")

    _card = query_one(QuestionCard)
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
        asked = self._card.asked if self.is_mounted else None
        if command in TABLE_COMMANDS:
            return asked is not None and self._card.answer.way == "rows"
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
        given = self._card.answer.given
        match given:
            case Complaint():
                self._card.complain(given.sentence)
                return
            case Ticked():
                self.sitting = self.now.screened(given.facts)
            case None if not self._may_stay_empty():
                self._card.complain("no answer yet: choose or type one, or u if nobody knows, or n for later")
                return
            case None:
                if self._card.answer.draft is not None:
                    self.sitting = self.now.forgotten()
            case _:
                self.sitting = self.now.answered(given)
        asked = self.now.asked
        if asked is not None and asked.needs_justification:
            self._ask_reasons(then=self._go_on)
        else:
            self._go_on()

    @on(Answer.Chosen)
    def take_choice(self, event: Answer.Chosen) -> None:
        """Take an answer chosen by its number; the question stays, so that its effect can be seen."""
        self.sitting = self.now.answered(event.value)

    @on(c.GoBack)
    def go_back(self) -> None:
        """Go back; what is typed is kept."""
        self._go(Sitting.gone_back)

    @on(c.SkipQuestion)
    def skip_question(self) -> None:
        """Go on and leave the question as it is."""
        self._go(Sitting.gone_next)

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

    @on(c.DontKnow)
    def ask_about_open_point(self) -> None:
        """Ask what is missing and who finds out, and carry it on."""
        fact = self._card.fact
        question = self.now.assessment.knowledge.questionnaire.questions.get(fact)
        if question is None:
            return

        def carry_on(given: Given | None) -> None:
            if given is None:
                return
            self.sitting = self.now.parked(fact, given)
            if fact == self.now.item_id:
                self._go_on()

        self.app.push_screen(point_form(question.ask, self.now.project.open.get(fact)), carry_on)

    @on(c.Justify)
    def justify(self) -> None:
        """Ask for the written reasons of the answer shown."""
        self._ask_reasons(then=lambda: None)

    @on(c.ShowAnswers)
    def show_answers(self) -> None:
        """Show every answer, and go to the question that is chosen there."""
        self.app.push_screen(AnswersScreen(self.now.with_draft(self._card.answer.draft)), self._go_to)

    @on(c.ShowGaps)
    def show_gaps(self) -> None:
        """Show the gaps; what is noted about them there is saved like an answer."""
        self.app.push_screen(GapsScreen(self.now.assessment, self.change))

    @on(c.ShowWhy)
    def show_why(self) -> None:
        """Show what decided, and what would change it."""
        self.app.push_screen(WhyScreen(self.now.assessment))

    @on(c.WriteDocuments)
    def write_documents(self) -> None:
        """Ask where to write the documents, and write them."""
        sitting = self.now.with_draft(self._card.answer.draft)
        name = sitting.project.name or self.device.file.path.stem
        self.app.push_screen(
            WriteDialog(
                self.output / folder_name(name),
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

    @on(c.QuickQuestions)
    def toggle_quick(self) -> None:
        """Ask only the quick questions, or all again."""
        quick = not self.now.quick
        self.notify("Only the quick questions are asked now." if quick else "All questions are asked again.")
        self._go(lambda sitting: sitting.with_quick(quick))
        if not self.now.is_due:
            self._go_on()

    @on(c.ShowPanel)
    def toggle_panel(self) -> None:
        """Show or hide the panel; in a narrow terminal it takes the place of the question."""
        self.is_panel_toggled = not self.is_panel_toggled
        if self.is_panel_toggled and self.has_class("-narrow"):
            self._panel.focus()
        else:
            self._card.answer.focus_entry()

    def action_scroll_help(self, pages: int) -> None:
        """Scroll the help of the question."""
        self._card.scroll_help(pages)

    def leave(self, then: Callable[[], object]) -> None:
        """See to what is typed here before leaving."""
        self.sitting = self.now.with_draft(self._card.answer.draft)
        super().leave(then)

    def _may_stay_empty(self) -> bool:
        """Whether going on without an answer is plain: rows stand for themselves, a cleared field means no answer."""
        asked = self._card.asked
        return (
            asked is None
            or self._card.answer.way == "rows"
            or asked.value is not None
            or asked.parked is not None
        )

    def _go_to(self, item_id: str | None) -> None:
        if item_id is not None:
            self._go(lambda sitting: sitting.gone_to(item_id))

    def _go(self, step: Callable[[Sitting], Sitting]) -> None:
        with self.app.batch_update():
            self.sitting = step(self.now.with_draft(self._card.answer.draft))

    def _go_on(self) -> None:
        before = self.now.item_id
        self._go(Sitting.gone_on)
        if before and self.now.item_id == before:
            hint = "c says that it is complete" if self._card.answer.way == "rows" else "answer it"
            self._card.complain(f"this is the last question that matters: {hint}, or u if nobody knows yet")

    def _enter(self, section_id: str) -> None:
        self._go(lambda sitting: sitting.gone_to_section(section_id))
        self._card.answer.focus_entry()

    def _go_sections(self, by: int) -> None:
        """Go to the nearest section in this direction in which something is asked."""
        sitting, questionnaire = self.now, self.now.assessment.knowledge.questionnaire
        names = [section.id for section in questionnaire.sections]
        at = names.index(questionnaire.section_of(sitting.item_id).id) if sitting.item_id else len(names)
        for name in names[at + 1 :] if by > 0 else names[:at][::-1]:
            if sitting.gone_to_section(name) is not sitting:
                self._enter(name)
                return

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
