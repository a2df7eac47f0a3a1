"""The page of the documents: as they will read, what changed since they were written, and where to write them."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import docx
import pytest

from cerwizard.assessment import Knowledge, assess, load_knowledge
from cerwizard.documents import corporate_template
from cerwizard.facts import FactValue
from cerwizard.project import Project, new_project
from cerwizard.sitting import Sitting, progress
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Tell, Wish, WriteDialog
from cerwizard.tui.screens.documents import DocumentsScreen
from cerwizard.tui.widgets import LineInput
from cerwizard.tui.written import before_writing
from tests.tui.driving import interview, press, said, settle, shown, write


@pytest.fixture(scope="module")
def whole() -> Knowledge:
    """The knowledge as it is shipped: only it has documents."""
    return load_knowledge()


@pytest.fixture
def patch(tmp_path: Path, whole: Knowledge) -> CerwizardApp:
    """The app, open on a device of which little is known."""
    path = tmp_path / "patch.toml"
    new_project(path, "Patch", "", ("eu",))
    return CerwizardApp(path, whole, tmp_path / "documents")


async def test_a_document_is_read_section_by_section_and_by_what_changed(
    patch: CerwizardApp, tmp_path: Path
) -> None:
    """Nothing is written at first; after writing and one more fact, the sections that say otherwise are found."""
    async with patch.run_test(size=(120, 60)) as pilot:
        await press(pilot, "f6")
        assert isinstance(patch.screen, DocumentsScreen)
        assert "Not written yet." in shown(patch)
        assert "Stated  an answer or an entry" in shown(patch), (
            "what is printed how is explained as in the document"
        )
        await press(pilot, "n")
        assert "OPEN" in shown(patch)

        await press(pilot, "ctrl+w")
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "escape")
        await settle(pilot)
        assert list((tmp_path / "documents" / "Patch").glob("*.docx"))
        assert "0 sections changed" in said(patch, "#head")
        await press(pilot, "escape")

        main = interview(patch)
        main.change(main.now.project.with_details(manufacturer="Halden Mind"))
        await press(pilot, "f6")
        assert "0 sections changed" not in said(patch, "#head")
        await press(pilot, "c")
        text = shown(patch)
        assert "Changed since it was written" in text
        assert "Halden Mind" in text


async def test_the_page_of_documents_is_left_without_anything_written(
    patch: CerwizardApp, tmp_path: Path
) -> None:
    """Looking writes nothing."""
    async with patch.run_test(size=(60, 20)) as pilot:
        await press(pilot, "f6", "down", "tab", "escape")

        assert patch.screen is interview(patch)
    assert not (tmp_path / "documents").exists()


@pytest.fixture
def letter_head(tmp_path: Path) -> Path:
    """A company's template without the styles of lists and tables."""
    path = tmp_path / "letter-head.docx"
    made = docx.Document()
    made.sections[0].header.paragraphs[0].add_run("ACME Medical")
    made.save(str(path))
    return path


async def test_documents_take_the_look_of_a_template_that_is_offered_again(
    patch: CerwizardApp, tmp_path: Path, letter_head: Path
) -> None:
    """What it lacks is said as the command line says it; where it lies is remembered outside the project file."""
    async with patch.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+w", "tab")
        await write(pilot, str(tmp_path / "nowhere.docx"))
        await press(pilot, "enter")
        assert "! " in said(patch, "#said")
        assert "nowhere.docx: cannot be read" in said(patch, "#said")
        await press(pilot, "ctrl+u")
        await write(pilot, str(letter_head))
        await press(pilot, "enter")
        assert f"letter-head.docx: {corporate_template(letter_head).report}" in said(patch, "#said")
        await press(pilot, "escape", "ctrl+w")
        assert [field.value for field in patch.screen.query(LineInput)][1] == str(letter_head)
    (plan,) = (tmp_path / "documents" / "Patch").glob("CEP*.docx")
    header = docx.Document(str(plan)).sections[0].header
    assert "ACME Medical" in "".join(paragraph.text for paragraph in header.paragraphs)
    assert "letter-head" not in (tmp_path / "patch.toml").read_text("utf-8")


@pytest.mark.parametrize("typed", ["~nobody-of-this-name/out", "x" * 300])
async def test_a_folder_that_cannot_be_is_explained(
    patch: CerwizardApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """A home that the system does not know is a folder of that name; one it does not take draws a sentence."""
    monkeypatch.chdir(tmp_path)
    async with patch.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+w", "ctrl+u")
        await write(pilot, typed)
        await press(pilot, "enter")

        assert isinstance(patch.screen, WriteDialog)
        assert said(patch, "#said").startswith(("! ", "✓ Written into ~nobody-of-this-name/out:"))


async def test_what_is_wished_is_written_and_remembered(patch: CerwizardApp, tmp_path: Path) -> None:
    """A PDF is one tick; the next dialog begins with what was wished last. What confirms any form writes as well."""
    wished: list[Wish] = []

    def note(wish: Wish, tell: Tell) -> list[str]:
        tell("asking LibreOffice")
        wished.append(wish)
        return ["CEP.docx"]

    async with patch.run_test(size=(80, 24)) as pilot:
        for keys in (("tab", "tab", "1", "enter"), ("enter",), ("ctrl+s",)):
            patch.push_screen(WriteDialog(tmp_path, "", note))
            await settle(pilot)
            await press(pilot, *keys)
            assert said(patch, "#said") == f"✓ Written into {tmp_path}:\nCEP.docx"
            await press(pilot, "escape")

    assert wished == [Wish(tmp_path, None, as_pdf=True)] * 3


async def test_a_long_writing_says_what_it_does_and_goes_on_when_the_dialog_is_closed(
    patch: CerwizardApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys work meanwhile, and what came of it is said wherever one is."""
    monkeypatch.setattr("cerwizard.tui.dialogs.write.LOOKED_AT", 0.01)
    may_end = Event()

    def wait(_: Wish, tell: Tell) -> list[str]:
        tell("counting pages")
        may_end.wait()
        return ["CEP.docx"]

    async with patch.run_test(size=(80, 24)) as pilot:
        patch.push_screen(WriteDialog(tmp_path, "", wait))
        await pilot.pause()
        await pilot.press("enter")
        while "counting pages" not in said(patch, "#said"):
            await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert patch.screen is interview(patch)
        may_end.set()
        await settle(pilot)

        assert any("CEP.docx" in note.message for note in patch._notifications)


def test_that_nothing_will_be_written_is_said_before_it_is_asked_for() -> None:
    """A product that is no device has no plan and no report, whatever else is open."""
    answers: dict[str, FactValue] = {
        "software": True,
        "medical_purposes": (),
        "driven_device_class": "none",
        "accessory_to": "none",
        "annex_xvi_group": "none",
        "ivd_purpose": False,
        "excluded_product": "none",
    }

    said = before_writing(Sitting(assess(Project(markets=("eu",), answers=answers), load_knowledge())))

    assert said.startswith("Nothing is planned: Not a device under the MDR.")


def test_an_open_point_is_counted_among_what_is_open(knowledge: Knowledge) -> None:
    """One question that nobody can answer yet is one, not two."""
    begun = Sitting(assess(Project(), knowledge)).gone_on()
    while begun.item_id:
        begun = begun.parked(begun.item_id).gone_on()
    made = progress(begun.assessment)

    said = before_writing(begun)

    assert made.open
    assert said.startswith(f"{made.open} question")
    assert f"open, {made.open} of them carried on as" in said


async def test_the_folder_is_opened_as_the_machine_opens_folders(
    patch: CerwizardApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is stands there too, for a machine that opens none."""
    (tmp_path / "documents" / "Patch").mkdir(parents=True)
    opened: list[str] = []
    monkeypatch.setattr(patch, "open_url", opened.append)
    async with patch.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f6", "o")

        assert opened == [(tmp_path / "documents" / "Patch").as_uri()]
        told = [(note.title, note.message) for note in patch._notifications]
        assert told == [("The documents are in", str(tmp_path / "documents" / "Patch"))]
