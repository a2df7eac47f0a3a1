"""What an answer costs, counted in what cannot be noisy: pictures painted, layouts, widgets, assessments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from cerwizard.sitting import device as device_module
from cerwizard.sitting import sitting as sitting_module
from cerwizard.tui import CerwizardApp
from cerwizard.tui import app as app_module
from cerwizard.tui.screens.walking import Spot
from tests.tui.driving import interview, press, settle


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each of the things that take time was done."""
    counts: Counter[str] = Counter()

    def count(owner: Any, name: str, called: str) -> None:
        original = getattr(owner, name)

        def counting(*given: Any, **more: Any) -> Any:
            counts[called] += 1
            return original(*given, **more)

        monkeypatch.setattr(owner, name, counting)

    count(Compositor, "render_update", "pictures")
    count(Screen, "_refresh_layout", "layouts")
    count(Widget, "_on_mount", "widgets mounted")
    count(Stylesheet, "update_nodes", "styles")
    count(sitting_module, "assess", "assessments")
    count(device_module, "save", "savings")
    monkeypatch.setattr(app_module, "A_MOMENT", 60)  # however busy the machine is that runs the test
    return counts


async def at_a_question(app: CerwizardApp, pilot: Pilot[int]) -> None:
    """Stand at a question with two choices that was answered before, so that all there is to say is known."""
    await settle(pilot)
    interview(app).go_to(Spot("invasive"))
    await settle(pilot)
    await press(pilot, "1", "2", "1", "2")


async def test_an_answer_is_one_picture_without_a_layout(app: CerwizardApp, counted: Counter[str]) -> None:
    """Beside one assessment and one saving; no widget comes, none goes, none gets another style."""
    async with app.run_test(size=(120, 40)) as pilot:
        await at_a_question(app, pilot)
        counted.clear()
        await press(pilot, "1")

        assert counted == {"pictures": 1, "assessments": 1, "savings": 1}


async def test_an_answer_paints_only_the_lines_it_changed(
    app: CerwizardApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of other choices, of the sections and of the keys stay."""
    painted: list[str] = []
    original: Callable[..., Any] = Widget.refresh

    def refresh(self: Widget, *regions: Any, **more: Any) -> Widget:
        if not regions:
            painted.append(type(self).__name__)
        result: Widget = original(self, *regions, **more)
        return result

    async with app.run_test(size=(120, 40)) as pilot:
        await at_a_question(app, pilot)
        monkeypatch.setattr(Widget, "refresh", refresh)
        await press(pilot, "1")

        assert set(painted) == {"TopLine"}


async def test_the_answer_is_shown_as_saved_in_the_picture_that_shows_it(
    app: CerwizardApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that takes no longer than a moment is waited for; what is shown is true at once."""
    monkeypatch.setattr(app_module, "A_MOMENT", 60)
    seen: list[str] = []
    original = Compositor.render_update

    def render_update(self: Compositor, *given: Any, **more: Any) -> Any:
        seen.append(str(app.screen.query_one("TopLine").render()))
        return original(self, *given, **more)

    monkeypatch.setattr(Compositor, "render_update", render_update)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_a_question(app, pilot)
        seen.clear()
        await press(pilot, "1")

        assert [line.endswith("  saved") for line in seen] == [True]
