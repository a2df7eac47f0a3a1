"""How the tests drive the app and read what it shows."""

from __future__ import annotations

import html
import re
import tomllib
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from cerwizard.sitting import Sitting
from cerwizard.tui import CerwizardApp
from cerwizard.tui.in_order import InOrder
from cerwizard.tui.screens import InterviewScreen, SittingScreen

LONG = 60
"""Seconds that a busy machine may take to write a file."""
CELL = 12.2
"""How wide a cell of a screenshot is."""


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, each when all that the one before set off is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: Pilot[int], text: str) -> None:
    """Put a text into the field that has the cursor, as from the clipboard."""
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(events.Paste(text))
    await settle(pilot)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is left to do: no message, no key, no writing, no worker."""
    await pilot.pause()
    if isinstance(pilot.app, InOrder):
        await pilot.app.at_rest()
    for screen in pilot.app.screen_stack:
        if isinstance(screen, SittingScreen):
            await screen.written(LONG)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def interview(app: CerwizardApp) -> InterviewScreen:
    """Return the main screen, also when something stands over it."""
    return next(screen for screen in app.screen_stack if isinstance(screen, InterviewScreen))


def sitting(app: CerwizardApp) -> Sitting:
    """Return where the person is."""
    return interview(app).now


def saved(path: Path) -> dict[str, Any]:
    """Return what is on disk."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def said(app: CerwizardApp, selector: str) -> str:
    """Return the text of one widget of the screen."""
    return str(app.screen.query_one(selector).render())


def shown(app: CerwizardApp) -> str:
    """Return everything that can be seen, line by line."""
    svg = app.export_screenshot()
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', svg):
        rows.setdefault(float(y), []).append((float(x), html.unescape(text).replace("\xa0", " ")))
    return "\n".join("".join(part for _, part in sorted(rows[y])) for y in sorted(rows))


def picture(app: CerwizardApp) -> list[str]:
    """Return the lines of the screen as they stand, each letter in its column."""
    lines = [""] * app.size.height
    texts = re.findall(r'<text[^>]* x="([\d.]+)"[^>]*-line-(\d+)\)">(.*?)</text>', app.export_screenshot())
    for x, row, text in sorted(texts, key=lambda found: float(found[0])):
        before = lines[int(row)]
        room = " " * (round(float(x) / CELL) - cell_len(before))
        lines[int(row)] = before + room + html.unescape(text).replace("\xa0", " ")
    return [line.rstrip() for line in lines]


def visible(app: CerwizardApp) -> list[Widget]:
    """Return the widgets without children that take room on the screen."""
    return [
        widget
        for widget in app.screen.walk_children(Widget)
        if not list(widget.children) and widget.is_on_screen and widget.region.area
    ]


def configure(own_folders: Path, text: str) -> None:
    """Write the configuration file."""
    path = own_folders / "config" / "cerwizard" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
