"""Headings, sections, first rows and styles of a document people edited come, go and change without loss."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from cerwizard.documents.blocks import Heading, Paragraph, Role, words
from tests.documents.edits import (
    CLAIMS,
    TBL,
    P,
    R,
    T,
    comments,
    edited,
    merged,
    paragraph,
    parts_of,
    says,
    typed,
    with_parts,
    written,
)
from tests.documents.samples import W

BANNER, NAME_OF_STYLE = "CWBanner", f"{W}name"
SECTION = (Heading(1, "2a", "Studies", "s2a"), Paragraph(words("Its words."), key="s2a.words"))


def test_a_section_that_is_no_longer_written_goes_with_its_heading(tmp_path: Path) -> None:
    """Nobody touched it: nothing of it is left over."""
    said, report, _ = merged(written(extra=SECTION), written(), tmp_path)

    assert not {"2aStudies", "Its words."} & set(said)
    assert (report.removed, report.outdated) == (2, [])


def test_a_heading_that_a_person_changed_outlives_its_section(tmp_path: Path) -> None:
    """It stays where it was, and the report names it."""
    old = edited(written(extra=SECTION), says("2aStudies", "2a Our studies"))

    said, report, _ = merged(old, written(), tmp_path)

    assert "2a Our studies" in said
    assert (report.removed, len(report.outdated)) == (1, 1)
    assert "Studies" in report.outdated[0] or "studies" in report.outdated[0]


def test_a_heading_under_which_a_person_wrote_outlives_its_section(tmp_path: Path) -> None:
    """Their words keep the heading they were put under."""
    old = edited(written(extra=SECTION), typed("Its words.", "Ours."))

    said, report, _ = merged(old, written(), tmp_path)

    assert said[said.index("Ours.") - 1] == "2aStudies"
    assert len(report.outdated) == 1


def test_a_heading_that_changed_on_both_sides_stays_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    """Untouched, it says what is new; changed by hand, it gets a comment."""
    renamed = (Heading(1, "2a", "Trials", "s2a"), *SECTION[1:])

    refreshed, _, _ = merged(written(extra=SECTION), written(extra=renamed), tmp_path)
    kept, report, content = merged(
        edited(written(extra=SECTION), says("2aStudies", "2a Our studies")), written(extra=renamed), tmp_path
    )

    assert "2aTrials" in refreshed
    assert "2a Our studies" in kept
    assert "2aTrials" not in kept
    assert len(report.commented) == 1
    assert comments(content)[0].endswith("Trials")


def test_a_row_that_is_new_before_all_others_stands_first(tmp_path: Path) -> None:
    """Behind the head of the table, and the same among cards."""
    later = {name: text for name, text in CLAIMS.items() if name != "C1"}

    said, report, _ = merged(written(claims=later, cards=later), written(), tmp_path)

    firsts = [at for at, line in enumerate(said) if line == "Finds fibrillation"]
    others = [at for at, line in enumerate(said) if line == "Is worn for two weeks"]
    assert len(firsts) == len(others) == 2
    assert firsts[0] < others[0] < firsts[1] < others[1]
    assert report.unplaced == []


def test_words_between_cards_stay_when_the_card_before_them_goes(tmp_path: Path) -> None:
    """The room between two cards goes with a card only while it is empty."""

    def write_below(body: etree._Element) -> None:
        last = [
            found for found in body.iter(P) if "".join(map(str, found.itertext())) == "Is worn for two weeks"
        ][-1]
        room = next(last.iterancestors(TBL)).getnext()
        assert room is not None
        assert room.tag == P
        etree.SubElement(etree.SubElement(room, R), T).text = "Ours, between two cards."

    later = {name: text for name, text in CLAIMS.items() if name != "C2"}

    said, _, _ = merged(edited(written(), write_below), written(cards=later), tmp_path)

    assert "Ours, between two cards." in said


def test_rows_with_letters_that_no_mark_can_hold_are_told_apart(tmp_path: Path) -> None:
    """What a person wrote into one of them is never taken for the other."""
    both, later = {"Ä1": "First words", "Ö1": "Second words"}, {"Ö1": "Second words"}
    old = edited(written(claims=both, cards={}), says("First words", "Ours."))

    said, report, content = merged(old, written(claims=later, cards={}), tmp_path)

    assert (said.count("Ours."), said.count("Second words")) == (1, 1)
    assert (report.commented, len(report.outdated)) == ([], 1)
    assert "no longer" in comments(content)[0]


def test_a_style_that_the_document_lacks_comes_with_the_part_that_needs_it(tmp_path: Path) -> None:
    """Else what is new would look like plain text; a style of that id that means something else is left alone."""
    new = written(extra=(Paragraph(words("Beware."), Role.BANNER, "s2.banner"),))
    styles = etree.fromstring(parts_of(written())["word/styles.xml"])
    banner = next(style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == BANNER)
    name = next(banner.iter(NAME_OF_STYLE))
    wanted = name.get(f"{W}val")
    name.set(f"{W}val", "A style of ours")

    said, _, content = merged(
        with_parts(written(), {"word/styles.xml": etree.tostring(styles)}), new, tmp_path
    )

    found = {
        str(next(style.iter(NAME_OF_STYLE)).get(f"{W}val")): style.get(f"{W}styleId")
        for style in etree.fromstring(parts_of(content)["word/styles.xml"]).iter(f"{W}style")
    }
    body = etree.fromstring(parts_of(content)["word/document.xml"])
    used = next(paragraph(body, "Beware.").iter(f"{W}pStyle")).get(f"{W}val")
    assert "Beware." in said
    assert found["A style of ours"] == BANNER
    assert used == found[str(wanted)] != BANNER
