"""Whatever stands in a project file shows as text on every screen of the app."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.commands import CommandScreen, OpenAnother
from tests.tui.driving import settle

HOSTILE = r"[bold]x[/] \u001b[2J\u0007\u009b2J\u202e<script> [@click=app.quit]y[/] $name {name}"
"""Markup, a link that acts, sequences that clear the screen, ring and turn a line round, and templates."""
PROJECT = f"""
[answers]
purpose = "diagnose"
intended_purpose = "{HOSTILE}"
[justifications]
purpose = "{HOSTILE}"
[open.implantable]
note = "{HOSTILE}"
owner = "{HOSTILE}"
[[use]]
id = "U{HOSTILE}"
title = "{HOSTILE}"
[use.answers]
intended_purpose = "{HOSTILE}"
[[evidence]]
id = "E1{HOSTILE}"
title = "{HOSTILE}"
place = "{HOSTILE}"
[[statement]]
requirement = "R-1"
place = "{HOSTILE}"
[[action]]
requirement = "R-1"
owner = "{HOSTILE}"
note = "{HOSTILE}"
"""
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def app(write_project: Callable[[str], Path], knowledge: Knowledge, tmp_path: Path) -> CerwizardApp:
    """The app on a project that is hostile wherever it can hold text."""
    path = write_project(PROJECT)
    path.write_text(path.read_text(encoding="utf-8").replace('"Given"', f'"{HOSTILE}"'), encoding="utf-8")
    return CerwizardApp(path, knowledge, tmp_path / "documents")


def drawn(app: CerwizardApp) -> str:
    """Return every line that is drawn, letter by letter as the terminal gets it."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def back_to(screen: Screen[Any], app: CerwizardApp, pilot: Pilot[int]) -> None:
    """Take away what lies over a screen."""
    while app.screen is not screen and screen in app.screen_stack:
        app.pop_screen()
        await settle(pilot)


async def test_no_screen_obeys_what_is_in_a_file(app: CerwizardApp) -> None:
    """Each command of the main screen is called, and each of the screens that it opens."""
    seen: dict[str, str] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        main = app.screen
        assert isinstance(main, CommandScreen)
        seen["main"] = drawn(app)
        for command in sorted(main.available, key=lambda command: command is OpenAnother):
            main.action_command(command.__name__)
            await settle(pilot)
            opened: Screen[Any] = app.screen
            seen[command.__name__] = drawn(app)
            if opened is not main and isinstance(opened, CommandScreen):
                for inner in opened.available:
                    opened.action_command(inner.__name__)
                    await settle(pilot)
                    seen[f"{command.__name__} {inner.__name__}"] = drawn(app)
                    if opened not in app.screen_stack:
                        break
                    await back_to(opened, app, pilot)
            await back_to(main, app, pilot)

    assert {name: found[0] for name, text in seen.items() if (found := STEERING.findall(text))} == {}
    shows = [name for name, text in seen.items() if "[bold]x[/]" in text]
    assert {"main", "DontKnow", "ShowReview", "WhatIf"} <= set(shows), sorted(set(seen) - set(shows))
    assert "[2J" in seen["main"]


async def test_a_large_screen_obeys_it_no_more(app: CerwizardApp) -> None:
    """There the answers of the section stand below the question."""
    async with app.run_test(size=(190, 50)) as pilot:
        await settle(pilot)

        assert drawn(app).count("[bold]x[/] [2J") == 2, "the name of the device, and the answer"
        assert STEERING.findall(drawn(app)) == []
