"""The answers to choose from: one of them, or several ticks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from cerwizard.facts import FactValue
from cerwizard.tui.commands import is_own_key
from cerwizard.tui.widgets.hanging import Hanging
from cerwizard.tui.widgets.lines import Lines

NUMBERED = 9
"""How many choices have a number key; the others are reached with the arrows."""
YES_NO = {True: "Yes", False: "No"}
LETTERS = {True: "y", False: "n"}
"""The letters of yes and no."""
NONE: FactValue = ()
"""The value of the line that says that no other line holds; its key is 0."""


ANSWER_KEYS: tuple[BindingType, ...] = (
    *(Binding(str(key), f"choose({key})", f"Choice {key}", show=False) for key in range(NUMBERED + 1)),
    *(Binding(letter, f"choose_letter('{letter}')", show=False) for letter in LETTERS.values()),
)
"""The keys that answer; a screen that asks takes them too, for whatever has the cursor there."""


class Choice(Struct, frozen=True):
    """One line to choose."""

    value: FactValue
    sign: str
    """How it stands, in a sign: `(•)`, `[x]`, `[?]`."""
    label: str
    letter: str = ""
    """The letter that chooses it too, and is shown in the place of its number."""


class Choices(Lines, inherit_bindings=False):
    """A list that number keys, space, arrows and the mouse choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ANSWER_KEYS,
        Binding("down", "cursor_down", "Down", show=False),
        Binding("up", "cursor_up", "Up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("space", "select", "Choose", show=False),
    ]

    DEFAULT_CSS = """
    Choices {
        height: auto;
        padding: 0;
        scrollbar-gutter: auto;
    }
    """

    class Chosen(Message):
        """A person chose a line, by number, space or mouse; the cursor is on it."""

        def __init__(self, value: FactValue) -> None:
            super().__init__()
            self.value = value

    class Pointed(Message):
        """The cursor came to a line."""

        def __init__(self, value: FactValue) -> None:
            super().__init__()
            self.value = value

    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[Choice, ...] = ()

    @property
    def pointed(self) -> FactValue | None:
        """The value under the cursor."""
        return self.choices[self.highlighted].value if self.highlighted is not None else None

    def offer(self, choices: Sequence[Choice], at: FactValue | None = None) -> None:
        """Show these choices, with the cursor at a value, or nowhere: a key pressed twice must not answer.

        A letter that a person has given to a command stays with it.
        """
        choices = tuple(
            replace(choice, letter="") if choice.letter and is_own_key(self.app, choice.letter) else choice
            for choice in choices
        )
        if [(c.value, c.label) for c in choices] != [(c.value, c.label) for c in self.choices]:
            self.set_options([Option(_line(number, choice)) for number, choice in enumerate(choices, 1)])
            places = [number for number, choice in enumerate(choices) if choice.value == at]
            self.choices = choices
            self.highlighted = places[0] if places else None
            return
        before, self.choices = self.choices, choices
        for number, choice in enumerate(choices):
            if choice != before[number]:
                self.change(number, _line(number + 1, choice))

    def action_choose(self, key: int) -> None:
        """Choose the line with this key."""
        for number, choice in enumerate(self.choices):
            if _key(number + 1, choice) == str(key):
                self._choose(number)

    def action_choose_letter(self, letter: str) -> None:
        """Choose the line with this letter."""
        for number, choice in enumerate(self.choices):
            if choice.letter == letter:
                self._choose(number)

    def has_letter(self, letter: str) -> bool:
        """Return whether a line is chosen by this letter."""
        return any(choice.letter == letter for choice in self.choices)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a letter to the screen where no line has it."""
        if action == "choose_letter":
            return self.has_letter(str(parameters[0]))
        return super().check_action(action, parameters)

    def _choose(self, number: int) -> None:
        with self.prevent(self.OptionHighlighted):  # what is chosen is under the cursor, of course
            self.highlighted = number
        self.post_message(self.Chosen(self.choices[number].value))

    def on_option_list_option_selected(self, event: Lines.OptionSelected) -> None:
        """Say which value was chosen."""
        event.stop()
        self.post_message(self.Chosen(self.choices[event.option_index].value))

    def on_option_list_option_highlighted(self, event: Lines.OptionHighlighted) -> None:
        """Say which value the cursor came to."""
        event.stop()
        if event.option_index < len(self.choices):
            self.post_message(self.Pointed(self.choices[event.option_index].value))


def one_of_these(labels: Mapping[bool, str] | Mapping[str, str], chosen: FactValue | None) -> list[Choice]:
    """Return the choices of which one is the answer; yes and no have a letter too."""
    return [
        Choice(
            value,
            "(•)" if value == chosen else "( )",
            label,
            LETTERS[value] if isinstance(value, bool) else "",
        )
        for value, label in labels.items()
    ]


def _shown_key(number: int, choice: Choice) -> str:
    return choice.letter or _key(number, choice)


def _key(number: int, choice: Choice) -> str:
    if choice.value == NONE:
        return "0"
    return str(number) if number <= NUMBERED else " "


def _line(number: int, choice: Choice) -> Hanging:
    return Hanging(f"{choice.sign} {_shown_key(number, choice)} ", Content(choice.label))
