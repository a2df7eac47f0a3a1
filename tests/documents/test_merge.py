"""A document people edited is brought up to date, and every change they made is still there."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from cerwizard.documents.blocks import Heading, Paragraph, words
from tests.documents.edits import (
    CLAIMS,
    MARK,
    NAME,
    R,
    T,
    added_row,
    comments,
    copied,
    edited,
    merged,
    moved,
    paragraph,
    says,
    taken_out,
    typed,
    written,
)

NEW = "Records an ECG for two weeks."


def test_text_of_a_person_stays_and_what_nobody_touched_is_refreshed(tmp_path: Path) -> None:
    """A paragraph typed between two regions is where it was; both regions say what is new."""
    old = edited(written(), typed("Records an ECG", "Our own sentence."))

    said, report, content = merged(old, written(NEW), tmp_path)

    at = said.index("Our own sentence.")
    assert said[at - 1] == NEW
    assert said[at + 1 : at + 3] == ["First note.", f"Of: {NEW}"]
    assert (report.refreshed, report.commented, comments(content)) == (3, [], [])


def test_words_typed_behind_a_region_in_its_paragraph_stay(tmp_path: Path) -> None:
    """What stands outside the points of a region is not the machine's."""

    def add(body: etree._Element) -> None:
        run = etree.SubElement(paragraph(body, "Records an ECG"), R)
        etree.SubElement(run, T).text = " And more."

    said, _, _ = merged(edited(written(), add), written(NEW), tmp_path)

    assert f"{NEW} And more." in said


def test_an_edited_region_whose_source_changed_keeps_the_text_and_gets_a_comment(tmp_path: Path) -> None:
    """Nothing of the person's is lost, and the new text can be read beside it."""
    old = edited(written(), says("Records an ECG", "Our purpose."))

    said, report, content = merged(old, written(NEW), tmp_path)

    assert "Our purpose." in said
    assert NEW not in said
    assert report.commented == ["1 Intended purpose"]
    assert comments(content)[0].endswith(NEW)


def test_an_edited_region_whose_source_stayed_is_kept_without_a_word(tmp_path: Path) -> None:
    """It is counted, and nothing else."""
    old = edited(written(), says("Records an ECG", "Our purpose."))

    said, report, content = merged(old, written(claims={**CLAIMS, "C1": "Other"}), tmp_path)

    assert "Our purpose." in said
    assert (report.kept, report.commented, comments(content)) == (1, [], [])


def test_a_region_changed_to_what_it_would_now_say_is_no_conflict(tmp_path: Path) -> None:
    """Who took the new text over by hand is asked nothing."""
    said, report, _ = merged(edited(written(), says("Records an ECG", NEW)), written(NEW), tmp_path)

    assert said.count(NEW) == 1
    assert report.commented == []


def test_a_region_taken_out_stays_out_and_is_listed(tmp_path: Path) -> None:
    """Also when its source changes."""
    old = edited(written(), taken_out("Records an ECG"))

    said, report, _ = merged(old, written(NEW), tmp_path)

    assert NEW not in said
    assert report.deleted == ["1 Intended purpose"]


def test_a_new_part_stands_behind_the_one_before_it(tmp_path: Path) -> None:
    """A new paragraph, and a new section with all that stands in it, come to the place they would have."""
    extra = (
        Paragraph(words("A new sentence."), key="s2.more"),
        Heading(1, "2a", "A new section", "s2a"),
        Paragraph(words("Its words."), key="s2a.words"),
    )
    old = edited(written(), typed("2Claims", "Ours, under the heading."))

    said, report, _ = merged(old, written(extra=extra), tmp_path)

    at = said.index("A new sentence.")
    assert said[at + 1 : at + 4] == ["2aA new section", "Its words.", "3Sources"]
    assert "Ours, under the heading." in said
    assert report.inserted == 3


def test_a_part_without_a_place_is_listed(tmp_path: Path) -> None:
    """Where a person took out a whole section, nothing new comes back into it."""
    old = edited(written(), taken_out("3Sources"), taken_out("Nothing was cited."))
    new = written(extra=(Heading(1, "3", "Sources", "s3"), Paragraph(words("One source."), key="s3.one")))

    said, report, _ = merged(old, new, tmp_path)

    assert "One source." not in said
    assert report.unplaced == ["3 Sources"]
    assert "3 Sources" in report.deleted


def test_what_is_no_longer_written_goes_only_where_nobody_changed_it(tmp_path: Path) -> None:
    """An edited part without a source is kept, with a comment that says so."""
    extra = (Paragraph(words("One."), key="s2.one"), Paragraph(words("Two."), key="s2.two"))
    old = edited(written(extra=extra), says("Two.", "Two and a half."))

    said, report, content = merged(old, written(), tmp_path)

    assert "One." not in said
    assert "Two and a half." in said
    assert (report.removed, report.outdated) == (1, ["2 Claims"])
    assert "no longer" in comments(content)[0]


def test_rows_are_merged_one_by_one(tmp_path: Path) -> None:
    """One row edited, one taken out, one added by hand: the rest follows the source."""

    old = edited(
        written(),
        added_row("C3", "A row of ours"),
        says("Finds fibrillation", "Finds much"),
        taken_out("C2", whole_row=True),
    )
    new = written(claims={"C1": "Finds it", "C2": "Is worn", "C3": "Has no cable", "C4": "Is light"})

    said, report, content = merged(old, new, tmp_path)

    table = said[said.index("No.") : said.index("Table 2  Claims in full")]
    assert [line for line in table if line in CLAIMS or line == "C4"] == ["C1", "C3", "C4", "C3"]
    assert [text in table for text in ("Finds much", "Has no cable", "Is light", "A row of ours")] == [
        True
    ] * 4
    assert "Is worn" not in table
    assert report.deleted == ["2 Claims: Claims"]
    assert report.commented == ["2 Claims: Claims"]
    assert comments(content)[0].endswith("C1 | Finds it | OPEN – by what?")


@pytest.mark.parametrize("gone", ["No.", "C3", "C1"])
def test_a_table_that_lost_a_row_with_its_point_is_found_again(gone: str, tmp_path: Path) -> None:
    """The first and the last row hold the points of the table; without them its rows still tell it."""
    old = edited(written(), taken_out(gone, whole_row=True))

    said, report, _ = merged(old, written(claims={**CLAIMS, "C2": "Other", "C9": "New"}), tmp_path)

    assert {"Other", "New"} <= set(said)
    assert len(report.deleted) == (gone != "No.")


def test_cards_come_and_go(tmp_path: Path) -> None:
    """A table for each row: an edited one stays, the others follow the source."""
    new = written(cards={"C1": "Other", "C3": "Needs no cable", "C7": "New card"})
    old = edited(written(claims={}), says("Needs no cable", "Needs a cable"))

    said, report, _ = merged(edited(old), written(claims={}, cards={"C1": "Other", "C3": "Third"}), tmp_path)
    assert [line for line in said if line in ("Other", "Needs a cable", "Is worn for two weeks")] == [
        "Other",
        "Needs a cable",
    ]
    assert (report.removed, len(report.commented)) == (1, 1)

    said, report, _ = merged(written(), new, tmp_path)
    assert "New card" in said


def test_a_mark_that_was_moved_away_from_its_card_is_not_written_twice(tmp_path: Path) -> None:
    """The cards are written anew with marks of their own; merging once more changes nothing."""

    def move_mark(body: etree._Element) -> None:
        marks = {mark.get(NAME): mark for mark in body.iter(MARK)}
        marks["cw_b_front_title"].addnext(marks["cw_b_s2_cards_C3"])

    said, report, _ = merged(edited(written(), move_mark), written(cards={"C3": "Other"}), tmp_path)

    assert said.count("Other") == 1
    assert report.copied == []


def test_a_moved_region_is_refreshed_where_it_is(tmp_path: Path) -> None:
    """Its marks went with it."""
    old = edited(written(), moved("Records an ECG", "Nothing was cited."))

    said, report, _ = merged(old, written(NEW), tmp_path)

    assert said[-1] == NEW
    assert said.count(NEW) == 1
    assert report.commented == []


def test_of_copies_the_first_is_refreshed_and_the_others_are_text(tmp_path: Path) -> None:
    """The report says so."""
    old = edited(written(), copied("Records an ECG", "Nothing was cited."))

    said, report, _ = merged(old, written(NEW), tmp_path)

    assert NEW in said
    assert said[-1] == "Records an ECG."
    assert report.copied == ["1 Intended purpose"]
