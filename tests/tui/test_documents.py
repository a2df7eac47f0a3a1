"""The page of the documents: as they will read, what changed since they were written, and where to write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.project import new_project
from cerwizard.tui import CerwizardApp
from cerwizard.tui.screens.documents import DocumentsScreen
from tests.tui.driving import interview, press, said, settle, shown


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
