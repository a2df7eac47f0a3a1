"""What can be done about a question."""

from __future__ import annotations

from cerwizard.tui.commands.command import Command


class GoOn(Command):
    """Confirm the answer and go to the next question that matters"""

    KEY = "enter,ctrl+j"
    FOOTER = "Go on"


class GoBack(Command):
    """Go back to the question before; nothing is lost"""

    KEY = "b,left,alt+left"
    FOOTER = "Back"


class DontKnow(Command):
    """Say that nobody knows yet; the question is carried on as an open point"""

    KEY = "u,f8"
    FOOTER = "Don't know"


class ParkQuestion(Command):
    """Carry the question on with a note, who finds out, and until when"""

    # A terminal sends shift+f8 under the name of a key that few keyboards have.
    KEY = "p,shift+f8,f20"


class EditOutside(Command):
    """Write the text in your own editor ($VISUAL or $EDITOR)"""

    KEY = "ctrl+t"
    PRIORITY = True


class LeaveAnswer(Command):
    """Go back without taking what is typed"""

    KEY = "escape"
    FOOTER = "Back"
    PRIORITY = True


class SkipQuestion(Command):
    """Go to the next question, answered or not, and leave this one as it is"""

    KEY = "s,right,alt+right"


class Justify(Command):
    """Write why the answer is what it is, where the law leaves it to judgement"""

    KEY = "j"


class NoteAnswer(Command):
    """Write a note beside the answer, for yourselves: no document prints it"""

    KEY = "N"


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


class TakeAnswer(Command):
    """Take the answer"""

    KEY = "enter,ctrl+j"
    FOOTER = "Take it"


class ForgetAnswer(Command):
    """Take the answer away, so that the question is open again"""

    KEY = "delete"
    FOOTER = "No answer"


class UndoAnswer(Command):
    """Take the last answer back"""

    KEY = "ctrl+z"


class RedoAnswer(Command):
    """Bring back what was taken back"""

    KEY = "ctrl+y"


class ChooseUse(Command):
    """Choose the use of the device that is asked about; add, rename or remove one"""

    KEY = "U,f7"
