"""A written document opens in LibreOffice, and its words come out as pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cerwizard.documents import write_documents
from tests.documents.samples import document, example, outlines

SOFFICE = shutil.which("soffice")
PDF_TEXT = shutil.which("pdftotext")
MISSING = [name for name, found in (("soffice", SOFFICE), ("pdftotext", PDF_TEXT)) if found is None]


@pytest.fixture(autouse=True)
def tools() -> None:
    """Skip with a word where the programs are missing; on the build server they may not be."""
    if MISSING and os.environ.get("CI") == "true":
        pytest.fail(f"{', '.join(MISSING)} must be installed where every change is checked")
    if MISSING:
        pytest.skip(f"{', '.join(MISSING)} is not installed here")


def pages(path: Path, folder: Path) -> str:
    """Return the text of a document as LibreOffice lays it out."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        [str(PDF_TEXT), "-layout", str(folder / f"{path.stem}.pdf"), "-"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return text.stdout.decode("utf-8")


def test_every_kind_of_block_becomes_a_page(tmp_path: Path) -> None:
    """Headings, tables, cards, boxes and notes are all shown."""
    from cerwizard.documents.word import write_word

    path = tmp_path / "every.docx"
    path.write_bytes(write_word(document("Wörter")))

    text = pages(path, tmp_path)

    assert text.count("Wörter") > 40
    assert "Left to the evaluator" in text
    assert "OPEN – Wörter" in text


def test_a_plan_becomes_pages_with_numbers(tmp_path: Path) -> None:
    """The header names the document, and the footer counts its pages."""
    written = write_documents(example("ecg-patch"), tuple(outlines().values()), tmp_path, ("cep",))

    text = pages(written[0].path, tmp_path)

    assert "Clinical evaluation plan" in text
    assert "CEP PulseLeaf" in text
    assert "Page 2 of " in text
    assert "Annex C: sources" in text
