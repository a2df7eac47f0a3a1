"""From what is said of one row of a table, or of some uses, `q` leads to that row or to a question of that use."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.widgets import RowTable
from tests.cli.calls import MOOD_SCORE
from tests.house.repository import ROOT
from tests.tui.driving import interview, press, sitting, write


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The knowledge as it is shipped: only it has findings on rows and a matrix."""
    return load_knowledge()


COMPARED = """
[[equivalent]]
id = "Q1"
maker = "other"
condition = "different"

[[equivalent]]
id = "Q2"
maker = "other"
"""


@pytest.mark.parametrize(
    ("keys", "words", "table", "row"),
    [
        (("g",), "claim names no endpoint c3", "claim", "C3"),
        (("g", "a"), "defined version q2", "equivalent", "Q2"),
        (("g", "e"), "claim c3", "claim", "C3"),
    ],
    ids=["what does not go together", "a gap", "what carries no evidence"],
)
async def test_what_is_said_of_a_row_leads_to_that_row(
    tmp_path: Path, knowledge: Knowledge, keys: tuple[str, ...], words: str, table: str, row: str
) -> None:
    """Not to the first of the table; the row can then be changed with one key."""
    path = tmp_path / "given.toml"
    example = (ROOT / "examples" / "ecg-patch.toml").read_text(encoding="utf-8")
    path.write_text(example + COMPARED, encoding="utf-8")
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys, "slash")
        await write(pilot, words)
        await press(pilot, "enter", "q")

        assert sitting(app).item_id == table
        at = interview(app).query_one(RowTable).row
        assert at is not None
        assert at["id"] == row


async def test_what_is_said_of_a_use_leads_to_a_question_of_that_use(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    """Even where the device as described is asked the same and has not answered it."""
    path = tmp_path / "given.toml"
    use = '[[use]]\nid = "dose"\n[use.answers]\nsamd = true\n'
    path.write_text(f"{MOOD_SCORE.read_text(encoding='utf-8')}\n{use}", encoding="utf-8")
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "g", "a", "slash")
        await write(pilot, "EU-M-17")
        await press(pilot, "enter", "q")

        assert (sitting(app).use, sitting(app).item_id) == ("dose", "clinical_association")
