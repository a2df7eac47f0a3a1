"""The interview as values: where it goes, what it keeps, what it says."""

from __future__ import annotations

from datetime import date

import pytest

from cerwizard.assessment import Knowledge, assess, outside
from cerwizard.facts import FactValue
from cerwizard.project import Project
from cerwizard.sitting import (
    Bounds,
    Complaint,
    Sitting,
    as_typed,
    clean,
    progress,
    read_typed,
    section_progress,
)

LAST = "evidence"
"""The last section of the small knowledge."""


@pytest.fixture
def begun(knowledge: Knowledge) -> Sitting:
    """A sitting over a device of which nothing is known."""
    return Sitting.begun(assess(Project(name="Thermo", markets=("eu",)), knowledge))


def answered(sitting: Sitting, *values: FactValue) -> Sitting:
    """Answer one question after the other."""
    for value in values:
        sitting = sitting.answered(value).gone_on()
    return sitting


def test_it_begins_at_the_first_question(begun: Sitting) -> None:
    """Nothing is answered, so the first question in reading order is shown."""
    assert begun.item_id == "purpose"


def test_going_back_and_on_again_keeps_every_answer(begun: Sitting) -> None:
    """Back shows the question before with its answer; on comes back to where one was."""
    ahead = answered(begun, "diagnose", "For fever.")

    back = ahead.gone_back().gone_back()

    assert back.item_id == "purpose"
    assert back.asked is not None
    assert back.asked.value == "diagnose"
    assert back.project == ahead.project
    assert back.gone_on().item_id == ahead.item_id


def test_back_at_the_first_question_stays(begun: Sitting) -> None:
    """There is nothing before the first question."""
    assert begun.gone_back() is begun


def test_who_jumped_ahead_is_not_thrown_back(begun: Sitting) -> None:
    """After an answer in a later section, the next question is the one below it."""
    sitting = answered(begun, "diagnose").gone_to_section(LAST)

    sitting = sitting.answered(date(2027, 1, 31)).gone_on()

    assert sitting.item_id == "promise"


def test_what_was_left_out_comes_in_the_end(begun: Sitting) -> None:
    """When nothing is due below, the first question left out is shown."""
    sitting = answered(begun, "diagnose").gone_to_section(LAST)
    sitting = answered(sitting, date(2027, 1, 31))
    sitting = sitting.completed(True).gone_on().completed(True).gone_on()

    assert sitting.item_id == "intended_purpose"


def test_a_draft_survives_leaving_the_question(begun: Sitting) -> None:
    """What was typed and not confirmed stands there again, and is not an answer."""
    sitting = answered(begun, "diagnose").with_draft("For fev")

    back = sitting.gone_back().gone_on()

    assert back.asked is not None
    assert back.asked.draft == "For fev"
    assert "intended_purpose" not in back.project.answers


def test_drafts_can_be_confirmed_together(begun: Sitting) -> None:
    """Before leaving, everything typed can become an answer."""
    sitting = answered(begun, "diagnose").with_draft("For fever.").gone_on().with_draft("Thermo")

    confirmed = sitting.with_drafts_confirmed()

    assert isinstance(confirmed, Sitting)
    assert confirmed.project.answers["intended_purpose"] == "For fever."
    assert confirmed.project.answers["nickname"] == "Thermo"
    assert not confirmed.drafts


def test_undo_takes_the_last_answer_back_and_goes_there(begun: Sitting) -> None:
    """The project is as before, and so is the question."""
    sitting = answered(begun, "diagnose", "For fever.")

    undone = sitting.undone()

    assert undone.item_id == "intended_purpose"
    assert "intended_purpose" not in undone.project.answers
    assert undone.undone().undone().project == begun.project


def test_ticks_write_no_and_open_the_questions_that_are_ticked(begun: Sitting) -> None:
    """Unticked facts take their no; a ticked yes/no fact is yes; a ticked choice is asked."""
    sitting = answered(begun, "diagnose", "For fever.", "Thermo", False)
    assert sitting.item_id == "any_special"

    sitting = sitting.screened({"sharp", "coating"}).gone_on()

    assert sitting.project.answers["sharp"] is True
    assert sitting.project.answers["tissue"] is False
    assert sitting.item_id == "coating"


def test_a_screening_can_be_gone_back_to(begun: Sitting) -> None:
    """It shows what was ticked, and taking a tick away writes the no."""
    sitting = answered(begun, "diagnose", "For fever.", "Thermo", False).screened({"tissue"})

    assert sitting.asked is not None
    assert {tick.question.id: tick.is_ticked for tick in sitting.asked.ticks} == {
        "tissue": True,
        "coating": False,
        "sharp": False,
    }
    assert sitting.screened(set()).project.answers["tissue"] is False


def test_an_open_point_keeps_its_owner_and_is_not_asked_again(begun: Sitting) -> None:
    """It counts as open, not as answered."""
    sitting = (
        answered(begun, "diagnose").parked("intended_purpose", {"note": "ask Ann", "owner": "RA"}).gone_on()
    )

    assert sitting.project.open["intended_purpose"].owner == "RA"
    assert sitting.item_id == "nickname"
    assert progress(sitting.assessment).open == 1


def test_a_screening_leaves_open_points_open(begun: Sitting) -> None:
    """A tick that nobody knows is not answered with no by confirming the others."""
    sitting = answered(begun, "diagnose", "For fever.", "Thermo", False).parked("tissue", {})

    sitting = sitting.screened(set())

    assert "tissue" in sitting.project.open
    assert "tissue" not in sitting.project.answers


def test_the_progress_counts_what_matters_now(begun: Sitting) -> None:
    """Questions that hang on an answer not yet given are not counted."""
    sections = begun.assessment.knowledge.questionnaire.sections

    after = answered(begun, "diagnose")

    assert progress(begun.assessment).words == "0 of 1 that matter now"
    assert progress(after.assessment).answered == 1
    assert section_progress(after.assessment, sections[0]).short == "1 of 3"


def test_what_an_answer_changed_is_said(begun: Sitting) -> None:
    """The class before and after stand beside each other."""
    sitting = answered(begun, "diagnose", "For fever.", "Thermo")

    sitting = sitting.answered(True)

    assert "Class: I to III → IIa to III" in sitting.changed


def test_a_product_outside_says_which_clause_and_what_would_change_it(begun: Sitting) -> None:
    """A sample analyser is no device under this Act."""
    sitting = answered(begun, "sample")

    found = outside(sitting.assessment)

    assert found is not None
    assert "In vitro diagnostic" in found.sentence
    assert "Act 1(3)" in found.sentence
    assert found.sentence.count("What is it for?") == 1
    assert "Treat or ease" in found.sentence
    assert outside(answered(begun, "treat").assessment) is None


def test_a_pasted_text_loses_what_cannot_be_seen() -> None:
    """Hard spaces become plain ones, control characters go, smart quotes stay."""
    assert clean("one\u00a0two\r\nthree\x07\u200b “four” ") == "one two\nthree “four” "


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0d05\u0d35\u0d28\u0d4d\u200d \u0d28",
        "\U0001f468\u200d\U0001f469",
    ],
    ids=["Persian", "Hindi", "Malayalam", "a sign of two"],
)
def test_what_joins_letters_or_keeps_them_apart_stays(text: str) -> None:
    """It belongs to how a language is written; marks that turn a line round and other unseen ones do not."""
    assert clean(text) == read_typed("text", f" {text}\u202e\u200b ", Bounds()) == text


def test_what_joins_nothing_is_no_answer() -> None:
    """Nobody would see it; and in a number it says nothing."""
    assert read_typed("text", "\u200d \u200c\u200d", Bounds()) is None
    assert clean("\u200cone \u200dtwo") == "one two"
    assert read_typed("number", "1\u200d2\u200c", Bounds()) == 12
    assert read_typed("date", "2026-12-31\u200d", Bounds()) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", "12", 12),
        ("number", "0,5", 0.5),
        ("number", "  ", None),
        ("date", "2026-12-31", date(2026, 12, 31)),
        ("text", " as it is ", "as it is"),
    ],
)
def test_what_is_typed_is_read(kind: str, text: str, value: FactValue | None) -> None:
    """Numbers, dates and text."""
    assert read_typed(kind, text, Bounds()) == value


@pytest.mark.parametrize(
    ("kind", "text", "part"),
    [
        ("number", "twelve", "not a number"),
        ("number", "1.5", "whole"),
        ("number", "-1", "too small"),
        ("number", "11", "too large"),
        ("date", "31.12.2026", "2026-12-31"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(kind: str, text: str, part: str) -> None:
    """The sentence says what is wanted instead."""
    found = read_typed(kind, text, Bounds(0, 10, is_whole=True))

    assert isinstance(found, Complaint)
    assert part in found.sentence


@pytest.mark.parametrize(
    ("text", "is_whole", "part"),
    [
        ("1,000", False, "two ways; write 1000, or a fraction with a point"),
        ("12 ,500", False, "write 12500"),
        ("1,000", True, "two ways; write 1000"),
        ("1.000", True, "two ways; write 1000"),
    ],
)
def test_thousands_that_may_be_a_fraction_are_not_guessed(text: str, is_whole: bool, part: str) -> None:
    """A thousand persons must not become one."""
    found = read_typed("number", text, Bounds(is_whole=is_whole))

    assert isinstance(found, Complaint)
    assert part in found.sentence


@pytest.mark.parametrize(
    ("text", "value"), [("0,125", 0.125), ("1.500", 1.5), ("1,50", 1.5), ("1000,125", 1000.125)]
)
def test_a_fraction_that_can_be_nothing_else_is_read(text: str, value: float) -> None:
    """A comma is as good as a point."""
    assert read_typed("number", text, Bounds()) == value


def test_an_answer_is_shown_as_it_is_typed() -> None:
    """A number without a fraction has no point."""
    assert as_typed(2.0) == "2"
    assert as_typed(date(2026, 1, 2)) == "2026-01-02"
    assert as_typed(None) == ""


def test_dont_know_once_more_keeps_what_was_noted(knowledge: Knowledge) -> None:
    """Going back to an open point and on again loses neither the note nor who finds out."""
    begun = Sitting(assess(Project(), knowledge)).gone_on()
    noted = begun.parked(begun.item_id, {"note": "ask Ann", "owner": "RA"})

    assert noted.parked(begun.item_id).project == noted.project
    assert noted.parked(begun.item_id, {}).project.open[begun.item_id].note == ""
