"""The place where a question is answered: the same four widgets for every kind of question, one of them shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, TypeVar, assert_never

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from cerwizard.facts import FactValue, Row
from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting import Asked, Bounds, Complaint, Draft, as_typed, read_anew, says_the_same
from cerwizard.tui.widgets.card_words import hint
from cerwizard.tui.widgets.choices import NONE, YES_NO, Choice, Choices, one_of_these
from cerwizard.tui.widgets.fields import LineInput
from cerwizard.tui.widgets.steady import Group

if TYPE_CHECKING:
    from cerwizard.tui.widgets.long_text import LongText
    from cerwizard.tui.widgets.row_table import RowTable

Entry = TypeVar("Entry", bound=Widget)
Way: TypeAlias = Literal["one of", "several of", "a line", "paragraphs", "rows", "nothing"]
"""How a question is answered on screen."""


class Ticked(Struct, frozen=True):
    """The facts that are ticked in a screening."""

    facts: frozenset[str]


class Answer(Group):
    """Takes the answer to one question, whatever its kind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.focus_next", "Leave the field", show=False),
    ]

    DEFAULT_CSS = """
    Answer {
        max-height: 60%;
        & > * { max-height: 100%; }
        & > .-unused { display: none; }
    }
    """

    class Chosen(Message):
        """A person chose one of the fixed answers."""

        def __init__(self, value: FactValue) -> None:
            super().__init__()
            self.value = value

    class NoneMeant(Message):
        """A person said that none of the fixed answers holds; it only has to be confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Asked | None = None
        self._ticked: frozenset[str] = frozenset()
        self._none_is_meant = False
        self._choices = Choices()
        # What was answered is not selected: the first letter of an addition would take its place.
        self._line = LineInput(select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Lay out the ways to answer that are asked for most; the others come with the first question of theirs."""
        for widget in (self._choices, self._line):
            yield widget.add_class("-unused")  # until a question needs it, so that each is styled once

    @property
    def pointed(self) -> FactValue | None:
        """The choice or tick under the cursor."""
        return self._choices.pointed if self.way in ("one of", "several of") else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows.row if self.way == "rows" else None

    def point_at(self, row_id: str) -> None:
        """Put the cursor at a row; where there is no such row, it stays."""
        if self.way == "rows":
            self._rows.point_at(row_id)

    @property
    def way(self) -> Way:
        """How the question is answered."""
        if self.asked is None:
            return "nothing"
        item = self.asked.item
        if isinstance(item, Screening):
            return "several of"
        match item.kind:
            case "yes_no" | "one_of":
                return "one of"
            case "some_of":
                return "several of"
            case "table":
                return "rows"
            case "number" | "date" | "text":
                return "paragraphs" if item.long else "a line"
            case _:
                assert_never(item.kind)

    @property
    def draft(self) -> Draft | None:
        """What is typed or ticked and differs from what the project says."""
        match self.way:
            case "several of" if self._ticked != self._ticked_before:
                return self._ticked
            case "a line" | "paragraphs" if not says_the_same(self.typed, self._typed_before):
                return self.typed
            case _:
                return None

    @property
    def given(self) -> FactValue | Ticked | Complaint | None:
        """The answer to confirm; `None` when there is nothing to confirm."""
        if self.asked is None:
            return None
        item = self.asked.item
        if isinstance(item, Screening):
            return Ticked(self._ticked)
        match self.way:
            case "one of":
                return self.pointed
            case "several of":
                return tuple(value for value in item.choices if value in self._ticked)
            case "a line" | "paragraphs":
                return read_anew(item.kind, self.typed, self.asked.value, Bounds.of(item))
            case _:
                return None

    def confirm(self) -> FactValue | Ticked | Complaint | None:
        """Return the answer to confirm; that nothing is ticked has to be confirmed twice."""
        if self.way == "several of" and self._none_needs_a_word:
            self._none_is_meant = True
            return Complaint("nothing is ticked; 0, or Enter once more, says “none of these”")
        return self.given

    def show(self, asked: Asked | None, *, is_new: bool) -> None:
        """Take the answer to this question from now on."""
        kept = self.asked.draft if self.asked is not None else None
        self.asked = asked
        shown = self._widget
        for widget in self.children:
            widget.set_class(widget is not shown, "-unused")
        if asked is None:
            return
        item, draft = asked.item, asked.draft
        self._none_is_meant = False
        text = draft if isinstance(draft, str) else self._typed_before
        match self.way:
            case "a line":
                self._line.value = text
                self._line.placeholder = hint(item)
            case "paragraphs" if text != self._long.text:
                self._long.load_text(text)
            case "rows" if isinstance(item, Question):
                self._rows.show_rows(item, asked.rows, asked.appraised, asked.ended)
            case "one of" | "several of":
                if is_new or draft is None or draft != kept:
                    self._ticked = draft if isinstance(draft, frozenset) else self._ticked_before
                offered = self._offered(asked)
                first = offered[0].value if offered and self.way == "several of" else None
                self._choices.offer(offered, at=first if asked.value is None else asked.value)
        if is_new:
            self.focus_entry()

    @property
    def is_text(self) -> bool:
        """Whether the answer is typed."""
        return self.way in ("a line", "paragraphs")

    @property
    def has_cursor(self) -> bool:
        """Whether keys go to the answer."""
        return self._widget is not None and self._widget.has_focus

    @property
    def choices(self) -> Choices | None:
        """What is chosen from; `None` where the answer is typed, or is rows."""
        return self._choices if self.way in ("one of", "several of") else None

    def focus_entry(self) -> None:
        """Put the cursor where the answer is given."""
        if self._widget is not None:
            self._widget.focus(scroll_visible=False)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Tick, or say what was chosen."""
        event.stop()
        if self.way == "one of":
            # Straight to the screen: what lies between would each look at it and pass it on.
            self.screen.post_message(self.Chosen(event.value))
        elif self.asked is not None:
            self._none_is_meant = event.value == NONE
            self._ticked = frozenset() if self._none_is_meant else self._ticked ^ {str(event.value)}
            self._choices.offer(self._offered(self.asked))
            self.post_message(Choices.Pointed(event.value))
            if self._none_is_meant:
                self.post_message(self.NoneMeant())

    @property
    def _long(self) -> LongText:
        from cerwizard.tui.widgets.long_text import LongText

        return self._mounted(LongText)

    @property
    def _rows(self) -> RowTable:
        from cerwizard.tui.widgets.row_table import RowTable

        return self._mounted(RowTable)

    def _mounted(self, way: type[Entry]) -> Entry:
        """Return the widget for a way to answer that the start does not wait for: both take long to import."""
        for widget in self.children:
            if isinstance(widget, way):
                return widget
        made = way()
        self.mount(made)
        return made

    @property
    def _widget(self) -> Widget | None:
        match self.way:
            case "a line":
                return self._line
            case "paragraphs":
                return self._long
            case "rows":
                return self._rows
            case "nothing":
                return None
            case _:
                return self._choices

    @property
    def typed(self) -> str:
        """The text in the field."""
        return self._long.text if self.way == "paragraphs" else self._line.value

    def type(self, text: str) -> None:
        """Put a text into the field as one step, as if it had been typed."""
        if self.way == "paragraphs":
            self._long.history.checkpoint()
            self._long.replace(text, (0, 0), self._long.document.end)
        else:
            self._line.value = " ".join(text.split())
        self.focus_entry()

    @property
    def _typed_before(self) -> str:
        return as_typed(self.asked.value) if self.asked is not None else ""

    @property
    def _ticked_before(self) -> frozenset[str]:
        asked = self.asked
        if asked is None:
            return frozenset()
        if isinstance(asked.item, Screening):
            return frozenset(tick.question.id for tick in asked.ticks if tick.is_ticked)
        return frozenset(asked.value) if isinstance(asked.value, tuple) else frozenset()

    @property
    def _none_needs_a_word(self) -> bool:
        """Whether nothing is ticked, and nothing was said so far: a key pressed twice must not answer."""
        return (
            not self._ticked
            and not self._none_is_meant
            and self.pointed != NONE
            and self.asked is not None
            and not self.asked.is_answered
        )

    def _offered(self, asked: Asked) -> list[Choice]:
        item = asked.item
        none = Choice(NONE, "[x]" if asked.is_answered and not self._ticked else "[ ]", "None of these")
        if isinstance(item, Screening):
            asks = [(tick.question, tick.is_parked) for tick in asked.ticks]
            ticks = (Choice(one.id, self._tick_sign(one.id, is_parked), one.tick) for one, is_parked in asks)
            return [*ticks, none]
        if item.kind == "some_of":
            return [
                *(Choice(value, self._tick_sign(value), label) for value, label in item.choices.items()),
                none,
            ]
        return one_of_these(YES_NO if item.kind == "yes_no" else item.choices, asked.value)

    def _tick_sign(self, value: str, is_parked: bool = False) -> str:
        if value in self._ticked:
            return "[x]"
        return "[?]" if is_parked else "[ ]"
