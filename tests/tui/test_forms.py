"""Forms: what helps with a field, what a key does in it, and how they are left."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.evidence import Gap
from cerwizard.facts import Truth
from cerwizard.tui import CerwizardApp
from cerwizard.tui.commands import key_of
from cerwizard.tui.dialogs import Form, statement_form
from cerwizard.tui.dialogs.fields import Field, FormField
from cerwizard.tui.widgets import KeyBar, OneOf
from cerwizard.tui.widgets.card_words import all_done
from tests.tui.driving import configure, interview, picture, press, said, settle, shown, sitting, write


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


async def test_a_letter_chooses_in_an_open_list_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Enter takes is what the letter stands for, whether or not the list was opened before."""
    monkeypatch.chdir(tmp_path)
    app = CerwizardApp(None, load_knowledge())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        while "Is the product software?" not in _asked(app):
            await press(pilot, "tab")
        field = app.screen.query_one(OneOf)
        await press(pilot, "n")
        assert field.chosen == "no"
        await press(pilot, "down", "y", "enter")

        assert field.chosen == "yes"


async def test_the_line_at_the_foot_names_the_keys_of_the_dialog(app: CerwizardApp) -> None:
    """Those of the page beneath do nothing then; they are back with the page."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "p")
        assert isinstance(app.screen, Form)
        page = interview(app)
        foot = str(page.query_one(KeyBar).render())
        assert "^s Confirm" in foot
        assert "esc Leave" in foot
        assert "Gaps" not in foot
        await press(pilot, "escape")

        assert "Gaps" in said(app, "KeyBar")


async def test_a_file_is_opened_by_the_name_that_it_has(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where something stands at the path that was typed, that is meant, without an ending added."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "device").write_text("no project\n", encoding="utf-8")
    app = CerwizardApp(None, knowledge)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "o")
        await write(pilot, "device")
        await press(pilot, "enter")
        assert "device:1" in said(app, "#complaint")
        await press(pilot, "o")
        await write(pilot, "other")
        await press(pilot, "enter")

        assert "other.toml: there is no such file" in said(app, "#complaint")


async def test_sentences_name_the_keys_that_a_person_has_set(
    own_folders: Path, path: Path, knowledge: Knowledge
) -> None:
    """On the page of gaps, and where nothing is left to ask."""
    configure(own_folders, '[keys]\nfind_text = "F"\nshow_rest = "R"\ngo_back = "ctrl+g"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "f4")
        assert "F finds words" in shown(app)
        await press(pilot, "F")
        await write(pilot, "no such word")
        assert "R shows the rest" in shown(app)
        _, lines = all_done(sitting(app), partial(key_of, interview(app)))

        assert any(str(line).startswith("^g goes back to an answer") for line in lines)


@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_stating_something_as_met_means_is_seen_beside_the_longest_requirement(
    size: tuple[int, int], app: CerwizardApp
) -> None:
    """Neither its clause nor the warning falls off the form."""
    knowledge = load_knowledge()
    longest = max(knowledge.requirements.values(), key=lambda found: len(found.says) + len(found.clause))
    gap = Gap(longest, Truth.HOLDS, "missing", "", lambda _: "")
    async with app.run_test(size=size) as pilot:
        await app.push_screen(statement_form(gap, date(2026, 11, 22)))
        await settle(pilot)
        seen = " ".join(" ".join(re.findall("│(.*)│", shown(app))).split())

        assert f"({' '.join(longest.clause.split())})" in seen
        assert "Met means recorded, not found to be enough." in seen


async def test_the_help_lists_keys_of_a_question_only_where_one_is_asked(app: CerwizardApp) -> None:
    """On the list of gaps a number chooses nothing."""
    async with app.run_test(size=(100, 60)) as pilot:
        await press(pilot, "f1")
        assert "Choose or tick an answer" in shown(app)
        await press(pilot, "escape", "f4", "f1")

        assert "Keys of this screen" in shown(app)
        assert "Choose or tick an answer" not in shown(app)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_follows_from_what_is_chosen_leaves_room_for_the_rest(
    size: tuple[int, int], path: Path, knowledge: Knowledge
) -> None:
    """However long it is and however small the screen: a field, its help and the keys that end the form are seen."""
    follows = " ".join(f"This follows as number {number} of what was chosen." for number in range(12))
    fields = [Field(f"f{number}", f"Field {number}", "text", help="What helps.") for number in range(12)]
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=size) as pilot:
        app.push_screen(Form("Row", fields, intro="What it is for. " * 4, says=lambda _: follows))
        await press(pilot, *["tab"] * 5)
        seen = shown(app)

        assert "! This follows as number 0" in seen
        assert "of what was chosen." in seen
        assert "Field 5" in seen
        assert "What helps." in seen
        assert "Save (ctrl+s)" in seen


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_complaint_about_a_very_long_path_says_its_reason(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is too long for its lines loses its middle, and neither how it begins nor what is wrong and what to do."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path.joinpath(*(f"folder-{number}-" + "x" * 60 for number in range(4)))
    folder.mkdir(parents=True)
    (folder / "thermo.toml").write_text("", "utf-8")
    app = CerwizardApp(None, load_knowledge())
    async with app.run_test(size=size) as pilot:
        await press(pilot, "n")
        await write(pilot, "Thermo")
        while _asked(app) != "Project file":
            await press(pilot, "tab")
        await write(pilot, str(folder / "thermo.toml"))
        await press(pilot, "ctrl+s")
        seen = " ".join(" ".join(line.strip("│ ") for line in picture(app)).split())

        assert isinstance(app.screen, Form)
        assert f"! {str(tmp_path)[:10]}" in seen
        assert "thermo.toml: exists already and is not overwritten; choose another name" in seen
        assert "Start (ctrl+s)" in seen
