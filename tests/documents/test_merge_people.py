"""Comments, tracked changes, boxes, emphasis and other parts of an edited document survive a merge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from cerwizard.documents.merge import CannotMerge, merge
from tests.documents.edits import (
    CLAIMS,
    MARK,
    NAME,
    TBL,
    TR,
    P,
    R,
    T,
    comments,
    edited,
    lines,
    merged,
    paragraph,
    parts_of,
    row,
    says,
    typed,
    with_parts,
    written,
)
from tests.documents.samples import W

NEW = "Records an ECG for two weeks."


def test_a_region_with_tracked_changes_counts_as_edited(tmp_path: Path) -> None:
    """What a reviewer proposed is still a proposal afterwards."""

    def track(body: etree._Element) -> None:
        found = paragraph(body, "Records an ECG")
        run = next(found.iterchildren(R))
        change = etree.Element(f"{W}del", {f"{W}id": "900", f"{W}author": "A reviewer"})
        run.addprevious(change)
        change.append(run)
        for text in list(run.iter(T)):
            text.tag = f"{W}delText"

    said, report, content = merged(edited(written(), track), written(NEW), tmp_path)

    assert b"A reviewer" in parts_of(content)["word/document.xml"]
    assert NEW not in said
    assert report.commented == ["1 Intended purpose"]


def test_a_comment_of_a_person_stays_on_a_refreshed_region(tmp_path: Path) -> None:
    """The words under it are new; the comment is where it was."""
    old = with_comment(written(), "Records an ECG", "Is this right?")

    said, report, content = merged(old, written(NEW), tmp_path)

    assert NEW in said
    assert comments(content) == ["Is this right?"]
    body = etree.fromstring(parts_of(content)["word/document.xml"])
    found = paragraph(body, NEW)
    assert [len(list(found.iter(f"{W}{name}"))) for name in ("commentRangeStart", "commentReference")] == [
        1,
        1,
    ]
    assert report.commented == []


def with_comment(content: bytes, on: str, text: str) -> bytes:
    """Return the document with a comment around a paragraph's runs."""

    def mark(body: etree._Element) -> None:
        runs = list(paragraph(body, on).iterchildren(R))
        runs[0].addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": "0"}))
        reference = etree.Element(R)
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": "0"})
        runs[-1].addnext(reference)
        runs[-1].addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": "0"}))

    made = parts_of(edited(content, mark))
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    return with_parts(
        content,
        {
            "word/document.xml": made["word/document.xml"],
            "word/comments.xml": (
                f'<w:comments xmlns:w="{W.strip("{}")}"><w:comment w:id="0" w:author="A reader"><w:p><w:r>'
                f"<w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"
            ).encode(),
            rels: made[rels].replace(
                b"</Relationships>",
                f'<Relationship Id="rIdC" Type="{relation}" Target="comments.xml"/></Relationships>'.encode(),
            ),
            types: made[types].replace(
                b"</Types>",
                f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'.encode(),
            ),
        },
    )


def test_both_kinds_of_comments_stand_beside_each_other(tmp_path: Path) -> None:
    """A new comment gets a number of its own."""
    old = edited(with_comment(written(), "Nothing was cited", "Why?"), says("Records an ECG", "Ours."))

    _, _, content = merged(old, written(NEW), tmp_path)

    assert [text.splitlines()[-1] for text in comments(content)] == ["Why?", NEW]


def test_what_the_evaluator_wrote_into_a_box_stays_when_the_criterion_changes(tmp_path: Path) -> None:
    """The question is the machine's, the answer never."""
    old = edited(written(), says("☐ yes", "Yes, it is: see TD-4."))

    said, report, _ = merged(old, written(NEW), tmp_path)

    assert "Yes, it is: see TD-4." in said
    assert any(line.startswith(f"Left to the evaluator: Is this enough for: {NEW}") for line in said)
    assert report.commented == []


def test_emphasis_of_a_person_counts_as_an_edit(tmp_path: Path) -> None:
    """Words set in bold are not replaced by plain ones."""

    def bold(body: etree._Element) -> None:
        run = next(paragraph(body, "Records an ECG").iterchildren(R))
        properties = etree.Element(f"{W}rPr")
        etree.SubElement(properties, f"{W}b")
        run.insert(0, properties)

    said, report, _ = merged(edited(written(), bold), written(NEW), tmp_path)

    assert "Records an ECG." in said
    assert report.commented == ["1 Intended purpose"]


def test_emphasis_that_the_words_have_anyway_is_no_edit(tmp_path: Path) -> None:
    """LibreOffice says bold once more where the style of the words is bold already; other emphasis counts."""

    def set_off(how: str) -> Callable[[etree._Element], None]:
        def edit(body: etree._Element) -> None:
            card = [line for line in body.iter(P) if "".join(map(str, line.itertext())) == "C1"][-1]
            properties = next(card.iterchildren(R)).find(f"{W}rPr")
            assert properties is not None
            etree.SubElement(properties, f"{W}{how}")

        return edit

    new = written(cards={**CLAIMS, "C1": "Finds it"})
    said, report, _ = merged(edited(written(), set_off("b")), new, tmp_path)
    emphasised, told, _ = merged(edited(written(), set_off("i")), new, tmp_path)

    assert ("Finds it" in said, report.kept, report.commented) == (True, 0, [])
    assert ("Finds it" in emphasised, len(told.commented)) == (False, 1)


def test_an_open_place_becomes_an_answer_and_back(tmp_path: Path) -> None:
    """With the look that each of them has."""
    old = edited(written(""), typed("3Sources", "Ours."))

    said, _, content = merged(old, written(), tmp_path)
    body = etree.fromstring(parts_of(content)["word/document.xml"])

    assert "Records an ECG." in said
    style = paragraph(body, "Records an ECG").find(f"{W}pPr/{W}pStyle")
    assert style is not None
    assert style.get(f"{W}val") == "Normal"


def test_other_parts_of_the_package_stay_as_they_are(tmp_path: Path) -> None:
    """Pictures, headers, settings: byte for byte."""
    old = with_parts(edited(written(), typed("3Sources", "Ours.")), {"word/media/ours.png": b"picture"})

    _, _, content = merged(old, written(NEW), tmp_path)

    before, after = parts_of(old), parts_of(content)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"word/document.xml", "docProps/custom.xml"}


def test_tables_are_counted_anew(tmp_path: Path) -> None:
    """A table that a person took out leaves no hole in the numbers."""

    def drop(body: etree._Element) -> None:
        body.remove(next(row(body, "C1").iterancestors(TBL)))
        body.remove(paragraph(body, "Table 1"))

    said, report, _ = merged(edited(written(), drop), written(NEW), tmp_path)

    assert "Table 1  Claims in full" in said
    assert report.deleted == ["2 Claims: Claims"]


def test_an_untouched_document_becomes_what_it_would_be_when_written_anew(tmp_path: Path) -> None:
    """Region by region, the result reads as the new document does."""
    new = written("", {"C2": "Other", "C5": "New"}, {"C5": "New", "C1": "Finds fibrillation"})

    said, _, _ = merged(written(), new, tmp_path)

    assert said == lines(new)


def test_nothing_new_leaves_the_file_as_it_is() -> None:
    """Byte for byte, however often."""
    old = edited(written(), says("Records an ECG", "Ours."), typed("3Sources", "More of ours."))

    assert merge(old, written())[0] == old


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        (b"no Word file", "cannot be read"),
        (with_parts(written(), {"docProps/custom.xml": b"<p/>"}), "not written by cerwizard"),
        (with_parts(written(), {"word/document.xml": b"<broken"}), "missing or broken"),
        (with_parts(written(), {"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "entities"),
        (edited(written(), lambda body: etree.strip_elements(body, MARK)), "marks"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_the_reason(old: bytes, reason: str) -> None:
    """It is for the caller to write the new document beside it."""
    with pytest.raises(CannotMerge, match=reason):
        merge(old, written(NEW))


def test_a_lone_mark_still_tells_its_region(tmp_path: Path) -> None:
    """Typing over a paragraph may take one of the two points away."""

    def drop(body: etree._Element) -> None:
        found = paragraph(body, "Records an ECG")
        for mark in [mark for mark in found.iter(MARK) if (mark.get(NAME) or "").startswith("cw_e_")]:
            found.remove(mark)

    said, report, _ = merged(edited(written(), drop), written(NEW), tmp_path)

    assert NEW in said
    assert report.deleted == []


def test_rows_of_another_width_are_left_to_the_person(tmp_path: Path) -> None:
    """A column added by hand changes every row; none of them is touched."""

    def widen(body: etree._Element) -> None:
        for found in next(row(body, "C1").iterancestors(TBL)).iter(TR):
            cell = etree.SubElement(found, f"{W}tc")
            etree.SubElement(etree.SubElement(etree.SubElement(cell, P), R), T).text = "ours"

    said, report, _ = merged(edited(written(), widen), written(claims={"C1": "Other"}), tmp_path)

    assert said.count("ours") == 4
    assert report.commented == ["2 Claims: Claims"]
