"""How near a text comes to some letters: whether it has them in this order, and how close together.

Textual's own measure tries every way of placing the letters, which doubles with nearly each of them.
"""

from __future__ import annotations


def span(letters: str, text: str) -> int | None:
    """Return how long the stretch is in which the letters first stand in this order; `None` where they never do.

    Each letter is looked for once forwards, which finds where the stretch ends, and once backwards from there, which
    finds the last place where it can begin: the work grows with the text, never with the ways to place the letters.
    """
    end = -1
    for letter in letters:
        end = text.find(letter, end + 1)
        if end < 0:
            return None
    begin = end + 1
    for letter in reversed(letters):
        begin = text.rfind(letter, 0, begin)
    return end + 1 - begin
