"""Questions of yes or no: their letters, and the keys that people set for themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from tests.tui.driving import configure, press, said, saved, settle, shown, sitting

ASKED = "invasive"
"""A question of yes or no of the small knowledge, the first that is open below."""


@pytest.fixture
def path(write_project: Callable[[str], Path]) -> Path:
    """A device of which the next question is one of yes or no."""
    return write_project('[answers]\npurpose = "diagnose"\nintended_purpose = "For fever."\nnickname = "T"\n')


async def test_letters_answer_yes_or_no(app: CerwizardApp, path: Path) -> None:
    """They stand before the answers; the question stays, like with the numbers, so that the effect is seen."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert sitting(app).item_id == ASKED
        assert "( ) y Yes" in shown(app)
        assert "( ) n No" in shown(app)
        await press(pilot, "n")
        assert saved(path)["answers"][ASKED] is False
        await press(pilot, "y")
        assert saved(path)["answers"][ASKED] is True
        assert sitting(app).item_id == ASKED
        await press(pilot, "2")

    assert saved(path)["answers"][ASKED] is False


async def test_one_key_leaves_any_question_open_and_never_answers(app: CerwizardApp, path: Path) -> None:
    """The same at a question of yes or no as elsewhere; `n` answers nothing where it is not No."""
    before = saved(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "b", "escape")
        at = sitting(app).item_id
        await press(pilot, "n")
        assert sitting(app).item_id == at
        await press(pilot, "s", "s")

        assert sitting(app).item_id not in (at, ASKED)
    assert saved(path) == before


async def test_a_letter_that_somebody_gave_to_a_command_stays_with_it(
    own_folders: Path, path: Path, knowledge: Knowledge
) -> None:
    """Who goes on with `n`, as their settings say, gives no answer by it."""
    configure(own_folders, '[keys]\nskip_question = "n,right,alt+right"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "( ) 2 No" in shown(app)
        await press(pilot, "n")

        assert sitting(app).item_id != ASKED
    assert ASKED not in saved(path)["answers"]


async def test_without_an_answer_the_keys_for_later_are_named(app: CerwizardApp) -> None:
    """As a person has them."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter")

        assert "or u if nobody knows, or s for later" in said(app, "#standing")


async def test_after_undo_back_goes_to_the_question_before(app: CerwizardApp) -> None:
    """Not to the one that undo left, which stands further on."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "n", "enter")
        later = sitting(app).item_id
        await press(pilot, "ctrl+z")
        assert sitting(app).item_id == ASKED
        await press(pilot, "b")

        assert sitting(app).item_id not in (later, ASKED)
