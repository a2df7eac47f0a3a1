"""The pages beside the gaps: advice that a person may answer, what the evidence carries, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.screens.board_page import BoardPage
from tests.house.repository import ROOT
from tests.tui.driving import press, said, saved, shown, sitting, write


@pytest.fixture(scope="module")
def whole() -> Knowledge:
    """The knowledge as it is shipped: only it has advice, ranks and a matrix."""
    return load_knowledge()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of an example device with evidence."""
    return Path(copy(ROOT / "examples" / "ecg-patch.toml", tmp_path))


async def test_advice_is_stated_as_answered_and_given_to_somebody(example: Path, whole: Knowledge) -> None:
    """It never is a gap; a person says who sees to it, and then where it can be read."""
    app = CerwizardApp(example, whole)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "g", "d")
        assert isinstance(app.screen, BoardPage)
        assert "advice, never a gap" in said(app, "#head")
        await press(pilot, "enter")
        await write(pilot, "Clinical")
        await press(pilot, "ctrl+s")
        assert "@ Clinical" in shown(app)
        await press(pilot, "m")
        await write(pilot, "TD-12, section 3")
        await press(pilot, "ctrl+s")

        assert "answered: " in shown(app)
    assert saved(example)["action"][-1]["owner"] == "Clinical"
    assert saved(example)["statement"][-1]["place"] == "TD-12, section 3"


async def test_what_nothing_carries_stands_first_and_every_item_has_its_rank(
    example: Path, whole: Knowledge
) -> None:
    """Empty before thin before supported, then the items; one key goes to the question behind the line."""
    app = CerwizardApp(example, whole)
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "g", "e")
        text = shown(app)
        assert text.index(", empty: ") < text.index(", thin: ") < text.index(", supported: ")
        assert "Item E1, not clinical data, rank 12" in text
        await press(pilot, "end")
        assert "Because:" in said(app, "#details")
        await press(pilot, "q")

        assert sitting(app).item_id == "evidence"


async def test_one_key_leads_from_advice_to_evidence_and_back(example: Path, whole: Knowledge) -> None:
    """The key of the page that is shown does nothing; leaving leads to the gaps from both."""
    app = CerwizardApp(example, whole)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "g", "d", "d", "e")
        assert "Item E1" in shown(app) or ", empty: " in shown(app)
        assert "e Evidence" not in shown(app).splitlines()[-1]
        await press(pilot, "d")
        assert "advice, never a gap" in said(app, "#head")
        await press(pilot, "escape")

        assert "Gaps due" in said(app, "#head")


async def test_a_filter_leaves_what_somebody_has_taken_on_out(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Once pressed only what nobody has, twice only what is gravest, then all again."""
    text = '[answers]\npurpose = "diagnose"\ntissue = true\n[[action]]\nrequirement = "T-04"\nowner = "Ana"\n'
    app = CerwizardApp(write_project(text), knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f4")
        assert "Run a study" in shown(app)
        await press(pilot, "f")
        assert "Run a study" not in shown(app)
        assert "nobody has taken on" in said(app, "#head")
        await press(pilot, "f")
        assert "Run a study" in shown(app)
        assert "Know the details" not in shown(app)
        await press(pilot, "f")

        assert "Know the details" in shown(app)


async def test_where_nothing_is_listed_no_key_is_offered_for_it(
    write_project: Callable[[str], Path], whole: Knowledge
) -> None:
    """The foot offers nothing that could be done about a line, and the page says why there is none."""
    app = CerwizardApp(write_project("[answers]\nskin_contact = true\n"), whole)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "g", "d")
        assert "o Who" in shown(app).splitlines()[-1]
        await press(pilot, "slash", *"zzz", "enter")
        assert "o Who" not in shown(app).splitlines()[-1]
        assert said(app, "#details") == "Nothing has all these words: / goes back to them."
        await press(pilot, "slash", "ctrl+u", "enter", "e")
        assert "o Who" not in shown(app).splitlines()[-1]
        assert "the questions ask for both" in said(app, "#details")
        await press(pilot, "escape", "slash", *"zzz", "enter")

        assert "o Who" not in shown(app).splitlines()[-1]
        assert said(app, "#details") == "Nothing to show here: a shows the rest."
