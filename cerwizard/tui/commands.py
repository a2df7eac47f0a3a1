"""What can be done in the app: one class a command, whose docstring is its help wherever it is shown."""

from __future__ import annotations

import re
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

Result = TypeVar("Result")


class Command(Message):
    """Something a person can do; a screen that offers it says what happens."""

    KEY: ClassVar[str] = ""
    """The keys, separated by commas; the first is shown. Without any it stands in the palette alone."""
    FOOTER: ClassVar[str] = ""
    """What the line at the foot calls it; empty keeps it out."""
    PRIORITY: ClassVar[bool] = False
    """Whether its key works in a text field too, before what the field does with it."""

    @classmethod
    def title(cls) -> str:
        """Return the command's name in words."""
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__)
        return words[0] + words[1:].lower().replace("dont", "don't")

    @classmethod
    def help(cls) -> str:
        """Return what it does, in a sentence."""
        return (cls.__doc__ or "").strip()

    @classmethod
    def binding(cls) -> Binding:
        """Return its keys as Textual takes them."""
        return Binding(
            cls.KEY,
            f"command('{cls.__name__}')",
            cls.FOOTER or cls.title(),
            show=bool(cls.FOOTER),
            tooltip=cls.help(),
            priority=cls.PRIORITY,
            id=cls.__name__,
        )


def keys(*commands: type[Command]) -> list[BindingType]:
    """Return the keys of these commands."""
    return [command.binding() for command in commands if command.KEY]


class CommandScreen(Screen[Result]):
    """A screen whose keys, palette entries and help all come from the commands it offers."""

    HERE: ClassVar[tuple[type[Command], ...]] = ()
    """The commands it offers, in the order in which they are shown."""

    def is_available(self, command: type[Command]) -> bool:
        """Return whether the command makes sense now; else its key does nothing and is not shown."""
        return command in self.HERE

    @property
    def available(self) -> tuple[type[Command], ...]:
        """The commands that make sense now."""
        return tuple(command for command in self.HERE if self.is_available(command))

    def action_command(self, name: str) -> None:
        """Say that a person wants this command."""
        self.post_message(self._named(name)())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether a key does anything now."""
        if action == "command":
            return self.is_available(self._named(str(parameters[0])))
        return super().check_action(action, parameters)

    def _named(self, name: str) -> type[Command]:
        return next(command for command in self.HERE if command.__name__ == name)


class GoOn(Command):
    """Confirm the answer and go to the next question that matters"""

    KEY = "enter,ctrl+j"
    FOOTER = "Go on"


class GoBack(Command):
    """Go back to the question before; nothing is lost"""

    KEY = "b,left,alt+left"
    FOOTER = "Back"


class DontKnow(Command):
    """Say that nobody knows yet: with a note, who finds out, and until when"""

    KEY = "u,f8"
    FOOTER = "Don't know"


class SkipQuestion(Command):
    """Go to the next question, answered or not, and leave this one as it is"""

    KEY = "n,right,alt+right"


class Justify(Command):
    """Write why the answer is what it is, where the law leaves it to judgement"""

    KEY = "j"


class AddRow(Command):
    """Add a row to the table"""

    KEY = "a"
    FOOTER = "Add"


class EditRow(Command):
    """Change the row under the cursor"""

    KEY = "e"


class DeleteRow(Command):
    """Delete the row under the cursor, after asking"""

    KEY = "delete,d"
    FOOTER = "Delete"


class CompleteTable(Command):
    """Say that the table is complete, or that rows are still missing"""

    KEY = "c"
    FOOTER = "Complete"


class PreviousSection(Command):
    """Go to the section before"""

    KEY = "["


class NextSection(Command):
    """Go to the next section"""

    KEY = "]"


class ShowAnswers(Command):
    """See every answer on one page, find one, and go to its question"""

    KEY = "slash,f3"
    FOOTER = "Answers"


class ShowGaps(Command):
    """See what is still to be shown, what is due first"""

    KEY = "g,f4"
    FOOTER = "Gaps"


class ShowWhy(Command):
    """See why the class is what it is: the rules that decided, and what would change it"""

    KEY = "w,f9"
    FOOTER = "Why"


class WriteDocuments(Command):
    """Write the clinical evaluation plan and the report as Word documents"""

    KEY = "ctrl+w"
    FOOTER = "Write"
    PRIORITY = True


class ShowHelp(Command):
    """See the keys of this screen and what the signs mean"""

    KEY = "f1,question_mark"
    FOOTER = "Help"


class SaveNow(Command):
    """Save now; every answer is saved by itself, so this is for trying again"""

    KEY = "ctrl+s,f2"


class UndoAnswer(Command):
    """Take the last answer back"""

    KEY = "ctrl+z"


class QuickQuestions(Command):
    """Ask only the questions of the quick gap assessment, or all of them again"""

    KEY = "k"


class ShowPanel(Command):
    """Show or hide the panel with class, gaps and open questions"""

    KEY = "v"


class DeviceDetails(Command):
    """Change the device's name, manufacturer, markets and stage"""


class OpenAnother(Command):
    """Open another device or start a new one"""


class GoToQuestion(Command):
    """Go to the question under the cursor"""

    KEY = "enter"
    FOOTER = "Go there"


class CloseScreen(Command):
    """Go back to the questions"""

    KEY = "escape,b"
    FOOTER = "Back"


class AssignGap(Command):
    """Note who closes the gap, how and until when"""

    KEY = "enter,ctrl+j"
    FOOTER = "Who and when"


class StateMet(Command):
    """Say that it is met, and where that can be read"""

    KEY = "m"
    FOOTER = "State as met"


class OpenItsQuestion(Command):
    """Go to the question at which something can be done about it"""

    KEY = "o"
    FOOTER = "Question"


class ShowRest(Command):
    """Show also what is met, due later or not clear yet; or only what is due"""

    KEY = "a"
    FOOTER = "All"


class ChangeStage(Command):
    """Change the stage of the project, and with it what is due"""

    KEY = "s"
    FOOTER = "Stage"


class FindText(Command):
    """Type words to find"""

    KEY = "slash"
    FOOTER = "Find"
