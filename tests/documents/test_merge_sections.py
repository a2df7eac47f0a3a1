"""Headings, sections and first rows of a document people edited come, go and change without loss."""

from __future__ import annotations

from pathlib import Path

from cerwizard.documents.blocks import Heading, Paragraph, words
from tests.documents.edits import CLAIMS, comments, edited, merged, says, typed, written

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
