"""A company's template gives its styles, page, header and footer; what could act or reach outside is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Cm
from lxml import etree

from cerwizard.documents import corporate_template
from cerwizard.documents.regions import document_and_region_texts
from cerwizard.documents.word import write_word
from cerwizard.errors import DocumentError
from tests.documents.samples import ROOT, W, all_text, document, part
from tests.tools.validate_docx import findings, load_schema

SCHEMA = load_schema()
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff\xff\x7f\x00\t\xfb\x03\xfd\x05CE\xca\x00\x00\x00\x00IEND\xaeB`\x82"
)

CONTENT_TYPES, MAIN, SETTINGS_RELATIONS = (
    "[Content_Types].xml",
    "word/document.xml",
    "word/_rels/settings.xml.rels",
)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A letter-head: own page, a logo in the header, red headings that number themselves, own page numbers."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21.5), Cm(4), Cm(2)
    header = section.header.paragraphs[0]
    header.add_run("ACME Medical").add_picture(io.BytesIO(PIXEL))
    footer = section.footer.paragraphs[0]._p
    footer.append(etree.fromstring(f'<w:fldSimple xmlns:w="{W.strip("{}")}" w:instr=" PAGE "/>'))
    heading = made.styles["Heading 1"].element
    heading.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 3
    heading.set(f"{W}styleId", "berschrift1")
    made.styles.element.remove(made.styles["Caption"].element)
    made.add_paragraph("Text of the template")
    made.core_properties.author = "Somebody"
    path = tmp_path / "corporate.docx"
    made.save(str(path))
    return path


def changed(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a package, or add it."""
    with zipfile.ZipFile(path) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w") as package:
        for entry, content in parts.items():
            package.writestr(entry, content)
    return path


def test_a_document_in_a_companys_template_is_valid(template: Path, tmp_path: Path) -> None:
    """Each part holds against the schema, and the same input gives the same bytes."""
    content = write_word(document(), corporate_template(template))
    path = tmp_path / "written.docx"
    path.write_bytes(content)

    assert findings(path, SCHEMA) == []
    assert content == write_word(document(), corporate_template(template))


def test_styles_are_found_by_their_names(template: Path) -> None:
    """An id that another language of Word gave is used; a style that is there is left as it is."""
    content = write_word(document(), corporate_template(template))

    styles = [found.get(f"{W}val") for found in part(content).iter(f"{W}pStyle")]
    names = [name.get(f"{W}val") for name in part(content, "word/styles.xml").iter(f"{W}name")]
    assert "berschrift1" in styles
    assert "Heading1" not in styles
    assert len({(name or "").casefold() for name in names}) == len(names)


def test_a_caption_stays_with_its_table_whatever_the_template_says(tmp_path: Path) -> None:
    """The style for captions that Word's own template brings lets a caption end a page alone."""
    path = tmp_path / "plain.docx"
    docx.Document().save(str(path))

    body = part(write_word(document(), corporate_template(path)))

    captions = [
        paragraph
        for paragraph in body.iter(f"{W}p")
        if "SEQ " in "".join(code.text or "" for code in paragraph.iter(f"{W}instrText"))
    ]
    assert captions
    assert all(caption.find(f"{W}pPr/{W}keepNext") is not None for caption in captions)


def test_what_a_template_lacks_is_named_and_added(template: Path) -> None:
    """The report lists the styles; the document has them all."""
    frame = corporate_template(template)
    content = write_word(document(), frame)

    ids = {style.get(f"{W}styleId") for style in part(content, "word/styles.xml").iter(f"{W}style")}
    used = {
        found.get(f"{W}val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for found in part(content).iter(f"{W}{tag}")
    }
    assert "caption" in frame.missing
    assert "heading 1" not in frame.missing
    assert re.search("no style named .*caption", frame.report)
    assert used <= ids


def test_headings_are_numbered_once(template: Path) -> None:
    """A heading that would number itself does not: links rely on the document's own numbers."""
    body = part(write_word(document(), corporate_template(template)))

    heading = next(mark for mark in body.iter(f"{W}pStyle") if mark.get(f"{W}val") == "berschrift1")
    number = heading.getnext()
    assert number is not None
    assert [found.get(f"{W}val") for found in number.iter(f"{W}numId")] == ["0"]


def test_page_header_and_footer_are_the_companys(template: Path) -> None:
    """Its words and logo stand over the document's own line; it numbers its pages itself."""
    content = write_word(document(), corporate_template(template))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        header = next(name for name in names if name.startswith("word/header"))
        footer = next(name for name in names if name.startswith("word/footer"))

    said = [all_text(line) for line in part(content, header).iter(f"{W}p")]
    size = part(content).find(f".//{W}pgSz")
    table = part(content).find(f".//{W}tblW")
    assert said[:2] == ["ACME Medical", "CEP GlucoPatchVersion 0.2 – DRAFT"]
    assert any(name.startswith("word/media/") for name in names)
    assert all_text(part(content, footer)) == ""
    assert size is not None
    assert size.get(f"{W}w") == "12189"
    assert table is not None
    assert int(table.get(f"{W}w") or 0) == 12189 - 2268 - 1134


def test_a_written_document_restyled_by_hand_is_a_template(tmp_path: Path) -> None:
    """Its styles and page are used; what it said of itself is said anew."""
    path = tmp_path / "restyled.docx"
    path.write_bytes(write_word(document("old words")))

    frame = corporate_template(path)
    content = write_word(document("new words"), frame)

    assert frame.missing == ()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any(b"old words" in package.read(name) for name in package.namelist())
    (tmp_path / "again.docx").write_bytes(content)
    assert findings(tmp_path / "again.docx", SCHEMA) == []
    assert all_text(part(content)) == all_text(part(write_word(document("new words"))))


def test_a_template_file_of_word_is_taken_as_well(template: Path) -> None:
    """A .dotx is a template by its kind."""
    changed(template, CONTENT_TYPES, lambda old: old.replace(b"document.main", b"template.main"))

    assert part(write_word(document(), corporate_template(template))).find(f".//{W}p") is not None


def test_nothing_else_of_a_template_gets_into_a_document(template: Path) -> None:
    """Neither its text nor who made it."""
    content = write_word(document(), corporate_template(template))

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"Text of the template" not in everything
    assert b"Somebody" not in everything
    assert b"External" not in everything
    assert not any(
        name.startswith("docProps/app") for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
    )


def test_regions_are_the_same_in_any_template(template: Path) -> None:
    """A document can be written again in another look."""
    plain, dressed = (part(write_word(document(), frame)) for frame in (None, corporate_template(template)))

    assert document_and_region_texts(plain) == document_and_region_texts(dressed)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "cannot be read as a Word file"),
        (b"plain words", "cannot be read as a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    """The sentence names the file."""
    path = tmp_path / "template.docx"
    path.write_bytes(content)

    with pytest.raises(DocumentError, match=reason) as raised:
        corporate_template(path)
    assert str(path) in str(raised.value)


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A slip in the path is told."""
    with pytest.raises(DocumentError, match="cannot be read"):
        corporate_template(tmp_path / "none.docx")


ATTACHED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="file:///server/template.dotm" TargetMode="External"/></Relationships>'
)
FETCHING = b'<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://x"</w:instrText></w:r></w:p>'


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        (CONTENT_TYPES, lambda old: old.replace(b"document.main", b"document.macroEnabled.main"), "macros"),
        ("word/vbaProject.bin", lambda _: b"macro", "macros"),
        (
            CONTENT_TYPES,
            lambda old: old.replace(b"wordprocessingml", b"spreadsheetml"),
            "not a Word document",
        ),
        (SETTINGS_RELATIONS, lambda _: ATTACHED, "something outside itself"),
        (MAIN, lambda old: old.replace(b"<w:body>", b"<w:body>" + FETCHING), "a field that reaches outside"),
        ("word/styles.xml", lambda old: b'<!DOCTYPE x [<!ENTITY a "b">]>' + old, "declares entities"),
        ("word/styles.xml", lambda old: old[: len(old) // 2], "is broken"),
        ("word/numbering.xml", lambda _: b"<open", "is broken"),
        (MAIN, lambda _: b"", "is broken"),
        ("word/huge.xml", lambda _: b" " * 60_000_000, "larger than any"),
        (MAIN, lambda old: old.replace(b"<w:pgSz", b"<w:pgTz"), "no page size"),
        (MAIN, lambda old: old.replace(b'w:left="2268"', b'w:left="9000"'), "narrower"),
    ],
)
def test_a_hostile_or_broken_template_is_refused(
    name: str, change: Callable[[bytes], bytes], reason: str, template: Path
) -> None:
    """Macros, links to outside, entities, bombs and broken parts: one sentence each."""
    with pytest.raises(DocumentError, match=reason):
        corporate_template(changed(template, name, change))


def test_every_style_is_named_in_the_manual() -> None:
    """Whoever makes a template finds each name to define."""
    manual = (ROOT / "docs" / "word-template.md").read_text("utf-8")
    styles = part(write_word(document()), "word/styles.xml")

    built_in = {"Default Paragraph Font", "Normal Table", "No List"}
    names = {name.get(f"{W}val") or "" for name in styles.iter(f"{W}name")} - built_in
    ranges = {f"heading {n}" for n in (2, 3)} | {"toc 2"}
    assert sorted(name for name in names - ranges if f"`{name}`" not in manual) == []
