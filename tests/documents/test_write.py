"""Documents are written where they belong, whole, and never over what a person edited."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import Format, Written, since_written, write_documents
from cerwizard.errors import CannotWrite, DocumentError
from tests.documents.samples import HOSTILE, NAMES, W, all_text, composed, example, knowledge, outlines, part
from tests.installed import needed
from tests.tools.validate_docx import findings, load_schema


def write(
    name: str, folder: Path, *which: str, formats: tuple[Format, ...] = (Format.WORD,)
) -> tuple[Written, ...]:
    """Write documents of an example project."""
    return write_documents(example(name), tuple(outlines().values()), folder, which, formats)


def edited(path: Path, old: bytes, new: bytes) -> None:
    """Change the text of a Word file as a person would, and leave the rest as it is."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old, new, 1)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    path.write_bytes(changed.getvalue())


@pytest.mark.parametrize("name", NAMES)
def test_every_jump_lands(name: str, tmp_path: Path) -> None:
    """Contents, lists and trace tables lead to bookmarks that are there, in each document."""
    for written in write(name, tmp_path):
        body = part(written.path.read_bytes())
        anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
        marked = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
        # Minutes fit on a page and need no jumps.
        assert len(anchors) > 5 or written.document == "minutes"
        assert [anchor for anchor in anchors if anchor not in marked] == []


def test_a_document_that_a_disk_damaged_counts_as_changed_by_hand(tmp_path: Path) -> None:
    """It cannot be compared with the new one, and is not written over."""
    (written,) = write("ecg-patch", tmp_path, "cep")
    content = bytearray(written.path.read_bytes())
    with zipfile.ZipFile(written.path) as package:
        begin = package.getinfo("word/document.xml").header_offset + 2000
    content[begin : begin + 40] = bytes(40)
    written.path.write_bytes(content)
    document = composed("ecg-patch", "cep")

    since = since_written(document, written.path)
    (again,) = write("ecg-patch", tmp_path, "cep")

    assert since.is_edited
    assert since.changes == ()
    assert written.path.read_bytes() == content
    assert again.path != written.path


@pytest.mark.parametrize("name", NAMES)
def test_every_written_document_is_valid(name: str, tmp_path: Path) -> None:
    """The documents of each example hold against the schema of the standard."""
    schema = load_schema()

    for written in write(name, tmp_path):
        assert findings(written.path, schema) == []


LONG = "Ein sehr langer Satz, der nicht aufhört. " * 5000
"""More than 200,000 letters."""


@pytest.mark.parametrize("fact", ["intended_purpose", "condition"])
def test_a_very_long_answer_is_written_whole(fact: str, tmp_path: Path) -> None:
    """Two hundred thousand letters, in a paragraph or in a cell of a table, stand where they belong."""
    base = example("ecg-patch").project
    assert fact in base.answers
    project = replace(base, answers={**base.answers, fact: LONG})

    written = write_documents(assess(project, knowledge()), tuple(outlines().values()), tmp_path, ("cep",))

    assert findings(written[0].path, load_schema()) == []
    assert LONG.strip() in all_text(part(written[0].path.read_bytes()))


FIELD_CODES = (
    '{ INCLUDEPICTURE "http://example.com/x.png" }',
    'TOC \\o "1-9"',
    "=cmd|'/c calc'!A1",
    '<w:fldSimple w:instr="DDEAUTO c:\\x"/>',
    "]]><w:p/>&xxe;",
)


@pytest.mark.parametrize("text", FIELD_CODES)
def test_a_field_code_in_an_answer_is_text(text: str, tmp_path: Path) -> None:
    """It is shown letter by letter, and no field of that kind is in the document."""
    base = example("ecg-patch").project
    project = replace(base, name=text, answers={**base.answers, "intended_purpose": text})

    written = write_documents(assess(project, knowledge()), tuple(outlines().values()), tmp_path, ("cep",))

    body = part(written[0].path.read_bytes())
    fields = {(found.text or "").split()[0] for found in body.iter(f"{W}instrText")}
    assert text in all_text(body)
    assert fields <= {"TOC", "PAGEREF", "SEQ"}
    assert not list(body.iter(f"{W}fldSimple"))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("CON", "CEP_CON_.docx"),
        ("a/b\\c:d*?", "CEP_a-b-c-d.docx"),
        ("lpt1.x", "CEP_lpt1.x_.docx"),
        ("\u202eevil", "CEP_evil.docx"),
        ("…", "CEP_device.docx"),
    ],
)
def test_a_device_name_makes_a_safe_file_name(name: str, file: str, tmp_path: Path) -> None:
    """Slashes, names that Windows keeps, and letters that turn a line round."""
    project = replace(example("ecg-patch").project, name=name)

    written = write_documents(assess(project, knowledge()), tuple(outlines().values()), tmp_path, ("cep",))

    assert [found.name for found in tmp_path.iterdir()] == [file]
    assert findings(written[0].path, load_schema()) == []


def test_hostile_answers_make_a_valid_document(tmp_path: Path) -> None:
    """Whatever stands in a project file, the documents can be opened and stay in their folder."""
    needed("soffice")
    base = example("ecg-patch").project
    questions = knowledge().questionnaire.questions
    written_answers = [fact for fact in base.answers if questions[fact].kind == "text"]
    free = {fact: HOSTILE[n % len(HOSTILE)] for n, fact in enumerate(written_answers)}
    rows = {
        table: tuple({**row, "text": HOSTILE[1], "title": HOSTILE[3]} for row in found)
        for table, found in base.tables.items()
    }
    project = replace(base, name="../../evil\x00", answers={**base.answers, **free}, tables=rows)
    folder = tmp_path / "deep" / "output"

    written = write_documents(
        assess(project, knowledge()), tuple(outlines().values()), folder, ("cep", "cer"), tuple(Format)
    )

    schema = load_schema()
    assert all(found.path.parent == folder for found in written)
    assert all(findings(found.path, schema) == [] for found in written if found.path.suffix == ".docx")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == sorted(
        found.path.name for found in written
    )


@pytest.mark.parametrize("kind", list(Format))
def test_writing_again_gives_the_same_bytes(kind: Format, tmp_path: Path) -> None:
    """An untouched document is replaced by an equal one."""
    if kind is Format.PDF:
        needed("soffice")
    first = write("ecg-patch", tmp_path, "cep", formats=(kind,))[0]
    before = first.path.read_bytes()

    second = write("ecg-patch", tmp_path, "cep", formats=(kind,))[0]

    assert second.path == first.path
    assert second.path.read_bytes() == before
    assert second.kept is None


def test_an_edited_document_is_brought_up_to_date_and_the_one_before_is_kept(tmp_path: Path) -> None:
    """A person's words stay in it; what it was stands beside it."""
    path = write("ecg-patch", tmp_path, "cep")[0].path
    edited(path, b"Fingerprint of the answers", b"Our own words")
    before = path.read_bytes()
    changed = replace(example("ecg-patch").project, manufacturer="Another GmbH")

    again = write_documents(assess(changed, knowledge()), tuple(outlines().values()), tmp_path, ("cep",))[0]
    content = path.read_bytes()
    third = write_documents(assess(changed, knowledge()), tuple(outlines().values()), tmp_path, ("cep",))[0]

    assert (again.path, again.kept) == (path, None)
    assert again.merged is not None
    assert again.backup is not None
    assert again.backup.read_bytes() == before
    assert b"Our own words" in _body(path)
    assert b"Another GmbH" in _body(path)
    assert (third.backup, path.read_bytes()) == (None, content)


def test_a_document_of_another_device_is_kept_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    """Two devices whose names make the same file name do not run into each other."""
    path = write("ecg-patch", tmp_path, "cep")[0].path
    edited(path, b"Fingerprint of the answers", b"Our own words")
    before = path.read_bytes()
    other = assess(replace(example("ecg-patch").project, name="PulseLeaf?"), knowledge())

    again = write_documents(other, tuple(outlines().values()), tmp_path, ("cep",))[0]

    assert path.read_bytes() == before
    assert (again.kept, again.path.name) == (path, "CEP_PulseLeaf-new.docx")
    assert "another device" in again.reason


def test_page_numbers_filled_in_are_no_edit(tmp_path: Path) -> None:
    """Opening a document and letting Word fill the contents does not make it somebody's own."""
    path = write("ecg-patch", tmp_path, "cep")[0].path
    edited(path, b"<w:t></w:t>" if b"<w:t></w:t>" in _body(path) else b"<w:t/>", b"<w:t>7</w:t>")

    again = write("ecg-patch", tmp_path, "cep")[0]

    assert again.kept is None


def _body(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"plain words"])
def test_a_file_of_another_kind_is_kept(content: bytes, tmp_path: Path) -> None:
    """A file that only has the name is not ours to replace."""
    path = tmp_path / "CEP_PulseLeaf.docx"
    path.write_bytes(content)

    written = write("ecg-patch", tmp_path, "cep")[0]

    assert path.read_bytes() == content
    assert written.kept == path


def test_an_edited_markdown_file_is_kept(tmp_path: Path) -> None:
    """The same holds for the text form."""
    path = write("ecg-patch", tmp_path, "cep", formats=(Format.MARKDOWN,))[0].path
    path.write_text(path.read_text("utf-8").replace("Document control", "Ours", 1), "utf-8")

    assert write("ecg-patch", tmp_path, "cep", formats=(Format.MARKDOWN,))[0].kept == path


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    """Nothing outside the folder is written, even where a link points there."""
    outside = tmp_path / "outside.docx"
    outside.write_bytes(b"precious")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "CEP_PulseLeaf.docx").symlink_to(outside)

    write("ecg-patch", folder, "cep")

    assert outside.read_bytes() == b"precious"


def test_an_unknown_document_is_refused_with_a_suggestion(tmp_path: Path) -> None:
    """A slip of the pen names the nearest document."""
    with pytest.raises(DocumentError, match="did you mean `cep`"):
        write("ecg-patch", tmp_path, "cepp")


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """The message says where, and nothing is left behind."""
    (tmp_path / "file").write_text("x", "utf-8")

    with pytest.raises(CannotWrite):
        write("ecg-patch", tmp_path / "file" / "below", "cep")


def test_no_document_is_written_for_another_market(tmp_path: Path) -> None:
    """A device for Great Britain alone gets no plan for a notified body; its gaps and minutes are its own."""
    project = replace(example("ecg-patch").project, markets=("gb",))

    written = write_documents(assess(project, knowledge()), tuple(outlines().values()), tmp_path)

    assert [found.document for found in written] == ["gaps", "minutes", "gb"]


def test_composing_does_not_load_word() -> None:
    """Whoever writes no Word document does not wait for its library."""
    code = "import cerwizard.documents, sys; sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
