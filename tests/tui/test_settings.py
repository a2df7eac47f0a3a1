"""What a person set for themselves: the theme, keys of their own, and the files opened last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp, settings
from cerwizard.tui.screens import StartScreen
from tests.house.repository import ROOT
from tests.tui.driving import configure, interview, press, said, settle, shown, sitting, write

README_KEYS = (ROOT / "README.md").read_text(encoding="utf-8").partition("[keys]\n")[2].partition("```")[0]
"""The keys that the manual shows as an example."""


async def test_a_key_of_ones_own_takes_the_place_of_the_built_in_one(
    own_folders: Path, path: Path, knowledge: Knowledge
) -> None:
    """On the keyboard, at the foot, and in the palette."""
    configure(own_folders, '[keys]\nwhat_if = "f13"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1", "x")
        assert app.screen is interview(app)
        assert "f13 What if" in shown(app)
        main: Screen[Any] = app.screen
        assert "What if  (f13)" in {command.title for command in app.get_system_commands(main)}
        await press(pilot, "f13")

        assert "What if?" in said(app, "#head")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('what_if = "x,f6"', "the key `f6` of `what_if` is the key of `show_documents` too; set another one"),
        (
            'show_documents = "g"',
            "the key `g` of `show_documents` is the key of `show_gaps` too; set another one",
        ),
        (
            'undo_answer = "r"',
            "the key `r` of `undo_answer` is the key of `show_review` too; set another one",
        ),
        (
            'jump_to = "?"',
            "the key `question_mark` of `jump_to` is the key of `show_help` too; set another one",
        ),
        (
            'show_gaps = "ctrl+q"',
            "the key `ctrl+q` of `show_gaps` is the key of `quit` too; set another one",
        ),
        (
            'set_due = "f13"\nset_owner = "f13"',
            "the key `f13` of `set_due` is the key of `set_owner` too; set another one",
        ),
    ],
)
async def test_a_key_that_two_commands_of_a_page_have_is_said(
    own_folders: Path, path: Path, knowledge: Knowledge, line: str, said: str
) -> None:
    """Nobody has to find out by pressing it."""
    configure(own_folders, f"[keys]\n{line}\n")
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        assert [told.message for told in app._notifications] == [said]


@pytest.mark.parametrize("line", ['show_review = "f13"', 'show_why = "ctrl+ü"', 'what_if = "o"', README_KEYS])
async def test_a_key_that_no_other_command_of_a_page_has_is_taken_without_a_word(
    own_folders: Path, path: Path, knowledge: Knowledge, line: str
) -> None:
    """Also one in the place of two, one that means something on another page, and the one that the manual shows."""
    configure(own_folders, f"[keys]\n{line}\n")
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1")

        assert not app._notifications


async def test_what_the_file_cannot_mean_is_said_and_the_rest_is_taken(
    own_folders: Path, path: Path, knowledge: Knowledge
) -> None:
    """An unknown command, an unknown theme."""
    configure(own_folders, 'theme = "pink"\n[keys]\nfly = "f"\nwhat_if = "f13"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        told = "\n".join(one.message for one in app._notifications)
        assert "no theme `pink`" in told
        assert "no command `fly`" in told
        assert app.own_keys == {"what_if": "f13"}


async def test_the_high_contrast_theme_can_be_set(
    own_folders: Path, path: Path, knowledge: Knowledge
) -> None:
    """By its name, like any other."""
    configure(own_folders, 'theme = "high-contrast"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test() as pilot:
        await settle(pilot)

        assert app.theme == "high-contrast"


async def test_files_opened_last_are_offered_at_the_start(path: Path, knowledge: Knowledge) -> None:
    """Also when the app is started elsewhere; Enter opens the one."""
    first = CerwizardApp(path, knowledge)
    async with first.run_test() as pilot:
        await press(pilot, "1")
    first.close_device()
    app = CerwizardApp(None, knowledge)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert "Continue: thermo.toml" in shown(app)
        await press(pilot, "down", "down", "down", "enter")

        assert sitting(app).project.name == "Thermo"
    app.close_device()


async def test_a_quick_assessment_asks_only_the_quick_questions(tmp_path: Path, knowledge: Knowledge) -> None:
    """It is a new device like any other, begun with what decides most."""
    app = CerwizardApp(None, knowledge)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "k")
        for _ in range(3):
            await press(pilot, "tab")
        await write(pilot, str(tmp_path / "quick.toml"))
        await press(pilot, "ctrl+s")

        assert sitting(app).quick
    app.close_device()


def test_a_person_without_a_home_has_no_settings_and_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that runs under a number without a name."""

    def homeless(_app: str) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(settings, "user_config_path", homeless)
    monkeypatch.setattr(settings, "user_state_path", homeless)

    settings.remember(tmp_path / "device.toml")
    settings.remember_writing(settings.WrittenWith(as_pdf=True))

    assert settings.read_settings(()) == settings.Settings()
    assert settings.recent_files() == []
    assert settings.written_with() == settings.WrittenWith()
