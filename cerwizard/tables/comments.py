"""The comments of a TOML text and the keys they stand at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

KeyPath = tuple[str | int, ...]
"""The way from the top of a file to a value: names of keys and numbers of rows, counted from 0."""

Place = Literal["head", "above", "beside", "end", "foot"]


class Comment(Struct, frozen=True):
    """A comment written by hand."""

    keys: KeyPath
    """The key, header, row or array element it stands at."""
    place: Place
    """Above or beside the key, at the end of the table or array, or at the head or foot of the file."""
    text: str
    """With its number sign; empty for a blank line between two comments."""


class Note(Struct, frozen=True):
    """A comment on a line of its own, before it is known where it belongs."""

    line: int
    text: str


class Standing(Struct, frozen=True):
    """A header, or a key with its value, and the lines on which it stands."""

    first_line: int
    last_line: int
    keys: KeyPath
    table: KeyPath
    """The table that is open after it."""
    is_header: bool


def settled(notes: Sequence[Note], before: Standing | None, after: Standing | None) -> list[Comment]:
    """Return the comments between two keys or headers, each with the key it stands at.

    A block set off by a blank line from what follows belongs to the head of the file when nothing stands
    before it, and to the end of its table when it follows on the last key and the next table starts. All
    else goes with what follows.
    """
    blocks = blocks_of(notes)
    comments: list[Comment] = []
    if before is None and after is not None:
        while blocks and blocks[0][-1].line + 1 < after.first_line:
            comments += in_place(blocks.pop(0), (), "head", is_later=bool(comments))
    elif before is not None and (after is None or after.is_header):
        follows_on = bool(blocks) and blocks[0][0].line == before.last_line + 1
        is_set_off = after is None or (bool(blocks) and blocks[0][-1].line + 1 < after.first_line)
        if follows_on and is_set_off:
            comments += in_place(blocks.pop(0), before.table, "end")
    keys: KeyPath = after.keys if after is not None else ()
    place: Place = "above" if after is not None else "foot"
    for number, block in enumerate(blocks):
        comments += in_place(block, keys, place, is_later=number > 0)
    return comments


def blocks_of(notes: Sequence[Note]) -> list[list[Note]]:
    """Return the comments in blocks, as blank lines part them."""
    blocks: list[list[Note]] = []
    for note in notes:
        if blocks and blocks[-1][-1].line + 1 == note.line:
            blocks[-1].append(note)
        else:
            blocks.append([note])
    return blocks


def in_place(block: Sequence[Note], keys: KeyPath, place: Place, *, is_later: bool = False) -> list[Comment]:
    """Return the comments of one block, after a blank line when one stands before it at the same place."""
    blank = [Comment(keys, place, "")] if is_later else []
    return blank + [Comment(keys, place, note.text) for note in block]
