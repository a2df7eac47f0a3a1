"""Letters that a document can hold: what was pasted is written as text, whatever it was."""

from __future__ import annotations

import re

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202d\u202e]")
"""What XML 1.0 cannot hold (control characters, lone surrogates), and what would turn the rest of a line round."""

LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
"""Everything a pasted text may use to end a line."""


def legal(text: str) -> str:
    """Return the text with one kind of line end, and a visible mark for each letter no document can hold."""
    if text.isprintable():
        return text
    return ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", LINE_ENDS.sub("\n", text))
