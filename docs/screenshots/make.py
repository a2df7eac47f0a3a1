"""Makes the screenshots of the README: the app on an example device, without a terminal, the same each time."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.screens import InterviewScreen

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "examples" / "ecg-patch.toml"
SIZE = (120, 34)
WHEN = datetime(2026, 11, 22, 14, 0)  # noqa: DTZ001  # a clock on a wall knows no zone
FROM_OUTSIDE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""The fonts that a picture would fetch; what the reader has will do."""

SHOTS = {
    "interview": ("/", *"decision impact", "enter"),
    "what-if": ("x", "enter"),
    "gaps": ("f4",),
    "meeting": ("f5", *"Ana, Ben", "enter", "g", *"ssssss", "3", "w", "w"),
}
"""The keys that lead to each picture."""


async def shoot(name: str, keys: tuple[str, ...], knowledge: Knowledge, folder: Path) -> None:
    """Press the keys on a copy of the example, and draw what is seen."""
    copy = Path(shutil.copy(EXAMPLE, folder / f"{name}.toml"))
    app = CerwizardApp(copy, knowledge, Path("output"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press({"/": "slash", " ": "space", ",": "comma"}.get(key, key))
            await app.workers.wait_for_complete()
            await pilot.pause()
        drawn = app.export_screenshot(title="cerwizard", simplify=True)
    app.close_device()
    lines = FROM_OUTSIDE.sub("", drawn).splitlines()
    (HERE / f"{name}.svg").write_text("\n".join(line.rstrip() for line in lines) + "\n", encoding="utf-8")


async def make() -> None:
    """Make every picture, with nothing of the person at the keyboard in it."""
    InterviewScreen.clock = lambda *_: WHEN
    knowledge = load_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        for name, keys in SHOTS.items():
            await shoot(name, keys, knowledge, Path(folder))


if __name__ == "__main__":
    asyncio.run(make())
