"""The parts of a Word table as strings: cells, rows, and columns wide enough for their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cerwizard.documents.word.markup import escaped, paragraph

LETTER, MARGINS = 98, 190
"""How wide a letter of a table is on average, and the room beside the text of a cell, in twentieths of a point."""

LONGEST_WORD = 16
"""Letters: a column is widened for words up to this long; longer ones are broken."""

REPEATED = "<w:tblHeader/>"
WHOLE = "<w:cantSplit/>"
"""What a row may ask for: to stand on each page, not to be broken over two."""


def cell(width: int, content: str, properties: str = "") -> str:
    """Return a cell around finished paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def cells(widths: Sequence[int], style: str, contents: Sequence[str]) -> list[str]:
    """Return cells of one paragraph each."""
    return [cell(width, paragraph(style, content)) for width, content in zip(widths, contents, strict=True)]


def row(drawn: Sequence[str], properties: str = "") -> str:
    """Return a row of finished cells."""
    wrapped = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{wrapped}{''.join(drawn)}</w:tr>"


def grid(
    style: str,
    widths: Sequence[int],
    rows: Sequence[str],
    title: str,
    description: str = "",
    head: bool = True,
) -> str:
    """Return a table of finished rows, with the words that stand for it where it cannot be seen."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    described = f'<w:tblDescription w:val="{escaped(description)}"/>' if description else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0020" if head else "0000"}" w:firstRow="{head:d}" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(title)}"/>{described}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shared_widths(shares: Sequence[int], total: int, words: Sequence[int] = ()) -> list[int]:
    """Return the columns' widths, which add up to the total.

    `words` are the letters of each column's longest word: a column too narrow for it takes from those with room.
    """
    wanted = _split(shares, total)
    needed = [min(letters, LONGEST_WORD) * LETTER + MARGINS for letters in words] or [0] * len(shares)
    lacking = [max(0, need - width) for need, width in zip(needed, wanted, strict=True)]
    room = [max(0, width - need) for need, width in zip(needed, wanted, strict=True)]
    if not any(lacking) or sum(lacking) > sum(room):
        return wanted
    given = _split(room, sum(lacking))
    return [width + lack - give for width, lack, give in zip(wanted, lacking, given, strict=True)]


def _split(shares: Sequence[int], total: int) -> list[int]:
    whole = sum(shares)
    edges = [total * sum(shares[:n]) // whole for n in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]
