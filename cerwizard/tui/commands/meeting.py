"""What can be done in a meeting, each in one key."""

from __future__ import annotations

from cerwizard.tui.commands.command import Command


class Meet(Command):
    """Show it to the room: one question or gap at a time, large and calm, with decisions and actions noted"""

    KEY = "f5"
    FOOTER = "Meeting"


class TakePoint(Command):
    """Take the answer, if there is one to take, and go to the next point"""

    KEY = "enter,ctrl+j"
    FOOTER = "Next"


class AnswerPoint(Command):
    """Type the answer here and now"""

    KEY = "a"
    FOOTER = "Answer"


class LeavePoint(Command):
    """Go to the next point and leave this one as it is"""

    KEY = "s,right,alt+right"


class PointBefore(Command):
    """Go back to the point before"""

    KEY = "b,left,alt+left"
    FOOTER = "Back"


class ParkPoint(Command):
    """Say that nobody in the room knows; it stays an open point"""

    KEY = "p,f8"
    FOOTER = "Park"


class NextOwner(Command):
    """Give it to the next person of those present; a gap also to the one with the number that is pressed"""

    KEY = "o"
    FOOTER = "Who"


class WeekLater(Command):
    """Put it off by a week, counted from today at first"""

    KEY = "w"
    FOOTER = "Until"


class WeekEarlier(Command):
    """Have it done a week earlier"""

    KEY = "W"


class NotePoint(Command):
    """Write who, until when and how"""

    KEY = "e"


class Decide(Command):
    """Write down what was decided; it stands in the minutes"""

    KEY = "d"
    FOOTER = "Decide"


class WhoIsHere(Command):
    """Say who is present"""

    KEY = "h"


class TalkOfGaps(Command):
    """Talk about what does not go together and the gaps now, or about the questions again"""

    KEY = "g"


class ShowMinutes(Command):
    """See the minutes on one page: what is settled, what was decided, who does what until when"""

    KEY = "m"
    FOOTER = "Minutes"


class WriteMinutes(Command):
    """Write the minutes alone as a document, and see where it is"""

    KEY = "M"


class LeaveMeeting(Command):
    """Go back to the questions, with all that was noted"""

    KEY = "escape,f5"
    FOOTER = "Leave"
    PRIORITY = True
