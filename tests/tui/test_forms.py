"""Forms: what helps with a field, what a key does in it, and how they are left."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Form
from cerwizard.tui.dialogs.fields import FormField
from tests.tui.driving import press, shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_question_shows_what_decides_it(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form for a new device asks it, so it has to say when to say yes and when no."""
    monkeypatch.chdir(tmp_path)
    app = CerwizardApp(None, load_knowledge())
    async with app.run_test(size=size) as pilot:
        await press(pilot, "n")
        assert isinstance(app.screen, Form)
        while "Is the product software?" not in _asked(app):
            await press(pilot, "tab")
        seen = " ".join(shown(app).replace("│", " ").split())

        assert "Is the product software?" in seen
        assert "Say yes if you sell the software as a product of its own." in seen
        assert "Say no if you sell equipment with software inside;" in seen
        assert "(ctrl+s)" in seen


def _asked(app: CerwizardApp) -> str:
    """Return what the field with the cursor asks."""
    assert app.focused is not None
    fields = [node for node in app.focused.ancestors if isinstance(node, FormField)]
    return fields[0].about.ask if fields else ""
