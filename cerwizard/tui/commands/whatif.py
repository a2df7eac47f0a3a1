"""What can be done with other answers beside those that stand."""

from __future__ import annotations

from cerwizard.tui.commands.command import Command


class TryAnswer(Command):
    """Take the line under the cursor: try the answer, or change it again"""

    KEY = "enter,ctrl+j"
    FOOTER = "Try"


class ChangeAnswer(Command):
    """Choose any question and answer it otherwise"""

    KEY = "a,slash,ctrl+f"
    FOOTER = "Any answer"


class ChangeWording(Command):
    """Change the wording by which the device is judged"""

    KEY = "p"
    FOOTER = "Wording"


class TakeBack(Command):
    """Take back the difference under the cursor"""

    KEY = "delete,d"
    FOOTER = "Take back"


class CopyComparison(Command):
    """Copy what moves as text, for a message or a meeting"""

    KEY = "y"


class KeepVariant(Command):
    """Make these answers the device's own; ctrl+z takes them back as one step"""

    KEY = "k"
    FOOTER = "Keep"


class SaveVariant(Command):
    """Save the device with these answers under a name of its own, in a new project file"""

    KEY = "s,ctrl+s"
    FOOTER = "Save as"


class LeaveWhatIf(Command):
    """Go back to the questions; what is different is kept, saved or dropped as you say"""

    KEY = "escape,b"
    FOOTER = "Back"
