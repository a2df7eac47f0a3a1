"""The fields of a form: what each asks, the widget that takes it, and how its value is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field
from textual.app import ComposeResult
from textual.containers import VerticalGroup, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label

from cerwizard.facts import FactValue
from cerwizard.sitting import Bounds, Complaint, as_typed, read_anew
from cerwizard.tui.widgets import LineInput, OneOf, Ticks

FieldKind: TypeAlias = Literal["text", "paragraphs", "number", "date", "yes_no", "one_of", "some_of"]

YES_NO = {"yes": "Yes", "no": "No"}


class Field(Struct, frozen=True):
    """One thing that a form asks."""

    name: str
    ask: str
    kind: FieldKind = "text"
    value: FactValue | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    help: str = ""
    required: bool = False
    """Whether the form cannot be confirmed without it."""
    expected: bool = False
    """Whether something is incomplete without it; it can be left for later."""
    proposed: bool = False
    """Whether the value was not given by a person and will hardly be changed: the cursor begins after it."""
    bounds: Bounds = field(default_factory=Bounds)


class FormField(VerticalGroup):
    """A field with its label above; the one with the cursor has a bar at its side."""

    DEFAULT_CSS = """
    FormField {
        padding: 0 0 0 1;
        margin: 0 0 1 0;
        Label { width: 1fr; }
        Ticks { max-height: 8; background: $surface; }
        LongText { max-height: 8; }
        &:focus-within { border-left: thick $border; padding: 0; }
        &:focus-within Label { text-style: bold; }
    }
    """

    def __init__(self, about: Field) -> None:
        super().__init__()
        self.about = about
        self.entry = _entry(about)

    def compose(self) -> ComposeResult:
        """Lay out label and entry."""
        mark = (
            " (needed)" if self.about.required else " (incomplete without it)" if self.about.expected else ""
        )
        yield Label(f"{self.about.ask}{mark}", markup=False)
        yield self.entry

    @property
    def given(self) -> FactValue | Complaint | None:
        """What stands in the field; `None` when nothing does."""
        from textual.widgets import TextArea  # the start does not wait for it

        match self.entry:
            case TextArea():
                return self._read(self.entry.text)
            case Input():
                return self._read(self.entry.value)
            case Ticks():
                return self.entry.ticked or None
            case OneOf() if self.entry.chosen:
                return self.entry.chosen == "yes" if self.about.kind == "yes_no" else self.entry.chosen
            case _:
                return None

    def _read(self, text: str) -> FactValue | Complaint | None:
        return read_anew(self.about.kind, text, self.about.value, self.about.bounds)


class Fields(VerticalScroll):
    """The fields one below the other; the one with the cursor is seen also when a longer help leaves less room."""

    def on_resize(self) -> None:
        """Keep the field with the cursor in sight."""
        for shown in self.query(FormField):
            if shown.has_focus_within:
                self.scroll_to_widget(shown, animate=False)


def _entry(about: Field) -> Widget:
    value = about.value
    match about.kind:
        case "some_of":
            return Ticks(about.choices, value if isinstance(value, tuple) else ())
        case "yes_no" | "one_of":
            choices = YES_NO if about.kind == "yes_no" else about.choices
            at = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
            return OneOf(choices, str(at) if at is not None else "")
        case "paragraphs":
            from cerwizard.tui.widgets import LongText  # as above

            text = LongText(compact=True)
            text.load_text(as_typed(value))
            return text
        case _:
            hint = "2026-12-31" if about.kind == "date" else ""
            return LineInput(as_typed(value), placeholder=hint, select_on_focus=False, compact=True)
