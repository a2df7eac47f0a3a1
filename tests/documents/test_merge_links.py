"""A jump to a section that a person took out leads nowhere, so it becomes plain text; all others stay."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from cerwizard.documents.blocks import Contents, Link, Paragraph, Text
from tests.documents.edits import MARK, NAME, P, T, edited, lines, merged, parts_of, typed, written
from tests.documents.samples import W

LINK, ANCHOR, STYLE = f"{W}hyperlink", f"{W}anchor", f"{W}rStyle"
CLAIMS, SOURCES = "cw_h_s2", "cw_h_s3"
LEADING = (
    Contents(),
    Paragraph((Text("See "), Link("section 3", "s3"), Text(" of ours.")), key="s2.see"),
)


def without_sources(body: etree._Element) -> None:
    """Take the last section out, heading and all, as a person does."""
    first = next(mark for mark in body.iter(MARK) if mark.get(NAME) == SOURCES).getparent()
    assert first is not None
    for block in [first, *first.itersiblings(P)]:
        body.remove(block)


def jumps(content: bytes) -> list[str]:
    """Return where each jump of a document leads."""
    root = etree.fromstring(parts_of(content)["word/document.xml"])
    return [str(link.get(ANCHOR)) for link in root.iter(LINK)]


def test_a_jump_to_a_section_that_was_taken_out_becomes_plain_text(tmp_path: Path) -> None:
    """Its words stay and look like words, its line of the contents goes, and the report says so."""
    before = written(extra=LEADING)
    old = edited(before, without_sources)
    assert jumps(old).count(SOURCES) == 2

    said, report, content = merged(old, before, tmp_path)

    assert SOURCES not in jumps(content)
    assert [line for line in said if "Sources" in line] == []
    assert "See section 3 of ours." in said
    root = etree.fromstring(parts_of(content)["word/document.xml"])
    words = next(text for text in root.iter(T) if text.text == "section 3")
    assert next(words.itersiblings(f"{W}rPr", preceding=True)).find(STYLE) is None
    assert "links to what is no longer there, now plain text: 2" in report.sentences()


def test_jumps_to_sections_that_are_there_stay(tmp_path: Path) -> None:
    """Whatever a person typed between them, and the released ones stay released when something is new."""
    before, after = (written(purpose, extra=LEADING) for purpose in ("Records an ECG.", "Records two."))

    _, report, content = merged(edited(before, typed("Records an ECG", "Ours.")), after, tmp_path)
    assert jumps(content) == jumps(after)
    assert report.released == 0

    _, _, released = merged(edited(before, without_sources), before, tmp_path)
    _, _, again = merged(released, after, tmp_path)
    assert jumps(again) == [name for name in jumps(after) if name != SOURCES]


def test_words_that_a_person_typed_into_a_line_of_the_contents_stay(tmp_path: Path) -> None:
    """A line that is not as it was written is kept, without the jump and without the number of a page."""
    before = written(extra=LEADING)

    def type_into_contents(body: etree._Element) -> None:
        link = next(link for link in body.iter(LINK) if link.get(ANCHOR) == SOURCES)
        next(link.iter(T)).text = "Our word"

    old = edited(before, without_sources, type_into_contents)
    _, _, content = merged(old, before, tmp_path)

    assert SOURCES not in jumps(content)
    assert any("Our word" in line for line in lines(content))
    assert f"PAGEREF {SOURCES}" not in parts_of(content)["word/document.xml"].decode("utf-8")
