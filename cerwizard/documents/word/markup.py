"""Pieces of WordprocessingML as strings, every text escaped and made legal on the way in."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional

from cerwizard.documents.blocks import Basis, Inline, Line, Link, Open, Text, open_words
from cerwizard.documents.letters import legal
from cerwizard.documents.regions import heading_bookmark
from cerwizard.documents.word.template import Style

CHARACTER_STYLE = {
    Basis.STATED: Style.STATED,
    Basis.COMPUTED: Style.COMPUTED,
    Basis.EVIDENCE: Style.EVIDENCE,
    Basis.EVALUATOR: Style.EVALUATOR,
}
"""How each kind of statement looks."""

FIRST_RIGHT_TO_LEFT = "\u0590"
"""No letter before this one is written from right to left."""


def escaped(text: str) -> str:
    """Return legal text that means itself in XML, between tags and inside an attribute."""
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, style: str = "") -> str:
    """Return a run of text; line ends and tabs become Word's own."""
    return "".join(
        _run(piece, style, is_right_to_left) for piece, is_right_to_left in _directions(legal(text))
    )


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph of a named style around finished runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def line_runs(line: Line) -> str:
    """Return the runs of a line, each piece in the style of its kind."""
    return "".join(_inline(piece) for piece in line)


def hyperlink(anchor: str, runs: str) -> str:
    """Return a jump to a bookmark of this document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{runs}</w:hyperlink>'


def field(instruction: str, cached: str) -> str:
    """Return a field with the result it shows until a reader's program works it out anew."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{cached}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _inline(piece: Inline) -> str:
    match piece:
        case Open():
            return run(open_words(piece), Style.OPEN if piece.question else Style.OPEN_CELL)
        case Link(text=text, to=to):
            return hyperlink(heading_bookmark(to), run(text, Style.HYPERLINK))
        case Text(text=text, basis=basis, source=source):
            clause = run(f" [{source}]", Style.CLAUSE) if source else ""
            style = CHARACTER_STYLE[basis] if basis else ""
            return (run(text, style) if text else "") + clause


def _run(text: str, style: str, is_right_to_left: bool) -> str:
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if is_right_to_left:
        properties += "<w:rtl/>"
    content = escaped(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    content = content.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{wrapped}<w:t xml:space="preserve">{content}</w:t></w:r>'


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    """Split text where its direction turns; Word orders right-to-left words only in runs marked as such."""
    if text.isascii() or all(letter < FIRST_RIGHT_TO_LEFT for letter in text):
        yield text, False
        return
    start, current = 0, False
    for position, letter in enumerate(text):
        kind = bidirectional(letter)
        is_right_to_left = kind in ("R", "AL") or (current and kind not in ("L", "EN", "B"))
        if is_right_to_left != current:
            if position > start:
                yield text[start:position], current
            start, current = position, is_right_to_left
    yield text[start:], current
