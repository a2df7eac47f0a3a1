"""What is said of a document that was written: the same words in the app and on the command line."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from cerwizard.documents import Written
from cerwizard.documents.merge import Report


def test_what_became_of_edits_is_said_a_sentence_each(tmp_path: Path) -> None:
    """What was left alone with its reason and where the new text is, and where the version before lies."""
    beside = Written(
        "cep", tmp_path / "CEP-new.docx", 1, kept=tmp_path / "CEP.docx", reason="its marks are gone"
    )
    merged = Written("cep", tmp_path / "CEP.docx", 2, merged=Report(kept=1), backup=tmp_path / "CEP.docx.bak")

    assert (beside.waits, merged.waits) == ("1 place waits for an answer", "2 places wait for an answer")
    assert list(beside.on_edits) == [
        "CEP.docx: its marks are gone; it is kept as it is, and the new text is in CEP-new.docx"
    ]
    first, *_, last = merged.on_edits
    assert first == "changed by hand, so it is brought up to date part by part"
    assert last == "the version before is in CEP.docx.bak"
    assert list(replace(beside, kept=None).on_edits) == []
