"""Takes out of every line that is drawn what would steer the terminal: an answer is text, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters, among them the one that begins a sequence, and marks that turn the order of a line round.

None of them takes room, so that a line without them is as wide as before.
"""


class Harmless(LineFilter):
    """Draws a line without what steers the terminal; the rest of a sequence shows as the letters it is made of."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line as they may be drawn."""
        del background  # colours are of no concern here
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(STEERING.sub("", text), style, control) for text, style, control in segments]


HARMLESS: Sequence[LineFilter] = (Harmless(),)
"""One for all lines: Textual keeps what a filter has made of a line by the filter itself."""
