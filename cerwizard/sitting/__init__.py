"""One person going through the questions, as values: no terminal is needed to try it."""

from cerwizard.sitting.asked import Asked, Draft
from cerwizard.sitting.changes import shown_at_the_side, verdict_in_short
from cerwizard.sitting.device import Device, copied
from cerwizard.sitting.ending import ending_in_order, told_to_end
from cerwizard.sitting.fork import Beside, Fork, Words
from cerwizard.sitting.levers import WAYS, Lever, deciding_use, levers
from cerwizard.sitting.meeting import (
    Point,
    Talked,
    agenda,
    assigned,
    finding_of,
    following_point,
    gap_of,
    is_carried_on,
    meeting_on,
    people,
    who_and_when,
    with_meeting,
)
from cerwizard.sitting.progress import Progress, gap_words, gaps_due, left_words, progress, section_progress
from cerwizard.sitting.recorded import recorded
from cerwizard.sitting.rows import nameable, named_rows, next_id, row_end, row_words, shortened, still_naming
from cerwizard.sitting.sitting import Sitting
from cerwizard.sitting.tree import WhyLine, line_of_flips, tree
from cerwizard.sitting.typed import JOINERS, Bounds, Complaint, as_typed, clean, read_typed
from cerwizard.sitting.untouched import read_anew, says_the_same
from cerwizard.sitting.uses import BASE, matters_for, new_use, said_of, use_of, use_words

__all__ = [
    "BASE",
    "JOINERS",
    "WAYS",
    "Asked",
    "Beside",
    "Bounds",
    "Complaint",
    "Device",
    "Draft",
    "Fork",
    "Lever",
    "Point",
    "Progress",
    "Sitting",
    "Talked",
    "WhyLine",
    "Words",
    "agenda",
    "as_typed",
    "assigned",
    "clean",
    "copied",
    "deciding_use",
    "ending_in_order",
    "finding_of",
    "following_point",
    "gap_of",
    "gap_words",
    "gaps_due",
    "is_carried_on",
    "left_words",
    "levers",
    "line_of_flips",
    "matters_for",
    "meeting_on",
    "nameable",
    "named_rows",
    "new_use",
    "next_id",
    "people",
    "progress",
    "read_anew",
    "read_typed",
    "recorded",
    "row_end",
    "row_words",
    "said_of",
    "says_the_same",
    "section_progress",
    "shortened",
    "shown_at_the_side",
    "still_naming",
    "told_to_end",
    "tree",
    "use_of",
    "use_words",
    "verdict_in_short",
    "who_and_when",
    "with_meeting",
]
