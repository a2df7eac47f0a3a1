"""Finding one thing among many by a few letters or words of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from cerwizard.assessment import load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Thing, found
from tests.tui.driving import press, shown, write

STEPS_A_TITLE = 120
"""How many calls it may take to look at one title: two for each letter typed, and a few more."""


class TooMuch(Exception):
    """More was called than the work is worth."""


@contextmanager
def at_most(calls: int) -> Iterator[None]:
    """End what goes on with more calls than these, instead of waiting for it."""
    made = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")
        if made > calls:
            raise TooMuch

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.fixture(scope="module")
def everything() -> list[Thing]:
    """Everything that can be asked or required, by its real words."""
    knowledge = load_knowledge()
    asked = knowledge.questionnaire.questions.values()
    required = knowledge.requirements.values()
    return [
        *(Thing(f"question {question.id}", "…", question.ask, question.id) for question in asked),
        *(Thing(f"requirement {requirement.id}", "…", requirement.says) for requirement in required),
    ]


@pytest.mark.parametrize(
    "words", ["Is it meant to treat", "meant to treat", "eeeeeeeeeeee", "the the the the"]
)
def test_every_letter_typed_is_little_work(everything: list[Thing], words: str) -> None:
    """The calls stay few a title whatever was typed: the ways of placing the letters are not tried one by one."""
    for end in range(1, len(words) + 1):
        with at_most(STEPS_A_TITLE * len(everything)):
            found(everything, words[:end])


def test_letters_in_order_find_what_has_no_such_word() -> None:
    """A few letters of each word are enough, and where they stand close together comes first."""
    things = [
        Thing("far", "", "A mount in steel"),
        Thing("near", "", "The animal tissue"),
        Thing("none", "", "Sterile"),
    ]

    assert [thing.id for thing in found(things, "anmltiss")] == ["near"]
    assert [thing.id for thing in found(things, "atis")] == ["near", "far"]


def test_the_shortest_way_to_have_the_letters_counts() -> None:
    """An early first letter does not make a text that has all of them together look far."""
    things = [Thing("loose", "", "xa mb xcx"), Thing("tight", "", "a long way before a-b-c")]

    assert [thing.id for thing in found(things, "abc")] == ["tight", "loose"]


@pytest.mark.parametrize(
    ("key", "said"),
    [("ctrl+f", "Nothing that is asked or applies now"), ("f3", "Nothing has all these words: /")],
)
async def test_where_nothing_is_found_it_is_said(app: CerwizardApp, key: str, said: str) -> None:
    """And Enter, or an arrow, takes nothing."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", key, *([] if key == "ctrl+f" else ["slash"]))
        await write(pilot, "zzzzq")
        assert said in shown(app)
        before = app.screen
        await press(pilot, "down", "enter", "enter")

        assert app.screen is before


def test_letters_scattered_over_a_long_text_find_nothing() -> None:
    """Any sentence has them somewhere; only where they stand close together they were meant."""
    things = [Thing("scattered", "", "Many events are noted to the outer trail of records and tables")]

    assert found(things, "meant to treat") == []


def test_what_is_called_just_so_comes_first(everything: list[Thing]) -> None:
    """Whoever knows the name of a question, from the file or from a colleague, means that one."""
    assert found(everything, "claim")[0].id == "question claim"
    assert found(everything, " Evidence ")[0].id == "question evidence"


def test_what_has_the_words_word_for_word_comes_first() -> None:
    """Before what has them in another order, and long before what has them inside of other words."""
    things = [
        Thing("inside", "", "Analysed images of the Agee groups"),
        Thing("beside", "", "Who may use it?", "all age groups"),
        Thing("apart", "", "Groups of one age"),
        Thing("exact", "", "Which age groups is it for?"),
    ]

    assert [thing.id for thing in found(things, "age groups")] == ["exact", "apart", "beside", "inside"]
    assert [thing.id for thing in found(things, "Age")] == ["apart", "exact", "beside", "inside"]


@pytest.mark.parametrize(
    ("words", "first"), [("age", "question age_groups"), ("Article 61(4)", "requirement EU-S-02")]
)
def test_a_whole_word_is_no_part_of_another(everything: list[Thing], words: str, first: str) -> None:
    """Neither is an age an image, nor a paragraph any other with its number in it."""
    assert found(everything, words)[0].id == first
