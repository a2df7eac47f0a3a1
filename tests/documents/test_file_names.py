"""File names are plain, safe on every system and inside their folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cerwizard.documents.file_names import document_name, folder_of_device, safe_name


@pytest.mark.parametrize(
    ("device", "name"),
    [
        ("GlucoPatch", "CEP_GlucoPatch.docx"),
        ("Mood score 2.1", "CEP_Mood-score-2.1.docx"),
        ("../../etc/passwd", "CEP_etc-passwd.docx"),
        ("C:\\Windows\\x", "CEP_C-Windows-x.docx"),
        ("เครื่องสแกน", "CEP_เครื่องสแกน.docx"),
        ("रक्तचाप 👩‍⚕️", "CEP_रक्तचाप.docx"),
        ("con", "CEP_con_.docx"),
        ("COM1.v2", "CEP_COM1.v2_.docx"),
        ('a:b*c?d|e<f>g"h', "CEP_a-b-c-d-e-f-g-h.docx"),
        ("Æther – Ünit", "CEP_Æther-Ünit.docx"),
        ("  ..  ", "CEP_device.docx"),
        ("", "CEP_device.docx"),
    ],
)
def test_a_device_becomes_a_file_name(device: str, name: str) -> None:
    """Whatever a device is called, its file can be written everywhere."""
    assert document_name("CEP", device, "docx") == name


@given(some.text())
def test_no_name_leaves_its_folder(device: str) -> None:
    """A name is one part of a path, short, and not hidden."""
    name = safe_name(device)

    assert Path(name).name == name
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert 0 < len(name) <= 81
    assert not name.startswith((".", "-"))


def test_a_device_without_a_name_has_the_folder_of_its_file() -> None:
    """Two devices that nobody has named yet do not overwrite each other's documents."""
    output = Path("output")

    assert folder_of_device(output, "Gluco Patch", Path("a.toml")) == output / "Gluco-Patch"
    assert folder_of_device(output, "", Path("first.toml")) != folder_of_device(
        output, "", Path("second.toml")
    )
