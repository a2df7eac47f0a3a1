"""Documents are as long as the device needs: pages counted as LibreOffice lays them out."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cerwizard.documents import compose
from cerwizard.documents.word import write_word
from tests.documents.golden import device
from tests.documents.samples import outlines
from tests.installed import needed, needed_font

MOST = {
    "bandage": {"cep": 15, "cer": 22, "gaps": 8, "pmcf": 6, "minutes": 1},
    "empty": {"cep": 15, "cer": 24},
    "ecg-patch": {"cep": 27, "cer": 36, "minutes": 1},
}
"""Pages at most, a tenth more than they are.

A device of the simplest kind, one of which nothing is said, and one with software and two uses.
"""


@cache
def pages(name: str) -> dict[str, int]:
    """Return how many pages each document of a device has."""
    counts = {}
    with TemporaryDirectory() as folder:
        place = Path(folder)
        files = [place / f"{document}.docx" for document in MOST[name]]
        for document, file in zip(MOST[name], files, strict=True):
            file.write_bytes(write_word(compose(device(name), outlines()[document])))
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
        for document in MOST[name]:
            told = subprocess.run(
                ["pdfinfo", str(place / f"{document}.pdf")], check=True, capture_output=True, text=True
            )
            counts[document] = int(told.stdout.partition("Pages:")[2].split()[0])
    return counts


@pytest.mark.parametrize("name", MOST)
def test_documents_are_not_longer_than_the_device_needs(name: str) -> None:
    """A wall of empty tables is not a first draft."""
    needed("soffice", "pdfinfo")
    needed_font("Arial", "Liberation Sans")

    found = pages(name)

    assert {document: count for document, count in found.items() if count > MOST[name][document]} == {}
