"""The app keeps what an issue was assessed with, and says what differs before anything changes."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Reading
from cerwizard.tui.screens import StartScreen
from cerwizard.tui.screens.meeting import MeetingScreen
from tests.house.repository import ROOT
from tests.tui.disk import Disk
from tests.tui.driving import interview, press, saved, settle, shown, sitting

OLDER = (
    '[assessed]\nversion = "0.1"\neu_mdr = "2025-01"\nrequirements = ["EU-A-00"]\n'
    '[assessed.classes]\neu_mdr = "Class I"\n'
)


@pytest.fixture(scope="module")
def whole() -> Knowledge:
    """The knowledge as it is shipped: only it has documents."""
    return load_knowledge()


@pytest.fixture
def patch(tmp_path: Path) -> Path:
    """A device of which little is known, issued for the first time."""
    path = tmp_path / "patch.toml"
    head = 'schema_version = 1\n[project]\nname = "Patch"\nmarkets = ["eu"]\n[answers]\nsoftware = true\n'
    path.write_text(head + '[[change]]\nversion = "0.1"\n', encoding="utf-8")
    return path


@pytest.fixture
def app(patch: Path, whole: Knowledge, tmp_path: Path) -> CerwizardApp:
    """The app, open on it."""
    return CerwizardApp(patch, whole, tmp_path / "documents")


@pytest.fixture
def issued_before(patch: Path, whole: Knowledge) -> CerwizardApp:
    """The app on the same device, issued with an earlier edition."""
    patch.write_text(patch.read_text(encoding="utf-8") + OLDER, encoding="utf-8")
    return CerwizardApp(patch, whole)


def is_told(app: CerwizardApp) -> bool:
    """Return whether a page says something over the question."""
    return isinstance(app.screen, Reading)


async def test_what_differs_is_shown_when_a_device_is_opened(
    issued_before: CerwizardApp, patch: Path
) -> None:
    """A page over the question, closed with a key; it writes nothing and comes again."""
    before = patch.read_bytes()
    async with issued_before.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        assert is_told(issued_before)
        page = " ".join(shown(issued_before).split())
        assert "Issue 0.1 was assessed with other rulebooks" in page
        assert "edition 2025-01 then" in page
        assert "Class I →" in page

        await press(pilot, "end")
        assert "Nothing in the project file is changed by this." in " ".join(shown(issued_before).split())
        await press(pilot, "escape")

        assert issued_before.screen_stack[-1] is interview(issued_before)
    assert patch.read_bytes() == before


async def test_nothing_is_shown_where_no_rulebook_changed(tmp_path: Path, whole: Knowledge) -> None:
    """The examples are issued with what is at hand."""
    app = CerwizardApp(Path(copy(ROOT / "examples" / "cbt-app.toml", tmp_path)), whole)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)

        assert app.screen is interview(app)


async def test_a_device_opened_from_the_start_screen_says_it_too(
    issued_before: CerwizardApp, patch: Path, whole: Knowledge
) -> None:
    """However one comes to it."""
    issued_before.close_device()
    app = CerwizardApp(None, whole)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        app.screen.post_message(StartScreen.Chosen(patch))
        await settle(pilot)

        assert is_told(app)


async def test_documents_written_here_keep_what_they_were_assessed_with(
    app: CerwizardApp, patch: Path
) -> None:
    """It is said beside what was written; an answer taken back afterwards leaves the record alone."""
    async with app.run_test(size=(100, 40)) as pilot:
        main = interview(app)
        main.change(main.now.project.with_answer("software", False))
        await press(pilot, "ctrl+w", "enter")
        await settle(pilot)
        assert "What issue 0.1 was assessed with is kept in patch.toml." in notes(app)
        steps = len(sitting(app).past)
        await press(pilot, "escape", "ctrl+z")

        assert steps == 1
        kept = saved(patch)
    assert kept["answers"]["software"] is True
    assert kept["assessed"]["version"] == "0.1"
    assert kept["assessed"]["requirements"]


async def test_a_meeting_does_not_lose_the_record(app: CerwizardApp, patch: Path) -> None:
    """Documents are written from there, and what is noted afterwards comes from a page that knows no record."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f5", "escape")
        assert isinstance(app.screen, MeetingScreen)
        app.screen.house.write(lambda: None)
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "escape", "d", *"Go", "enter")
        await settle(pilot)

        kept = saved(patch)
    assert kept["meeting"][0]["decided"] == ["Go"]
    assert kept["assessed"]["version"] == "0.1"


async def test_a_page_opened_while_documents_are_written_does_not_lose_the_record(
    app: CerwizardApp, patch: Path
) -> None:
    """What is noted there is of the project as it was before."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "g")
        interview(app).keep_record({"version": "0.1"})
        await press(pilot, "o", "ctrl+u", *"Jo", "enter")
        await settle(pilot)

        kept = saved(patch)
    assert kept["action"][0]["owner"] == "Jo"
    assert kept["assessed"] == {"version": "0.1"}


async def test_a_device_closed_meanwhile_is_left_alone(app: CerwizardApp, patch: Path) -> None:
    """Its file may be open elsewhere by then; that the record is missing is said."""
    before = patch.read_bytes()
    async with app.run_test(size=(100, 40)) as pilot:
        main = interview(app)
        app.open_another()
        await settle(pilot)
        app.call_later(main.keep_record, {"version": "0.1"})
        await settle(pilot)

        assert "is not kept in the project file: the device was closed meanwhile" in notes(app)
    assert patch.read_bytes() == before


async def test_that_the_record_cannot_be_kept_is_said(
    app: CerwizardApp, patch: Path, tmp_path: Path, disk: Disk
) -> None:
    """The documents are written and no answer is in danger; written again with room on the disk, it is kept."""
    assert disk.is_full
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "ctrl+w", "enter")
        await settle(pilot)
        assert list((tmp_path / "documents" / "Patch").glob("CEP*.docx"))
        assert "What issue 0.1 was assessed with is not kept in the project file: " in notes(app)
        assert "no space left on device" in notes(app)
        await press(pilot, "escape")
        assert "NOT SAVED" not in shown(app)
        assert interview(app).device.is_saved
        assert "assessed" not in saved(patch)

        disk.is_full = False
        await press(pilot, "ctrl+w", "enter")
        await settle(pilot)
        assert saved(patch)["assessed"]["version"] == "0.1"


async def test_a_version_is_only_text(patch: Path, whole: Knowledge) -> None:
    """Brackets are no markup, and what would steer a terminal does not."""
    older = OLDER.replace('"0.1"', r'"[/b]0.1\u001b[31m"')
    patch.write_text(patch.read_text(encoding="utf-8") + older, encoding="utf-8")
    app = CerwizardApp(patch, whole)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)

        assert "Issue [/b]0.1" in shown(app)


def notes(app: CerwizardApp) -> str:
    """Return what was said in notes."""
    return "\n".join(note.message for note in app._notifications)
