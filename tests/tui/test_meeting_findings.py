"""A meeting talks of answers that do not go together, too."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

from cerwizard.assessment import load_knowledge
from cerwizard.tui import CerwizardApp
from tests.house.repository import ROOT
from tests.tui.clock import BEGUN, Clock
from tests.tui.driving import press, said, saved, shown, sitting


async def test_what_does_not_go_together_is_talked_about_too(tmp_path: Path, clock: Clock) -> None:
    """Each finding is a point of its own that nobody can be given, and the minutes name it as long as it stands."""
    assert clock.now == BEGUN
    path = Path(copy(ROOT / "examples" / "cbt-app.toml", tmp_path))
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(120, 60)) as pilot:
        await press(pilot, "f5", "escape", "d", *"Go", "enter")
        findings = sitting(app).assessment.findings
        assert findings
        seen = []
        before = saved(path)
        while said(app, "#says") != "Everything was talked about.":
            if said(app, "#kind").startswith("Does not go together · "):
                seen.append(said(app, "#says"))
                await press(pilot, "o", "w", "1", "p", "e")
                assert saved(path) == before
            await press(pilot, "s")

        assert sorted(seen) == sorted(found.says for found in findings)
        end = said(app, "#more")
        assert f"{len(findings)} things do not go together" in end
        assert all(f"! {found.severity}: {found.says}" in end for found in findings)
        await press(pilot, "m")
        assert f"{len(findings)} things do not go together" in shown(app)


async def test_one_key_leads_to_what_does_not_go_together(tmp_path: Path, clock: Clock) -> None:
    """From a question to the first finding, and back."""
    assert clock.now == BEGUN
    path = Path(copy(ROOT / "examples" / "cbt-app.toml", tmp_path))
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f5", "escape")
        ask = said(app, "#says")
        await press(pilot, "g")
        assert said(app, "#kind").startswith("Does not go together")
        await press(pilot, "g")

        assert said(app, "#says") == ask
