"""What can be done wherever one is: go somewhere, see something, save."""

from __future__ import annotations

from cerwizard.tui.commands.command import Command


class PreviousSection(Command):
    """Go to the section before"""

    KEY = "["


class NextSection(Command):
    """Go to the next section"""

    KEY = "]"


class ShowReview(Command):
    """Review every answer, open point and unused answer on one page, and change them there"""

    KEY = "r,f3"
    FOOTER = "Review"


class JumpTo(Command):
    """Find any question, clause or requirement by a few letters, and go there"""

    KEY = "slash,ctrl+f"
    FOOTER = "Find"


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

    KEY = "ctrl+w,f10"
    FOOTER = "Write"
    PRIORITY = True


class ShowHelp(Command):
    """See the keys of this screen and what the signs mean"""

    KEY = "f1,question_mark"
    FOOTER = "Help"


class SaveNow(Command):
    """Save now; every answer is saved by itself, so this is for trying again"""

    KEY = "ctrl+s,f2"


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

    KEY = "q"
    FOOTER = "Question"


class ChangeHere(Command):
    """Change the answer under the cursor, without leaving the page"""

    KEY = "enter,ctrl+j"
    FOOTER = "Change"


class CloseScreen(Command):
    """Go back to the questions"""

    KEY = "escape,b"
    FOOTER = "Back"


class FindText(Command):
    """Type words to find"""

    KEY = "slash"
    FOOTER = "Find"


class WhatIf(Command):
    """Try other answers beside these, and see what moves; nothing is saved until you keep it"""

    KEY = "x,f12"
    FOOTER = "What if"
