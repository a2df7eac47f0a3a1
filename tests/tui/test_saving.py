"""What is on disk, and what a person is told when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from cerwizard.assessment import Knowledge
from cerwizard.errors import CannotWrite, Locked, ProjectError
from cerwizard.project import Project, ProjectFile
from cerwizard.project import save_as as save_as_real
from cerwizard.sitting import device as device_module
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Choose
from tests.tui.disk import Disk
from tests.tui.driving import interview, press, said, saved, shown, sitting, write


async def test_a_full_disk_is_said_and_nothing_is_lost(app: CerwizardApp, path: Path, disk: Disk) -> None:
    """The answer stays on screen with a sentence; when there is room again, one key saves it."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "1")
        assert "NOT SAVED" in shown(app)
        assert "no space left" in said(app, "Trouble")
        assert not saved(path).get("answers")
        await press(pilot, "enter")
        await write(pilot, "For fever.")
        await press(pilot, "ctrl+j")
        assert sitting(app).project.answers["intended_purpose"] == "For fever."

        disk.is_full = False
        await press(pilot, "f2")

        assert "NOT SAVED" not in shown(app)
        assert not app.screen.query_one("Trouble").display
    assert saved(path)["answers"] == {"purpose": "diagnose", "intended_purpose": "For fever."}


async def test_the_next_answer_saves_the_one_before_too(app: CerwizardApp, path: Path, disk: Disk) -> None:
    """What could not be saved goes with the next answer."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        disk.is_full = False
        await write(pilot, "For fever.")
        await press(pilot, "ctrl+j")

        assert "saved" in shown(app)
    assert saved(path)["answers"]["purpose"] == "diagnose"


async def test_quitting_with_a_full_disk_asks(app: CerwizardApp, path: Path, disk: Disk) -> None:
    """A person can stay, try again, save a copy elsewhere, or leave without."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "ctrl+q")
        assert "no space left" in shown(app)
        await press(pilot, "4")
        assert app.screen is interview(app)
        await press(pilot, "ctrl+q", "2")

        assert app.return_code == 0
    copy = path.with_name("thermo-copy-1.toml")
    assert saved(copy)["answers"] == {"purpose": "diagnose"}
    assert disk.is_full


async def test_quitting_with_a_draft_asks(app: CerwizardApp, path: Path) -> None:
    """What is typed and not confirmed is confirmed, dropped, or stayed with."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "enter")
        await write(pilot, "For fever.")
        await press(pilot, "ctrl+q")
        assert isinstance(app.screen, Choose)
        await press(pilot, "1")

        assert app.return_code == 0
    assert saved(path)["answers"]["intended_purpose"] == "For fever."


async def test_the_file_is_held_while_it_is_open(app: CerwizardApp, path: Path, knowledge: Knowledge) -> None:
    """A second window says who has it, and the file is free again afterwards."""
    async with app.run_test():
        with pytest.raises(Locked):
            CerwizardApp(path, knowledge)
    app.close_device()

    again = CerwizardApp(path, knowledge)

    assert again.device is not None
    again.close_device()


def test_a_file_that_cannot_be_read_is_not_opened(tmp_path: Path, knowledge: Knowledge) -> None:
    """The problem is named before the screen is taken over."""
    path = tmp_path / "wrong.toml"
    path.write_text("schema_version = 1\n[answers]\npurpose = 3\n", encoding="utf-8")

    with pytest.raises(ProjectError, match=r"wrong\.toml:3"):
        CerwizardApp(path, knowledge)


async def test_comments_survive(app: CerwizardApp, path: Path, knowledge: Knowledge) -> None:
    """What a person wrote beside the answers is still there."""
    app.close_device()
    path.write_text(path.read_text(encoding="utf-8") + "\n# ask Ann about this\n", encoding="utf-8")
    app = CerwizardApp(path, knowledge)
    async with app.run_test() as pilot:
        await press(pilot, "1")

    assert "# ask Ann about this" in path.read_text(encoding="utf-8")


async def test_where_no_copy_can_be_beside_the_file_another_place_is_asked_for(
    app: CerwizardApp,
    path: Path,
    own_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A read-only folder: the home folder is proposed, and what cannot be written is asked for again."""

    def refuse(file: ProjectFile, _project: Project) -> ProjectFile:
        raise CannotWrite(str(file.path), "it is read-only")

    def save_as(file: ProjectFile, project: Project, where: Path) -> ProjectFile:
        if where.parent == path.parent:
            raise CannotWrite(str(where), "permission denied")
        return save_as_real(file, project, where)

    monkeypatch.setattr(device_module, "save", refuse)
    monkeypatch.setattr(device_module, "save_as", save_as)
    own_folders.mkdir(exist_ok=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "1", "ctrl+q", "2")
        assert "permission denied" in shown(app)
        entry = app.screen.query_one(Input)
        assert entry.value == str(own_folders / "thermo-copy-1.toml")
        entry.value = str(path.with_name("there.toml"))
        await press(pilot, "ctrl+s")
        assert "there.toml: cannot be written" in said(app, "#complaint")
        entry.value = "~/there.toml"
        await press(pilot, "ctrl+s")

        assert app.return_code == 0
    assert saved(own_folders / "there.toml")["answers"] == {"purpose": "diagnose"}
    said_last = "".join(capsys.readouterr().err.split())  # a long path is broken over lines
    assert f"Youranswersarein{own_folders / 'there.toml'}." in said_last
