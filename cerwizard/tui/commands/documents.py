"""What can be done with the documents."""

from __future__ import annotations

from cerwizard.tui.commands.command import Command


class ShowDocuments(Command):
    """Read the documents as they will be, and see what changed since they were written"""

    KEY = "f6"
    FOOTER = "Documents"


class NextChange(Command):
    """Go to the next section that changed since it was written"""

    KEY = "c"
    FOOTER = "Next change"


class NextOpenPlace(Command):
    """Go to the next section in which something waits for an answer"""

    KEY = "n"
    FOOTER = "Next open"


class OpenFolder(Command):
    """Open the folder of the documents"""

    KEY = "o"
    FOOTER = "Open folder"
