"""The card in the middle: one question, its answer and its help."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var

from cerwizard.facts import FactValue
from cerwizard.questionnaire import Screening
from cerwizard.sitting import Asked, Sitting
from cerwizard.tui.commands import Command, key_of
from cerwizard.tui.widgets.answer import Answer
from cerwizard.tui.widgets.card_words import all_done, help_text, place, standing
from cerwizard.tui.widgets.choices import Choices
from cerwizard.tui.widgets.so_far import SoFar
from cerwizard.tui.widgets.steady import Page, Text


class QuestionCard(Vertical):
    """Shows one question at a time in the same few widgets, whatever its kind."""

    DEFAULT_CSS = """
    QuestionCard {
        width: 1fr;
        padding: 0 1;
        #place { height: auto; max-height: 3; }
        #asks { height: auto; max-height: 6; text-style: bold; margin: 0 0 1 0; }
        #standing { height: auto; max-height: 3; color: $text-muted; }
        #help { height: 1fr; min-height: 3; border-top: solid $border-blurred; }
        #help:focus { border-top: heavy $border; }
        SoFar { display: none; }
    }
    """

    sitting: var[Sitting | None] = var(None)

    def __init__(self) -> None:
        super().__init__()
        self.asked: Asked | None = None
        self.answer = Answer()
        self._place = Text(id="place")
        self._asks = Text(id="asks")
        self._standing = Text(id="standing")
        self._help = Page(id="help")
        self._helped: tuple[Asked, FactValue | None] | None = None
        """What the help was said of: it is asked for by the answer and by the cursor."""
        self._is_typed = False
        """Whether the answer was said to be typed and not confirmed."""

    def compose(self) -> ComposeResult:
        """Lay out the question from its clause down to its help."""
        yield from (self._place, self._asks, self.answer, self._standing)
        yield SoFar().data_bind(QuestionCard.sitting)
        yield self._help

    @property
    def fact(self) -> str:
        """The fact that is in question: in a screening the tick under the cursor."""
        if self.asked is None:
            return ""
        return (
            str(self.answer.pointed or "") if isinstance(self.asked.item, Screening) else self.asked.item.id
        )

    def complain(self, sentence: str) -> None:
        """Say under the answer why it cannot be confirmed."""
        self._standing.say(f"! {sentence}")

    def focus_entry(self) -> None:
        """Put the cursor where the answer is given, or where it can be read that all are."""
        if self.asked is None:
            self._help.focus()
        else:
            self.answer.focus_entry()

    def rest(self) -> None:
        """Keep the cursor out of a text that stands there: who walks on by letters would type them into it."""
        asked = self.asked
        if asked is not None and self.answer.is_text and (asked.value is not None or asked.draft is not None):
            self._help.focus()

    def on_input_changed(self) -> None:
        """Say how the answer stands while a line is typed."""
        self._show_whether_typed()

    def on_text_area_changed(self) -> None:
        """Say how the answer stands while paragraphs are typed."""
        self._show_whether_typed()

    def _show_whether_typed(self) -> None:
        """Say that the answer is not confirmed as soon as something is typed, and no longer than that."""
        asked, draft = self.asked, self.answer.draft
        is_typed = draft is not None
        if asked is not None and is_typed != self._is_typed:
            self._is_typed = is_typed
            self._standing.say(standing(replace(asked, draft=draft), self._key))

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Show the question that the sitting is at."""
        if sitting is None:
            return
        before, self.asked = self.asked, sitting.asked
        with self.app.batch_update():
            if self.asked is None:
                self._show_the_end(sitting)
            elif self.asked != before:
                self._show(self.asked, is_new=before is None or before.item.id != self.asked.item.id)

    @on(Choices.Pointed)
    def show_help_of_choice(self, event: Choices.Pointed) -> None:
        """Begin the help with the choice under the cursor."""
        event.stop()
        self.point()

    def point(self) -> None:
        """Begin the help with the choice under the cursor, unless it does already."""
        asked, pointed = self.asked, self.answer.pointed
        if asked is not None and (asked, pointed) != self._helped:
            self._helped = asked, pointed
            self._help.say(*help_text(asked, pointed))

    def scroll_help(self, pages: int) -> None:
        """Scroll the help by a page, up or down."""
        if pages > 0:
            self._help.scroll_page_down(animate=False)
        else:
            self._help.scroll_page_up(animate=False)

    def _show(self, asked: Asked, *, is_new: bool) -> None:
        self._place.say(place(asked))
        self._asks.say(asked.item.ask)
        self.answer.show(asked, is_new=is_new)
        # Where there is room, the help stands beside the answer; a table takes all of it.
        self.set_class(self.answer.way != "rows", "-beside")
        self._standing.say(standing(asked, self._key))
        self._is_typed = asked.draft is not None
        self.point()
        if is_new:
            self._help.scroll_home(animate=False)

    def _key(self, command: type[Command]) -> str:
        return key_of(self.screen, command)

    def _show_the_end(self, sitting: Sitting) -> None:
        ask, text = all_done(sitting, self._key)
        self.remove_class("-beside")  # there is no answer that it could stand beside
        self._place.say("")
        self._asks.say(ask)
        self.answer.show(None, is_new=True)
        self._standing.say("")
        self._help.say(*text)
        self._helped = None
        self._help.focus()
