"""Contents and captions: entries written in, since no reader fills an empty contents field by itself.

A page number is known only to the program that lays out the pages. Where it was measured it is written in; where not,
the field is there without a number, and one line says how to fill it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cerwizard.documents.blocks import Block, Document, Figure, Heading, Table
from cerwizard.documents.regions import CAPTION, Bookmarks, heading_bookmark, region_key
from cerwizard.documents.word.markup import field, hyperlink, paragraph, run
from cerwizard.documents.word.template import Style, contents_style, heading_style

LISTS = f"{CAPTION}lists"
"""Where the lists of tables and figures begin."""

LISTS_TITLE = "Figures and tables"
HOW_TO_FILL = "Page numbers appear in print; on the screen, Word fills them in with Ctrl+A and F9."

FIGURE, TABLE = "Figure", "Table"
END_OF_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

WITH_NEXT = "<w:keepNext/>"
"""Holds a caption on the page of its table, whatever a company's style for captions says of that."""


class Caption(Struct, frozen=True):
    """A caption that is counted."""

    kind: str
    number: int
    words: str
    bookmark: str

    def xml(self, bookmarks: Bookmarks) -> str:
        """Return the caption's paragraph, its number a field."""
        number = run(f"{self.kind} ") + field(f"SEQ {self.kind} \\* ARABIC", str(self.number))
        content = bookmarks.around(self.bookmark, number + run(f"  {self.words}"))
        return paragraph(Style.CAPTION, content, WITH_NEXT)


def captions_of(blocks: Sequence[Block]) -> dict[int, Caption]:
    """Return the caption of each table and figure that has one, by its place among the blocks."""
    found: dict[int, Caption] = {}
    names = Bookmarks()
    counted = {TABLE: 0, FIGURE: 0}
    for place, block in enumerate(blocks):
        if isinstance(block, Table | Figure) and block.caption:
            kind = TABLE if isinstance(block, Table) else FIGURE
            counted[kind] += 1
            name = CAPTION + names.unique(region_key(block.key))
            found[place] = Caption(kind, counted[kind], block.caption, name)
    return found


def listed_bookmarks(document: Document) -> list[str]:
    """Return every bookmark that the contents and the lists of a document lead to."""
    headings = [heading_bookmark(block.key) for block in document.blocks if isinstance(block, Heading)]
    return [*headings, LISTS, *(caption.bookmark for caption in captions_of(document.blocks).values())]


def contents_xml(headings: Sequence[Heading], depth: int, pages: Mapping[str, int], has_lists: bool) -> str:
    """Return the contents down to a level, each entry a jump."""
    entries = [
        (contents_style(heading.level), heading_bookmark(heading.key), heading.number, heading.text)
        for heading in headings
        if heading.level <= depth
    ]
    title = paragraph(Style.CONTENTS_HEADING, run("Contents"))
    entries += [(contents_style(1), LISTS, "", LISTS_TITLE)] if has_lists else []
    how = "" if pages or not entries else paragraph(Style.CLAUSE_LINE, run(HOW_TO_FILL))
    return title + how + "".join(_listed(f'TOC \\o "1-{depth}" \\h \\z \\u', entries, pages))


def lists_xml(captions: Sequence[Caption], bookmarks: Bookmarks, pages: Mapping[str, int]) -> str:
    """Return the lists of figures and of tables."""
    if not captions:
        return ""
    lines = [paragraph(heading_style(1), bookmarks.around(LISTS, run(LISTS_TITLE)))]
    for kind in (FIGURE, TABLE):
        entries = [
            (Style.LIST_OF_CAPTIONS.value, caption.bookmark, f"{kind} {caption.number}", caption.words)
            for caption in captions
            if caption.kind == kind
        ]
        lines += _listed(f'TOC \\h \\z \\c "{kind}"', entries, pages)
    return "".join(lines)


Entry = tuple[str, str, str, str]
"""The style of an entry, the bookmark it leads to, its number and its words."""


def _listed(instruction: str, entries: Sequence[Entry], pages: Mapping[str, int]) -> Iterator[str]:
    """Give the paragraphs of a field that lists entries."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for number, entry in enumerate(entries):
        yield paragraph(entry[0], (begin if number == 0 else "") + _entry(entry, pages))
    if entries:
        yield paragraph(Style.GAP, END_OF_FIELD)


def _entry(entry: Entry, pages: Mapping[str, int]) -> str:
    _, bookmark, number, words = entry
    text = run(f"{number}\t{words}\t" if number else f"{words}\t")
    return hyperlink(bookmark, text + field(f"PAGEREF {bookmark} \\h", str(pages.get(bookmark, ""))))
