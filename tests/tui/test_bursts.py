"""Keys that come faster than the screen: each is for what the keys before it have brought about."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events
from textual.widgets import Input

from cerwizard.tui import CerwizardApp
from cerwizard.tui.in_order import Turn
from tests.tui.driving import saved, settle, sitting

BURST = [
    *("1", "enter"),
    *("F", "e", "v", "e", "r", "ctrl+j"),
    *("T", "h", "e", "r", "m", "o", "enter"),
    *("1", "enter", "2", "enter"),
]
"""The purpose, two texts, yes to invasive, the second duration: typed ahead by someone who knows the questions."""


async def test_keys_typed_ahead_answer_the_questions_they_were_meant_for(
    app: CerwizardApp, path: Path
) -> None:
    """No key is lost, and none answers a question that stood there a moment ago."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for key in BURST:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in BURST:
            await settle(pilot)

        asked = sitting(app).item_id

    assert saved(path)["answers"] == {
        "purpose": "diagnose",
        "intended_purpose": "Fever",
        "nickname": "Thermo",
        "invasive": True,
        "duration": "long",
    }
    assert asked == "any_special"


async def test_what_is_typed_ahead_into_a_dialog_lands_in_it(app: CerwizardApp) -> None:
    """The letters after the key that opens a dialog are its text, not commands of the screen beneath."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for key in ("p", "b", "n"):
            app.post_message(events.Key(key, key))
        for _ in range(3):
            await settle(pilot)
        field = app.focused

        assert isinstance(field, Input)
        assert field.value == "bn"
        assert sitting(app).item_id == "purpose"


async def test_a_turn_that_was_given_up_does_not_hold_up_the_next(app: CerwizardApp) -> None:
    """Two that go round at the same time would each find the other waiting at every widget, for ever."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        given_up, following = (Turn([app.screen, app]) for _ in range(2))

        given_up.pass_on()
        following.pass_on()
        given_up.end()
        async with asyncio.timeout(10):
            await following.done.wait()

        assert following.done.is_set()
