"""Somebody else writes the file that is open: both versions are kept, and a person says which goes on."""

from __future__ import annotations

from pathlib import Path

from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Choose, Reading
from tests.tui.driving import interview, press, said, saved, settle, shown, sitting

MINE = {"purpose": "diagnose"}
NOTE = "# somebody was here\n"


def change(path: Path) -> str:
    """Change the file as an editor or a checkout does, and return what it says then."""
    text = path.read_text(encoding="utf-8").replace('"Thermo"', '"Thermo 2"') + NOTE
    path.write_text(text, encoding="utf-8")
    return text


async def test_a_file_changed_outside_is_not_overwritten(app: CerwizardApp, path: Path) -> None:
    """It is said at once, before anything is written; the answer stays on screen until somebody decides."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        theirs = change(path)
        await press(pilot, "1")
        assert "changed outside" in said(app, "Trouble")
        assert "f2 asks which version goes on" in said(app, "Trouble")
        await press(pilot, "f2", "5")
        assert app.screen is interview(app)

        assert sitting(app).project.answers == MINE
        assert path.read_text(encoding="utf-8") == theirs
        assert list(path.parent.glob("thermo-*")) == []


async def test_mine_goes_on_and_theirs_is_kept(app: CerwizardApp, path: Path) -> None:
    """And the next answer is saved as ever."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        theirs = change(path)
        await press(pilot, "1", "f2", "1")

        assert saved(path)["answers"] == MINE
        assert not app.screen.query_one("Trouble").display
        await press(pilot, "2")
    assert saved(path)["answers"] != MINE
    assert path.with_name("thermo-theirs-1.toml").read_text(encoding="utf-8") == theirs


async def test_theirs_goes_on_and_mine_is_kept(app: CerwizardApp, path: Path) -> None:
    """Their words are on screen; undo brings one's own back."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        theirs = change(path)
        await press(pilot, "1", "f2", "2")

        assert "Thermo 2" in shown(app)
        assert "saved" in shown(app)
        assert path.read_text(encoding="utf-8") == theirs
        assert saved(path.with_name("thermo-mine-1.toml"))["answers"] == MINE
        await press(pilot, "2")
    assert saved(path)["project"]["name"] == "Thermo 2"
    assert NOTE in path.read_text(encoding="utf-8")


async def test_both_are_seen_before_one_is_chosen(app: CerwizardApp, path: Path) -> None:
    """Each place at which the two differ, then the same choice again."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        change(path)
        await press(pilot, "1", "f2", "3")
        assert isinstance(app.screen, Reading)
        page = shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, Choose)

    for words in (
        "project name",
        "mine    Thermo",
        "theirs  Thermo 2",
        "answers purpose",
        "mine    diagnose",
    ):
        assert words in page


async def test_a_file_that_went_away_is_written_again_where_it_was(app: CerwizardApp, path: Path) -> None:
    """Or waited for: with the file back in its place the answers are saved."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        away = path.rename(path.with_name("away.toml"))
        await press(pilot, "1")
        assert "moved or removed" in said(app, "Trouble")
        await press(pilot, "f2", "3")
        away.rename(path)
        await press(pilot, "f2")
        assert saved(path)["answers"] == MINE
        path.unlink()
        await press(pilot, "2", "f2", "1")

        assert "saved" in shown(app)
    assert saved(path)["answers"] != MINE


async def test_a_file_that_became_unreadable_is_kept_as_it_is(app: CerwizardApp, path: Path) -> None:
    """Theirs cannot go on, and the line is named; mine can, with theirs beside it to the last byte."""
    broken = b"schema_version = 1\n<<<<<<< HEAD\n\xff"
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        path.write_bytes(broken)
        await press(pilot, "1", "f2", "2")
        assert "thermo.toml" in said(app, "Trouble")
        assert path.read_bytes() == broken
        await press(pilot, "f2", "1")

    assert saved(path)["answers"] == MINE
    assert path.with_name("thermo-theirs-1.toml").read_bytes() == broken
