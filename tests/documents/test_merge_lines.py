"""Header and footer of an edited document keep up with the project, unless a person changed them."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from cerwizard.documents.blocks import Document, Heading, Imprint, Paragraph, words
from cerwizard.documents.merge import merge
from cerwizard.documents.word import write_word
from tests.documents.edits import T, edited, parts_of, typed, with_parts
from tests.tools.validate_docx import findings, load_schema

SCHEMA = load_schema()
BLOCKS = (Heading(1, "1", "Purpose", "s1"), Paragraph(words("Records an ECG."), key="s1.purpose"))


def written(version: str, status: str, banner: str = "", date: str = "2026-11-22") -> bytes:
    """Return a document of this version."""
    return write_word(
        Document(
            Imprint("CEP X", "Plan", "X", version, status, date=date, manufacturer="Example", banner=banner),
            BLOCKS,
        )
    )


def running(content: bytes) -> list[str]:
    """Return what stands on each page, line by line."""
    roots = [
        etree.fromstring(part)
        for name, part in sorted(parts_of(content).items())
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name)
    ]
    lines = ["".join(t.text or "" for t in line.iter(T)) for root in roots for line in root]
    return [line for line in lines if line]


def test_version_status_and_date_of_an_edited_document_are_those_of_the_new_one(tmp_path: Path) -> None:
    """What stands on each page never says another version than the front."""
    old = edited(written("0.1", "DRAFT", "DRAFT: not signed"), typed("Records an ECG", "Our sentence."))

    content, report = merge(old, written("1.0", "issued", date="2027-02-01"))

    said = " | ".join(running(content))
    assert "Version 1.0 – issued" in said
    assert "2027-02-01" in said
    assert "0.1" not in said
    assert "DRAFT" not in said, "a banner that is no longer written goes"
    assert not report.outdated_lines
    (tmp_path / "x.docx").write_bytes(content)
    assert findings(tmp_path / "x.docx", SCHEMA) == []
    assert merge(content, written("1.0", "issued", date="2027-02-01"))[0] == content


def test_a_banner_that_is_new_is_added() -> None:
    """Under the line that names the document."""
    old = edited(written("1.0", "issued"), typed("Records an ECG", "Our sentence."))

    content, _ = merge(old, written("1.1", "DRAFT", "DRAFT: not signed"))

    assert any("DRAFT: not signed" in line for line in running(content))


def test_a_header_that_a_person_changed_stays_and_is_told() -> None:
    """Nothing of theirs is overwritten, and nobody has to find out alone that it is out of date."""
    document = written("0.1", "DRAFT")
    header, said = next(part for part in parts_of(document).items() if part[0].startswith("word/header"))
    ours = with_parts(document, {header: said.replace(b"CEP X", b"Our own header")})

    content, report = merge(ours, written("1.0", "issued"))

    assert any("Our own header" in line for line in running(content))
    assert report.outdated_lines
    assert "look whether version and date are right" in " ".join(report.sentences())
