"""A written document opens in LibreOffice, and its words come out as pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cerwizard.documents import Format, write_documents
from cerwizard.documents.blocks import Document, Heading
from cerwizard.documents.pdf import find_office
from cerwizard.documents.word import write_word
from tests.documents.samples import HOSTILE, composed, document, every_figure, example, imprint, outlines
from tests.installed import needed


@pytest.fixture(autouse=True)
def tools() -> None:
    """All of these tests lay documents out and read the pages."""
    needed("soffice", "pdftotext")


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True, timeout=60
    )
    return text.stdout.decode("utf-8").split("\f")[:-1]


def pages(made: Document) -> list[str]:
    """Return the text of each page of a document as LibreOffice lays it out."""
    return text_of(find_office().pdfs({"made": write_word(made)})["made"])


def test_every_kind_of_block_becomes_a_page() -> None:
    """Headings, tables, cards, boxes, notes and figures are all shown."""
    text = "\n".join(pages(document("Wörter")))

    assert text.count("Wörter") > 80
    assert "Left to the evaluator" in text
    assert "OPEN – Wörter" in text
    assert "Figure 5" in text


def test_a_figure_stays_on_one_page_with_its_caption() -> None:
    """No box is torn from the arrow that leads to it."""
    found = pages(Document(imprint(), every_figure("Wort")))

    captions = [page.count("Figure ") for page in found]
    assert sum(captions) == 5
    assert all("Wort" in page for page in found)


@pytest.mark.parametrize("text", HOSTILE[:4], ids=range(4))
def test_hostile_text_opens(text: str) -> None:
    """Whatever was pasted, the pages come out."""
    assert len(pages(document(text))) >= 2


def test_a_plan_becomes_pages_with_the_numbers_that_its_contents_name(tmp_path: Path) -> None:
    """Header, footer, page numbers: every heading stands on the page that the contents give, in Word file and PDF."""
    written = write_documents(
        example("ecg-patch"), tuple(outlines().values()), tmp_path, ("cep",), (Format.WORD, Format.PDF)
    )

    found = text_of(written[1].path.read_bytes())
    front = found[0] + found[1]
    headings = [block for block in composed("ecg-patch", "cep").blocks if isinstance(block, Heading)]
    for heading in headings:
        if heading.level == 1:
            line = next(line for line in front.splitlines() if heading.text in line)
            assert heading.text in " ".join(found[int(line.split()[-1]) - 1].split()), line
    assert [found.path.suffix for found in written] == [".docx", ".pdf"]
    assert "Clinical evaluation plan" in front
    assert 10 <= len(found) <= 60
    assert all("CEP PulseLeaf" in page for page in found)
    assert all(f"Page {number} of {len(found)}" in page for number, page in enumerate(found, 1))


def test_a_pdf_that_somebody_signed_is_kept(tmp_path: Path) -> None:
    """What was added to a file is not written over."""
    first = write_documents(
        example("ecg-patch"), tuple(outlines().values()), tmp_path, ("gb",), (Format.PDF,)
    )
    again = write_documents(
        example("ecg-patch"), tuple(outlines().values()), tmp_path, ("gb",), (Format.PDF,)
    )
    with again[0].path.open("ab") as file:
        file.write(b"a signature")

    third = write_documents(
        example("ecg-patch"), tuple(outlines().values()), tmp_path, ("gb",), (Format.PDF,)
    )

    assert again[0].path == first[0].path
    assert third[0].kept == first[0].path
    assert first[0].path.read_bytes().endswith(b"a signature")


def test_no_document_is_no_reason_to_wait(tmp_path: Path) -> None:
    """Where nothing concerns the markets, LibreOffice is not called."""
    for_britain = tuple(outline for outline in outlines().values() if outline.market == "gb")
    written = write_documents(example("foam-wound-dressing"), for_britain, tmp_path, (), (Format.PDF,))

    assert written == ()


def test_nothing_is_left_of_the_conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its profile and its drafts are gone, and the user's home is as it was."""
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("tempfile.tempdir", str(scratch))

    find_office().pdfs({"made": write_word(document())})

    assert list(home.iterdir()) == []
    assert list(scratch.iterdir()) == []
