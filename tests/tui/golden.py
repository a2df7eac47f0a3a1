"""Still pictures of the app as text, so that a change of layout is read in review: `make golden` makes them anew."""

from __future__ import annotations

import asyncio
import os
import tempfile
from datetime import datetime
from pathlib import Path

from cerwizard.tui import CerwizardApp
from cerwizard.tui.screens import InterviewScreen
from cerwizard.tui.screens.list_and_details import ListAndDetails
from tests.small import small_knowledge
from tests.tui.driving import picture, press

FOLDER = Path(__file__).parent / "stills"
SIZES = ((80, 24), (120, 40), (200, 50))
WHEN = datetime(2026, 11, 22, 14, 0)  # noqa: DTZ001  # a clock on a wall knows no zone
CLOCKS = (
    (InterviewScreen, "clock", lambda *_: WHEN),
    (ListAndDetails, "today", lambda *_: WHEN.date()),
)
"""Every clock of the app, and one that stands still in its place."""
THEME = "textual-dark"
KEPT: dict[str, tuple[str, ...]] = {
    "interview": ("f3", "home", "q"),
    "board": ("f4", "down", "w", "down"),
    "why": ("f9",),
    "what-if": ("f12", "enter"),
    "meeting": ("f5", "g", "o", "w"),
}
"""The keys that lead to each screen; the questions are few and made up, so that no change of the law moves them."""

DEVICE = """schema_version = 1

[project]
name = "Thermo"
manufacturer = "Example Devices"
markets = ["eu"]

[answers]
purpose = "diagnose"
intended_purpose = "For fever in adults."
invasive = true
duration = "long"
coating = "low"
tissue = true

[justifications]
coating = "Measured."

[notes]
purpose = "settled with the clinic"

[open.nickname]
note = "ask the product owner"
owner = "RA"
due = 2026-12-15

[[proof]]
id = "E1"
status = "planned"

[[action]]
requirement = "T-04"
owner = "Ana"

[[meeting]]
date = 2026-11-22
present = ["Ana", "Ben"]
"""


def path_of(name: str) -> Path:
    """Return where the stills of a screen are kept."""
    return FOLDER / f"{name}.txt"


async def still(name: str, folder: Path) -> str:
    """Return a screen at every size as it is shown now; the clocks must stand still."""
    knowledge = small_knowledge()
    shots = []
    for width, height in SIZES:
        path = folder / "thermo.toml"
        path.write_text(DEVICE, "utf-8")
        app = CerwizardApp(path, knowledge)
        async with app.run_test(size=(width, height)) as pilot:
            app.theme = THEME
            await press(pilot, *KEPT[name])
            shots += [f"{name}, {width}x{height}".ljust(width, "="), *picture(app), ""]
        app.close_device()
    return "\n".join(shots)


async def renew() -> None:
    """Make every still anew, with nothing of the person at the keyboard in it."""
    for screen, name, clock in CLOCKS:
        setattr(screen, name, clock)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        for name in KEPT:
            path_of(name).write_text(await still(name, Path(folder)), "utf-8")


if __name__ == "__main__":
    asyncio.run(renew())
