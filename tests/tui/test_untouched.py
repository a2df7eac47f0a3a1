"""Texts as somebody wrote them by hand: only looked at, they stay as they are and nothing waits to be confirmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from tests.tui.driving import press, saved, settle, sitting, write

BY_HAND = {
    "several lines": '"""\nFor adults.\n"""',
    "a space that does not break": '"For\\u00a0adults"',
    "letters joined": '"\\U0001F468\\u200D\\U0001F469"',
    "Windows": '"For\\r\\nadults"',
    "room at the beginning": '"  For adults"',
}


@pytest.mark.parametrize("text", BY_HAND.values(), ids=list(BY_HAND))
async def test_a_text_that_is_only_looked_at_stays_as_it_is(
    write_project: Callable[[str], Path], knowledge: Knowledge, text: str
) -> None:
    """Going by was taken for typing: leaving asked what to do with it, and Enter wrote it tidied up."""
    path = write_project(f'[answers]\npurpose = "diagnose"\nintended_purpose = {text}\n')
    before = path.read_bytes()
    app = CerwizardApp(path, knowledge)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "escape", "slash")
        await write(pilot, "word for word")
        await press(pilot, "enter")
        assert sitting(app).item_id == "intended_purpose"
        await press(pilot, "escape", "s", "escape", "b")
        assert sitting(app).item_id == "intended_purpose"
        assert not sitting(app).unconfirmed
        await press(pilot, "ctrl+j")

    assert path.read_bytes() == before


async def test_a_form_leaves_the_texts_as_they_are_that_nobody_touches(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Another column of the row is changed, and only that."""
    row = '[[promise]]\nid = "P1"\ntext = "\\U0001F468\\u200D\\U0001F469 "\nendpoint = "error"\n'
    path = write_project(f'[answers]\npurpose = "diagnose"\nfirst_sale = 2027-01-31\n{row}')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "slash")
        await write(pilot, "What do you promise")
        await press(pilot, "enter")
        assert sitting(app).item_id == "promise"
        await press(pilot, "e", "shift+tab")
        await write(pilot, "0")
        await press(pilot, "ctrl+s")

    assert saved(path)["promise"] == [
        {"id": "P10", "text": "\U0001f468\u200d\U0001f469 ", "endpoint": "error"}
    ]
