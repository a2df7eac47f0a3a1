"""The start screen: new, known, or an example."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.cli.grammar import parse
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Form
from cerwizard.tui.screens import InterviewScreen, StartScreen
from cerwizard.tui.settings import remember
from tests.tui.driving import press, said, saved, settle, shown, sitting, write


@pytest.fixture
def start(knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CerwizardApp:
    """The app without a file, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return CerwizardApp(None, knowledge)


async def test_a_new_device_begins_with_its_name(start: CerwizardApp, tmp_path: Path) -> None:
    """The file is named after the device, and the questions begin."""
    async with start.run_test() as pilot:
        await press(pilot, "n")
        await write(pilot, "Gluco Patch")
        await press(pilot, "enter")
        await write(pilot, "Example Devices")
        await press(pilot, "ctrl+s")

        assert isinstance(start.screen, InterviewScreen)
        assert sitting(start).item_id == "purpose"
    project = saved(tmp_path / "gluco-patch.toml")["project"]
    assert (project["name"], project["manufacturer"], project["markets"]) == (
        "Gluco Patch",
        "Example Devices",
        ["eu"],
    )


async def test_an_existing_file_is_not_overwritten(start: CerwizardApp, path: Path) -> None:
    """The form says so and keeps what was filled in, so that another name is enough."""
    before = path.read_bytes()
    async with start.run_test() as pilot:
        await press(pilot, "n")
        await write(pilot, "Thermo")
        await press(pilot, "enter")
        await write(pilot, "Example Devices")
        await press(pilot, "ctrl+s")
        assert isinstance(start.screen, Form)
        assert "exists already" in said(start, "#complaint")
        await press(pilot, "shift+tab", "end")
        await write(pilot, " 2")
        await press(pilot, "ctrl+s")

        assert isinstance(start.screen, InterviewScreen)
    assert path.read_bytes() == before
    assert saved(path.parent / "thermo-2.toml")["project"]["manufacturer"] == "Example Devices"


@pytest.mark.parametrize("typed", ["~nobody-of-this-name/x.toml", "x" * 300, "x" * 300 + "/y.toml", "/", "."])
async def test_a_path_that_cannot_be_is_explained(start: CerwizardApp, typed: str) -> None:
    """The home of a person unknown to the system, a name that is too long, a folder: a sentence, and the app stays."""
    async with start.run_test() as pilot:
        await press(pilot, "o")
        await write(pilot, typed)
        await press(pilot, "enter")

        assert isinstance(start.screen, StartScreen)
        assert said(start, "#complaint").startswith("! ")


async def test_a_long_complaint_pushes_nothing_off_a_small_screen(start: CerwizardApp) -> None:
    """The fields make room for it: the buttons below and the line at the foot stay."""
    async with start.run_test(size=(60, 16)) as pilot:
        await press(pilot, "n", *["tab"] * 3)
        await write(pilot, "a-folder-that-nobody-has-made-yet/device.toml")
        await press(pilot, "ctrl+s")

        assert "make its folder" in " ".join(shown(start).split())
        assert "Leave (esc)" in shown(start)


async def test_a_folder_takes_the_file_of_the_device(start: CerwizardApp, tmp_path: Path) -> None:
    """A folder that is named for the project file holds one with the device's name."""
    (tmp_path / "devices").mkdir()
    async with start.run_test() as pilot:
        await press(pilot, "n")
        await write(pilot, "Gluco Patch")
        await press(pilot, *["tab"] * 3)
        await write(pilot, "devices")
        await press(pilot, "ctrl+s")

        assert isinstance(start.screen, InterviewScreen)
    assert saved(tmp_path / "devices" / "gluco-patch.toml")["project"]["name"] == "Gluco Patch"


async def test_a_file_that_one_may_not_look_at_is_no_recent_one(
    start: CerwizardApp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that was closed since then keeps nobody from starting."""
    remember(path)
    looked_at = Path.stat

    def refused(place: Path, **how: bool) -> os.stat_result:
        if place == path:
            raise PermissionError(13, "Permission denied")
        return looked_at(place, **how)

    monkeypatch.setattr(Path, "stat", refused)
    async with start.run_test() as pilot:
        await settle(pilot)
        assert "opened lately" not in shown(start)


async def test_a_project_in_this_folder_is_offered(start: CerwizardApp, path: Path) -> None:
    """Enter opens it."""
    (path.parent / "other.toml").write_text("[tool]\n", encoding="utf-8")
    async with start.run_test() as pilot:
        await settle(pilot)
        assert "Continue: thermo.toml" in shown(start)
        assert "other.toml" not in shown(start)
        await press(pilot, "down", "down", "down", "enter")

        assert isinstance(start.screen, InterviewScreen)


@pytest.mark.parametrize("letter", ["x", "心"])
async def test_a_name_of_any_length_makes_a_file(start: CerwizardApp, tmp_path: Path, letter: str) -> None:
    """What a person pasted as the name is kept whole, and the file gets as much of it as a file may be called."""
    name = letter * 300
    async with start.run_test() as pilot:
        await press(pilot, "n")
        await write(pilot, name)
        await press(pilot, "ctrl+s")

        assert isinstance(start.screen, InterviewScreen)
    assert [saved(path)["project"]["name"] for path in tmp_path.glob("*.toml")] == [name]


@pytest.mark.parametrize(
    ("name", "file"),
    [("Gera\u0308t 2", "gerät-2.toml"), ("เครื่องสแกน", "เครื่องสแกน.toml"), ("💉👩‍⚕️", "device.toml")],
)
async def test_a_file_is_called_as_its_device_is_written(
    start: CerwizardApp, tmp_path: Path, name: str, file: str
) -> None:
    """Letters keep the marks over and under them, also where these were typed as signs of their own."""
    async with start.run_test() as pilot:
        await press(pilot, "n")
        await write(pilot, name)
        await press(pilot, "ctrl+s")

        assert (tmp_path / file).exists()


async def test_what_is_no_plain_file_in_this_folder_is_not_read(start: CerwizardApp, path: Path) -> None:
    """A pipe that nobody writes into would hold the start up for ever."""
    pipe, was_opened = path.parent / "pipe.toml", Event()
    os.mkfifo(pipe)

    def write_nothing() -> None:
        file = os.open(pipe, os.O_WRONLY)  # waits until somebody reads
        was_opened.set()
        os.close(file)

    writing = Thread(target=write_nothing)
    writing.start()
    async with start.run_test() as pilot:
        await settle(pilot)
        assert "Continue: thermo.toml" in shown(start)
    was_read = was_opened.is_set()
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))
    writing.join()

    assert not was_read


async def test_a_file_with_problems_is_explained(start: CerwizardApp, tmp_path: Path) -> None:
    """Every problem stands there with its line, and the start screen stays."""
    (tmp_path / "wrong.toml").write_text('schema_version = 1\n[answers]\npurpose = "x"\n', encoding="utf-8")
    async with start.run_test() as pilot:
        await press(pilot, "o")
        await write(pilot, "wrong.toml")
        await press(pilot, "enter")

        assert "wrong.toml:3" in said(start, "#complaint")
        assert isinstance(start.screen, StartScreen)


async def test_a_path_where_nothing_is_becomes_a_new_device(knowledge: Knowledge, tmp_path: Path) -> None:
    """The form for a new device opens with the path filled in."""
    app = CerwizardApp(tmp_path / "new.toml", knowledge)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, Form)
        await write(pilot, "Newcomer")
        await press(pilot, "ctrl+s")

        assert isinstance(app.screen, InterviewScreen)
    assert saved(tmp_path / "new.toml")["project"]["name"] == "Newcomer"


async def test_another_device_can_be_opened(app: CerwizardApp, knowledge: Knowledge, path: Path) -> None:
    """The file is let go of, and the start screen is back."""
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.action_command("OpenAnother")  # type: ignore[attr-defined]  # as the palette does
        await settle(pilot)

        assert isinstance(app.screen, StartScreen)
        assert app.device is None
    CerwizardApp(path, knowledge).close_device()


async def test_details_can_be_changed(app: CerwizardApp, path: Path) -> None:
    """Name, manufacturer, markets and stage are in one form."""
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.action_command("DeviceDetails")  # type: ignore[attr-defined]  # as the palette does
        await settle(pilot)
        await write(pilot, " Plus")
        await press(pilot, "ctrl+s")

        assert "Thermo Plus" in shown(app)
    assert saved(path)["project"]["name"] == "Thermo Plus"


def test_the_app_starts_without_what_writes_documents() -> None:
    """Whoever opens the app does not wait for python-docx."""
    script = (
        "import sys, cerwizard.tui; print(sorted({'docx', 'lxml', 'cerwizard.documents'} & set(sys.modules)))"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


async def test_the_quick_questions_are_asked_from_the_command_line_too(
    path: Path, knowledge: Knowledge
) -> None:
    """`--quick` behind the file opens the app with them alone."""
    arguments = parse([str(path), "--quick"])
    app = CerwizardApp(arguments.file, knowledge, quick=arguments.quick)
    async with app.run_test() as pilot:
        await settle(pilot)

        assert sitting(app).quick
