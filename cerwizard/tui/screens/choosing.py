"""The keys that answer, wherever on a screen that asks the cursor is: in the help, the sections or the result."""

from __future__ import annotations

from abc import abstractmethod
from typing import TypeVar

from cerwizard.tui.commands import CommandScreen
from cerwizard.tui.widgets import Answer

Result = TypeVar("Result")


class ChoosingScreen(CommandScreen[Result]):
    """Passes a digit, y and n on to the answers to choose from; its keys are `ANSWER_KEYS`."""

    @property
    @abstractmethod
    def entry(self) -> Answer:
        """Where the question is answered."""

    def action_choose(self, key: int) -> None:
        """Choose or tick the line with this key."""
        if self.entry.choices is not None:
            self.entry.choices.action_choose(key)

    def action_choose_letter(self, letter: str) -> None:
        """Choose the line with this letter."""
        if self.entry.choices is not None:
            self.entry.choices.action_choose_letter(letter)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a key alone where no line can have it."""
        if action in ("choose", "choose_letter"):
            choices = self.entry.choices if self.is_mounted and self.can_choose else None
            if choices is None:
                return False
            return action == "choose" or choices.has_letter(str(parameters[0]))
        return super().check_action(action, parameters)

    @property
    def can_choose(self) -> bool:
        """Whether the question can be seen."""
        return True
