"""What can be done about a gap."""

from __future__ import annotations

from cerwizard.tui.commands.command import Command


class AssignGap(Command):
    """Note who closes the gap, how and until when"""

    KEY = "enter,ctrl+j"
    FOOTER = "Who, how, when"


class SetOwner(Command):
    """Write who sees to it, in a line at the foot"""

    KEY = "o"
    FOOTER = "Who"


class SetDue(Command):
    """Write until when, in a line at the foot"""

    KEY = "w"
    FOOTER = "Until"


class StateMet(Command):
    """Say that it is met, and where that can be read"""

    KEY = "m"
    FOOTER = "State as met"


class OpenItsQuestion(Command):
    """Go to the question at which something can be done about it"""

    KEY = "q"
    FOOTER = "Question"


class ShowRest(Command):
    """Show also what is met, due later or may apply; or only what is due"""

    KEY = "a"
    FOOTER = "All"


class ChangeStage(Command):
    """Change the stage of the project, and with it what is due"""

    KEY = "s"
    FOOTER = "Stage"


class ShowAdvice(Command):
    """See what devices of this kind are usually asked; advice, never a gap"""

    KEY = "d"
    FOOTER = "Advice"


class ShowEvidence(Command):
    """See what the evidence carries, where it is thin or empty, and how each item ranks"""

    KEY = "e"
    FOOTER = "Evidence"


class FilterGaps(Command):
    """Show only what nobody has taken on; then only what is major; then everything again"""

    KEY = "f"
    FOOTER = "Filter"
