"""The main screen: one question at a time between the sections and the result so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.reactive import var

from cerwizard.questionnaire import Question
from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.screens.answering import AnsweringScreen
from cerwizard.tui.screens.row_editing import TABLE_COMMANDS
from cerwizard.tui.screens.sitting_screen import SittingScreen
from cerwizard.tui.widgets import (
    ANSWER_KEYS,
    Banner,
    KeyBar,
    SectionRail,
    TopLine,
    Trouble,
    VerdictLine,
    VerdictPanel,
)

WIDTHS = ((0, "-narrow"), (76, "-normal"), (110, "-wide"), (170, "-roomy"))
"""From how many columns on what is shown beside the question."""

HEIGHTS = ((0, "-low"), (24, "-high"))
"""From how many lines on all of what stands above the question leaves room for its help."""

HANG_ON_THE_QUESTION = frozenset(
    (
        *TABLE_COMMANDS,
        c.UndoAnswer,
        c.RedoAnswer,
        c.AnswerPoint,
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


class InterviewScreen(AnsweringScreen):
    """Asks, one question at a time, and shows what each answer comes to."""

    HERE = (
        c.GoOn,
        c.GoBack,
        c.CloseScreen,
        c.DontKnow,
        c.ParkQuestion,
        c.AnswerPoint,
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
        *ANSWER_KEYS,
        Binding("pagedown", "scroll_help(1)", "Scroll the help", show=False),
        Binding("pageup", "scroll_help(-1)", "Scroll the help back", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = list(WIDTHS)
    VERTICAL_BREAKPOINTS = list(HEIGHTS)

    DEFAULT_CSS = """
    InterviewScreen {
        &.-low Banner { max-height: 2; }
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
        # The size is known before, so that nothing is styled and painted twice.
        for size, steps in ((self.app.size.width, WIDTHS), (self.app.size.height, HEIGHTS)):
            self.add_class(next(name for least, name in reversed(steps) if size >= least), update=False)
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
        if command in (c.GoBack, c.CloseScreen):
            return self._is_question_hidden is (command is c.CloseScreen)
        if command not in HANG_ON_THE_QUESTION:
            return super().is_available(command)
        asked = self.card.asked if self.is_mounted and not self._is_question_hidden else None
        if command in TABLE_COMMANDS:
            return asked is not None and self.card.answer.way == "rows"
        if command is c.UndoAnswer:
            return bool(self.now.past) or self.is_line_typed
        if command is c.RedoAnswer:
            return bool(self.now.future)
        if command is c.EditOutside:
            return asked is not None and self.card.answer.is_text and not self.app.is_web
        if command is c.AnswerPoint:
            return asked is not None and self.card.answer.is_text and not self.card.answer.has_cursor
        if command is c.Justify:
            return asked is not None and isinstance(asked.item, Question) and asked.item.judgement
        if command is c.NoteAnswer:
            return asked is not None and isinstance(asked.item, Question) and asked.value is not None
        return asked is not None

    @on(c.ShowPanel)
    @on(c.CloseScreen)
    def toggle_panel(self) -> None:
        """Show or hide the panel; in a narrow terminal it takes the place of the question."""
        self.is_panel_toggled = not self.is_panel_toggled
        self._put_cursor()

    @on(events.DescendantFocus)
    def keep_cursor_in_sight(self, event: events.DescendantFocus) -> None:
        """Keep the cursor out of a question behind the panel: what is typed there would answer it unseen."""
        if self._is_question_hidden and self.card in event.widget.ancestors:
            self._panel.focus()

    def on_resize(self) -> None:
        """Put the cursor where it can be seen: what had it may have no room any more."""
        self.call_after_refresh(self._keep_cursor)

    def _go(self, step: Callable[[Sitting], Sitting]) -> None:
        """Show the question that one goes to, where the panel stands in its place."""
        was_hidden = self._is_question_hidden
        if was_hidden:
            self.is_panel_toggled = False
        super()._go(step)
        if was_hidden:
            self._put_cursor()

    def _keep_cursor(self) -> None:
        if self.focused is None or not self.focused.region.area:
            self._put_cursor()

    def _put_cursor(self) -> None:
        if self._is_question_hidden:
            self._panel.focus()
        else:
            self.card.focus_entry()

    @property
    def can_choose(self) -> bool:
        """Whether the question can be seen."""
        return not self._is_question_hidden

    @property
    def _is_question_hidden(self) -> bool:
        """Whether the panel stands in the place of the question."""
        return self.is_panel_toggled and self.has_class("-narrow")
