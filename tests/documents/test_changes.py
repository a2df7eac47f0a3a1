"""What a document says otherwise than the file that was written before, section by section."""

from __future__ import annotations

from pathlib import Path

from cerwizard.documents import since_written
from cerwizard.documents.blocks import Document, Heading, Paragraph, words
from cerwizard.documents.word import write_word
from tests.documents.samples import imprint


def made(*sentences: str) -> Document:
    """Return a document with these sentences in its second section."""
    said = tuple(Paragraph(words(text), key=f"s2.p{at}") for at, text in enumerate(sentences))
    first = Paragraph(words("It stays."), key="s1.p")
    return Document(
        imprint(), (Heading(1, "1", "First", "s1"), first, Heading(1, "2", "Second", "s2"), *said)
    )


def changes(
    before: Document, after: Document, folder: Path
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return the sections that say otherwise, each with what went and what came."""
    path = folder / "written.docx"
    path.write_bytes(write_word(before))
    return [(found.key, found.gone, found.new) for found in since_written(after, path).changes]


def test_what_only_came_or_only_went_is_a_change_too(tmp_path: Path) -> None:
    """A section that gained a sentence, one that lost it, and one that says another."""
    one, two, other = made("One."), made("One.", "Two."), made("One.", "Three.")

    assert changes(one, one, tmp_path) == []
    assert changes(one, two, tmp_path) == [("s2", (), ("Two.",))]
    assert changes(two, one, tmp_path) == [("s2", ("Two.",), ())]
    assert changes(two, other, tmp_path) == [("s2", ("Two.",), ("Three.",))]
