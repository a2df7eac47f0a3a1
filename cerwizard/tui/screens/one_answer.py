"""One question in a box over another screen: answered there, without leaving what one was looking at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input

from cerwizard.assessment import value_in_words
from cerwizard.questionnaire import Question
from cerwizard.sitting import Complaint, Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Given, point_form, reasons_form
from cerwizard.tui.screens.leaving import ask_to_confirm, unconfirmed
from cerwizard.tui.screens.row_editing import TABLE_COMMANDS, RowEditing
from cerwizard.tui.widgets import (
    ANSWER_KEYS,
    Answer,
    Choices,
    KeyBar,
    Scroll,
    Text,
    Ticked,
    help_text,
    place,
    standing,
)


class OneAnswer(RowEditing[None], ModalScreen[None]):
    """Asks one question, and gives on the sitting with its answer unless it was left."""

    HERE = (
        c.TakeAnswer,
        c.DontKnow,
        c.ForgetAnswer,
        *TABLE_COMMANDS,
        c.UndoAnswer,
        c.RedoAnswer,
        c.LeaveAnswer,
    )
    BINDINGS: ClassVar[list[BindingType]] = [*c.keys(*HERE), *ANSWER_KEYS]
    DEFAULT_CSS = """
    OneAnswer {
        align: center middle;
        #box {
            width: 84;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $surface;
            border: round $border;
            border-title-style: bold;
            padding: 0 1;
        }
        Text { height: auto; }
        #asks { text-style: bold; margin: 0 0 1 0; }
        #standing { color: $text-muted; }
        #help { height: auto; max-height: 10; border-top: solid $border-blurred; }
        Answer { max-height: 50vh; }
        Choices, Lines { background: $surface; }
        KeyBar { dock: none; background: $surface; }
    }
    """

    entry = query_one(Answer)
    _standing = query_one("#standing", Text)
    _help_text = query_one("#help-text", Text)

    def __init__(
        self,
        sitting: Sitting,
        give: Callable[[Sitting], object],
        *,
        title: str = "",
        asks_reasons: bool = True,
    ) -> None:
        """Ask the question that the sitting is at; `give` takes the sitting with another answer.

        `asks_reasons` where the law leaves the answer to judgement.
        """
        super().__init__()
        self._give = give
        self._now = sitting
        self._title = title
        self._asks_reasons = asks_reasons
        self._warned_of: object = None
        """What was typed when it was said that leaving drops it."""

    @property
    def now(self) -> Sitting:
        """The sitting at the question."""
        return self._now

    def compose(self) -> ComposeResult:
        """Lay out the question from its clause down to its help."""
        with Vertical(id="box") as box:
            box.border_title = self._title.replace("[", r"\[")
            yield Text(id="place")
            yield Text(id="asks")
            yield Answer()
            yield Text(id="standing")
            with Scroll(id="help", can_focus=False):
                yield Text(id="help-text")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the question."""
        asked = self._now.asked
        if asked is None:
            self.dismiss()
            return
        self.query_one("#place", Text).say(place(asked))
        self.query_one("#asks", Text).say(asked.item.ask)
        self._show(is_new=True)

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense for this kind of question."""
        is_table = self.is_mounted and self.entry.way == "rows"
        if command in TABLE_COMMANDS:
            return is_table
        if command in (c.UndoAnswer, c.RedoAnswer):
            steps = self._now.past if command is c.UndoAnswer else self._now.future
            return is_table and bool(steps) and steps[-1][:2] == (self._now.item_id, self._now.use)
        if command in (c.ForgetAnswer, c.DontKnow):
            return self.is_mounted and not is_table
        return super().is_available(command)

    def take(self, sitting: Sitting) -> None:
        """Give back the rows as they are now, and show them."""
        self._now = sitting
        self._give(sitting)
        self._show(is_new=False)

    @on(c.UndoAnswer)
    def undo(self) -> None:
        """Take back the last change of these rows."""
        self.take(self._now.undone())

    @on(c.RedoAnswer)
    def redo(self) -> None:
        """Bring back the change of these rows that was taken back."""
        self.take(self._now.redone())

    @on(Answer.Chosen)
    def take_choice(self, event: Answer.Chosen) -> None:
        """Take an answer chosen by its number: one key is enough."""
        self._finish(self._now.answered(event.value))

    @on(Choices.Pointed)
    def show_help_of_choice(self, event: Choices.Pointed) -> None:
        """Begin the help with the choice under the cursor."""
        event.stop()
        if self._now.asked is not None:
            self._help_text.say(Content("\n").join(help_text(self._now.asked, event.value)))

    @on(c.TakeAnswer)
    @on(Input.Submitted)
    @on(Answer.NoneMeant)
    def confirm(self) -> None:
        """Take what is typed, ticked or under the cursor."""
        taken = self._taken()
        if isinstance(taken, Complaint):
            self._standing.say(f"! {taken.sentence}")
        elif taken is None:
            self.close()
        else:
            self._finish(taken)

    @on(c.ForgetAnswer)
    def forget(self) -> None:
        """Leave the question without an answer."""
        self._finish(self._now.forgotten())

    @on(c.DontKnow)
    def park(self) -> None:
        """Carry it on as an open point."""
        asked = self._now.asked
        if asked is None:
            return
        fact = asked.item.id

        def carry_on(given: Given | None) -> None:
            if given is not None:
                self._finish(self._now.parked(fact, given))

        self.app.push_screen(point_form(asked.item.ask, asked.parked), carry_on)

    @on(c.LeaveAnswer)
    def leave(self) -> None:
        """Go back; what is typed and not taken is dropped only at the second time."""
        draft = self.entry.draft
        if draft is not None and draft != self._warned_of:
            self._warned_of = draft
            self._standing.say("! this is not taken yet: Enter or ctrl+j takes it, esc once more drops it")
        else:
            self.close()

    def may_leave(self, then: Callable[[], object]) -> None:
        """Ask what becomes of what is typed and not taken."""
        if self.entry.draft is not None:
            ask_to_confirm(self.app, unconfirmed(1), self._is_taken, lambda: None, then)
        else:
            then()

    def close(self) -> None:
        """Go back to the page below; what was taken was given back when it was."""
        self.dismiss()

    def _taken(self) -> Sitting | Complaint | None:
        """Return the sitting with what is typed, ticked or under the cursor; `None` where there is nothing."""
        given = self.entry.confirm()
        match given:
            case Complaint():
                return given
            case None:
                return self._now.forgotten() if self.entry.draft is not None else None
            case Ticked():
                return self._now.screened(given.facts)
            case _:
                return self._now.answered(given)

    def _is_taken(self) -> bool:
        """Take what is typed without asking anything more, and return whether it could be."""
        taken = self._taken()
        if isinstance(taken, Complaint):
            self._standing.say(f"! {taken.sentence}")
            return False
        if taken is not None:
            self._now = taken
            self._give(taken)
            self._show(is_new=False)
        return True

    def _show(self, *, is_new: bool) -> None:
        asked = self._now.asked
        if asked is not None:
            self.entry.show(asked, is_new=is_new)
            self._standing.say(standing(asked, partial(c.key_of, self)))
            self._help_text.say(Content("\n").join(help_text(asked, self.entry.pointed)))
        self.refresh_bindings()

    def _finish(self, sitting: Sitting) -> None:
        asked = sitting.asked
        if (
            not self._asks_reasons
            or asked is None
            or not isinstance(asked.item, Question)
            or not asked.needs_justification
        ):
            self._end(sitting)
            return
        answer = value_in_words(asked.item.id, asked.value, sitting.assessment.knowledge)

        def take(given: Given | None) -> None:
            self._end(sitting if given is None else sitting.justified(str(given.get("reasons", ""))))

        self.app.push_screen(reasons_form(asked.item, answer, asked.justification), take)

    def _end(self, sitting: Sitting) -> None:
        self.dismiss()
        self._give(sitting)
