"""A document edited in LibreOffice and saved there twice is brought up to date, and opens there again."""

from __future__ import annotations

from pathlib import Path

from cerwizard.documents.pdf import find_office
from tests.documents.edits import (
    CLAIMS,
    added_row,
    comments,
    edited,
    lines,
    merged,
    parts_of,
    taken_out,
    typed,
    written,
)
from tests.documents.office_edits import edit_in_office

NEW = "Records an ECG for two weeks."


def test_a_document_only_opened_and_saved_reads_as_if_written_anew(tmp_path: Path) -> None:
    """LibreOffice rewrites every part; no region counts as edited for that."""
    path = tmp_path / "old.docx"
    path.write_bytes(written())
    new = written(NEW, {"C2": "Other", "C3": CLAIMS["C3"], "C5": "New"}, {"C1": "Other", "C5": "New"})

    edit_in_office(path, [], tmp_path / "profile")
    assert b"LibreOffice" in parts_of(path.read_bytes())["docProps/app.xml"]
    said, report, content = merged(path.read_bytes(), new, tmp_path)

    assert said == lines(new)
    assert (report.kept, report.commented, report.deleted) == (0, [], [])
    assert find_office().pdfs({"merged": content})["merged"].startswith(b"%PDF")


def test_every_kind_of_edit_made_in_libreoffice_survives(tmp_path: Path) -> None:
    """Text changed and typed, rows added and taken out, a region deleted, a comment and a tracked change."""
    path = tmp_path / "old.docx"
    path.write_bytes(
        edited(
            written(),
            taken_out("C2", whole_row=True),
            added_row("C3", "A claim of ours"),
            typed("2Claims", "Ours."),
        )
    )
    edits = [
        ("replace", "Records an ECG.", "Our purpose."),
        ("type", "First note.", "A sentence of ours."),
        ("track", "Nothing was cited.", "Much was cited."),
        ("comment", "Say what it is for.", "Must we?"),
        ("delete", "Answers Article 2"),
    ]

    edit_in_office(path, edits, tmp_path / "profile")
    assert "Our purpose." in "\n".join(lines(path.read_bytes()))
    said, report, content = merged(
        path.read_bytes(), written(NEW, {**CLAIMS, "C1": "Finds it", "C4": "Is light"}), tmp_path
    )

    text = "\n".join(said)
    wanted = (
        "Our purpose.",
        "A sentence of ours.",
        "Much was cited.",
        "A claim of ours",
        "Finds it",
        "Is light",
    )
    assert [words for words in wanted if words not in text] == []
    assert "Is worn for two weeks" not in "\n".join(said[: said.index("Table 2  Claims in full")])
    assert "Answers Article 2" not in text
    assert any("Must we?" in comment for comment in comments(content))
    assert any(comment.endswith(NEW) for comment in comments(content))
    assert b"<w:ins " in parts_of(content)["word/document.xml"]
    assert report.deleted == ["1 Intended purpose", "2 Claims: Claims"]
    assert find_office().pdfs({"merged": content})["merged"].startswith(b"%PDF")
