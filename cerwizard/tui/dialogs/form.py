"""A form: several fields at once, confirmed or left together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from cerwizard.facts import FactValue
from cerwizard.sitting import Complaint
from cerwizard.tui.dialogs.fields import Field, Fields, FormField
from cerwizard.tui.looks import as_much_as_fits, without_its_middle

WIDTH = 76
INTRO_SHARE = 3
"""The introduction takes the lines it needs, but not more than this part of the height: a third."""
HELP = 2
"""The fewest lines that the help of the field with the cursor has."""
HELP_SHARE = 4
"""The help of a field takes the lines it needs, but not more than this part of the height: a quarter."""
_SENTENCE_END = re.compile(r"(?<=[.:;]) (?=[A-Z“])")
AROUND = 3
"""Lines of a form beside introduction, fields, help and complaint: its border and the buttons."""
COMPLAINT = 2
"""The most lines that a complaint takes; a longer one is said without its middle."""
FOLLOWS = 4
"""The most lines that is said in of what follows; on a small screen fewer, so that a field can still be seen."""
FIELD = 4
"""Lines of a field with its question."""
Given: TypeAlias = Mapping[str, FactValue]
"""What was filled in, by the field's name; empty fields are left out."""


class Form(ModalScreen[Given | None]):
    """Asks several things at once; returns what was filled in, or `None` when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,ctrl+j", "confirm", "Confirm", priority=True),
        Binding("escape", "leave", "Leave"),
    ]

    DEFAULT_CSS = """
    Form {
        align: center middle;
        #form {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $border;
            border-title-style: bold;
        }
        #intro { color: $text-muted; height: auto; margin: 0 0 1 0; }
        #fields { height: auto; scrollbar-size-vertical: 1; }
        #about { color: $text-muted; height: auto; min-height: 2; padding: 0 1; }
        #said { color: $text-warning; height: auto; display: none; &.-said { display: block; } }
        #complaint { color: $text-error; height: auto; max-height: 2; }
        #buttons { height: 1; Button { margin: 0 2 0 0; } }
    }
    """

    _fields = query_one("#fields", VerticalScroll)
    _help = query_one("#about", Static)
    _complaint = query_one("#complaint", Static)
    _said = query_one("#said", Static)

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        intro: str = "",
        confirm: str = "Save",
        check: Callable[[Given], str] | None = None,
        says: Callable[[Given], str] | None = None,
    ) -> None:
        """Ask these fields.

        `check` returns why what was filled in cannot be, `says` what follows from what stands there; or nothing.
        """
        super().__init__()
        self._title = title
        self._about = tuple(fields)
        self._intro = intro
        self._confirm = confirm
        self._check = check
        self._says = says
        self._warned_of: list[FactValue | Complaint | None] = []
        """What stood there when it was said that leaving drops it; nothing before."""
        self._helped = ""
        self._complains = ""
        self._follows = ""
        self._begun_with: list[FactValue | Complaint | None] = []

    def compose(self) -> ComposeResult:
        """Lay out the fields between the introduction and the buttons."""
        with Vertical(id="form") as form:
            form.border_title = self._title.replace("[", r"\[")
            if self._intro:
                yield Static(self._intro, id="intro", markup=False)
            with Fields(id="fields", can_focus=False):
                for about in self._about:
                    yield FormField(about)
            yield Static(id="about", markup=False)
            yield Static(id="said", markup=False)
            yield Static(id="complaint", markup=False)
            with Horizontal(id="buttons"):
                yield Button(f"{self._confirm} (ctrl+s)", id="confirm", variant="primary", compact=True)
                yield Button("Leave (esc)", id="leave", compact=True)

    def on_mount(self) -> None:
        """Put the cursor into the first field."""
        self._begun_with = [field.given for field in self._form_fields]
        first, *others = self._form_fields
        next((field for field in (first, *others) if not field.about.proposed), first).entry.focus()
        self.say_what_follows()

    def on_resize(self) -> None:
        """Give the fields all the room there is."""
        self._make_room()

    @on(events.DescendantFocus)
    def show_help_of_field(self, event: events.DescendantFocus) -> None:
        """Show under the fields what helps with the one that has the cursor."""
        field = next((node for node in event.widget.ancestors_with_self if isinstance(node, FormField)), None)
        self._helped = field.about.help if field else ""
        self._make_room()

    def _make_room(self) -> None:
        """Let the help have the lines it needs, and the fields all others."""
        width = min(WIDTH, self.size.width) - 4
        intro = 0
        if self._intro:
            most = self.size.height // INTRO_SHARE
            self.query_one("#intro", Static).styles.max_height = most
            intro = min(most, Content(self._intro).get_height({}, width)) + 1
        shown = _beginning(self._helped, width - 2, max(HELP, self.size.height // HELP_SHARE))
        lines = max(HELP, Content(shown).get_height({}, width - 2))
        self._help.update(shown)
        complains = without_its_middle(self._complains, width, COMPLAINT)
        self._complaint.update(complains)
        said = max(1, Content(complains).get_height({}, width))
        room = self.size.height - AROUND - said - lines - intro
        most = max(1, min(FOLLOWS, room - FIELD))
        follows = _beginning(f"! {self._follows}", width, most) if self._follows else ""
        self._said.update(follows)
        self._said.styles.max_height = most
        self._said.set_class(bool(follows), "-said")
        room -= min(most, Content(follows).get_height({}, width)) if follows else 0
        self._fields.styles.max_height = max(2, room)

    @on(Select.Changed)
    def say_what_follows(self) -> None:
        """Say what follows from what is chosen so far, before anything else is filled in."""
        if self._says is None:
            return
        given = {field.about.name: field.given for field in self._form_fields}
        self._follows = self._says(
            {
                name: value
                for name, value in given.items()
                if value is not None and not isinstance(value, Complaint)
            }
        )
        self._make_room()

    @on(Input.Submitted)
    def go_to_next_field(self, event: Input.Submitted) -> None:
        """Go to the next field; after the last one, confirm."""
        event.stop()
        if event.input is self._form_fields[-1].entry:
            self.action_confirm()
        else:
            self.focus_next()

    @on(Button.Pressed, "#confirm")
    def action_confirm(self) -> None:
        """Return what was filled in, unless something cannot be read."""
        given: dict[str, FactValue] = {}
        for field in self._form_fields:
            value = field.given
            if isinstance(value, Complaint):
                self._complain(field, f"{_asked(field)} {value.sentence}")
                return
            if value is None and field.about.required:
                self._complain(field, f"{_asked(field)} it is needed here")
                return
            if value is not None:
                given[field.about.name] = value
        objection = self._check(given) if self._check else ""
        if objection:
            self._object(objection)
        else:
            self.dismiss(given)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leave without saving; when something was filled in, a second time is needed."""
        there = [field.given for field in self._form_fields]
        if self._is_changed and there != self._warned_of:
            self._warned_of = there
            self._object("what you typed here is not saved; leave once more to drop it")
        else:
            self.dismiss(None)

    @property
    def _form_fields(self) -> list[FormField]:
        return list(self.query(FormField))

    @property
    def _is_changed(self) -> bool:
        fields = zip(self._form_fields, self._begun_with, strict=True)
        return any(field.given != before for field, before in fields if _is_text(field))

    def _object(self, sentence: str) -> None:
        """Say what is wrong, below the fields, which make room for it."""
        self._complains = f"! {sentence}"
        self._make_room()

    def _complain(self, field: FormField, sentence: str) -> None:
        self._object(sentence)
        field.entry.focus()


def _beginning(text: str, width: int, lines: int) -> str:
    """Return the first sentences of a help, as many as find room in these lines; at least one."""
    return as_much_as_fits(_SENTENCE_END.split(text), " ", width, lines)


def _asked(field: FormField) -> str:
    """Return what a field asks, to be followed by what is wrong with it."""
    asked = field.about.ask
    return asked if asked.endswith(("?", ".")) else f"{asked}:"


def _is_text(field: FormField) -> bool:
    """Whether it holds something that takes work to type again."""
    return field.about.kind in ("text", "paragraphs", "number", "date")
