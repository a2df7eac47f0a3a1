"""Blocks become a Word file that is valid, looks only through named styles, and is the same every time."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from cerwizard.documents.blocks import (
    Basis,
    Column,
    Contents,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    words,
)
from cerwizard.documents.regions import LINE, document_and_region_texts, hashes, heading_bookmark
from cerwizard.documents.seal import SEAL
from cerwizard.documents.word import write_word
from tests.documents.samples import HOSTILE, W, all_text, document, imprint, part
from tests.tools.validate_docx import findings, load_schema

SCHEMA = load_schema()


def written(made: Document, folder: Path) -> Path:
    """Write a document to a file."""
    path = folder / "written.docx"
    path.write_bytes(write_word(made))
    return path


def test_every_kind_of_block_is_valid(tmp_path: Path) -> None:
    """Each part of the package holds against the schema of the standard."""
    assert findings(written(document(), tmp_path), SCHEMA) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_written_as_text(text: str, tmp_path: Path) -> None:
    """Control characters, markup, emoji and right-to-left letters leave the file valid."""
    assert findings(written(document(text), tmp_path), SCHEMA) == []


def test_text_is_kept_letter_by_letter() -> None:
    """Markup in an answer is shown, not obeyed."""
    text = "a <b>&amp; \"c\" 'd' \U0001f600 שלום e\u0301"

    body = part(write_word(Document(imprint(), (Paragraph(words(text, Basis.STATED)),))))

    assert text in all_text(body)


def test_a_letter_no_file_can_hold_is_marked() -> None:
    """Nothing disappears silently."""
    body = part(write_word(Document(imprint(), (Paragraph(words("a\x00b\ud800c\u202ed")),))))

    assert "a\ufffdb\ufffdc\ufffdd" in all_text(body)


def test_right_to_left_words_are_marked_as_such() -> None:
    """Word orders them rightly only in runs that say so."""
    body = part(write_word(Document(imprint(), (Paragraph(words("name: שלום עולם 5 mg")),))))

    marked = [all_text(run) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert [text.strip() for text in marked] == ["שלום עולם"]


def test_writing_twice_gives_the_same_bytes() -> None:
    """Neither the clock nor the machine leaves a trace."""
    assert write_word(document()) == write_word(document())


def test_the_archive_is_sorted_and_dated_alike() -> None:
    """Entries stand in the order of their names, dated at the beginning of zip time."""
    with zipfile.ZipFile(io.BytesIO(write_word(document()))) as package:
        entries = package.infolist()

    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_name_the_document_and_not_the_machine() -> None:
    """Author and dates come from the project or are not there."""
    core = part(write_word(document()), "docProps/core.xml")
    plain = part(write_word(Document(imprint(date=""), ())), "docProps/core.xml")

    said = {child.tag.rpartition("}")[2]: child.text or "" for child in core}
    assert said["title"] == "Clinical evaluation plan: words"
    assert said["created"] == said["modified"] == "2026-11-22T00:00:00Z"
    assert "lastModifiedBy" not in said
    assert not any("modified" in child.tag or "created" in child.tag for child in plain)


def test_everything_looks_as_a_named_style_says() -> None:
    """Fonts, sizes and colours are changed in the template and nowhere else; a caption is held to what it names."""
    body = part(write_word(document()))
    styles = part(write_word(document()), "word/styles.xml")

    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {
        found.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for found in body.iter(f"{W}{tag}")
    }
    in_runs = {child.tag for properties in body.iter(f"{W}rPr") for child in properties}
    in_paragraphs = {child.tag for properties in body.iter(f"{W}pPr") for child in properties}
    assert used <= known
    assert in_runs <= {f"{W}rStyle", f"{W}rtl"}
    assert in_paragraphs == {f"{W}pStyle", f"{W}keepNext"}


def test_table_headers_repeat_and_rows_stay_whole() -> None:
    """A table that runs over a page can still be read; a row too long for a page may break."""
    long_row = Row((words("x" * 4000), words("y")))
    table = Table("t", "caption", (Column("A", 1), Column("B", 3)), (Row((words("a"), words("b"))), long_row))

    body = part(write_word(Document(imprint(), (table,))))

    header, short, long = body.iter(f"{W}tr")
    assert header.find(f"{W}trPr/{W}tblHeader") is not None
    assert short.find(f"{W}trPr/{W}cantSplit") is not None
    assert long.find(f"{W}trPr/{W}cantSplit") is None
    assert [column.get(f"{W}w") for column in body.iter(f"{W}gridCol")] == ["2409", "7229"]


def test_contents_are_written_in_and_lead_to_headings() -> None:
    """No reader fills an empty contents field by itself."""
    blocks = document().blocks
    body = part(write_word(document()))

    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    instructions = [found.text or "" for found in body.iter(f"{W}instrText")]
    assert anchors <= names
    assert sum(isinstance(block, Heading) for block in blocks) == len(
        [text for text in instructions if "PAGEREF cw_h_" in text]
    )
    assert any(text.startswith(' TOC \\o "1-2"') for text in instructions)


def test_tables_and_figures_are_listed_with_jumps() -> None:
    """Each caption is counted by a field, and stands in a list that leads to it."""
    body = part(write_word(document()))

    captions = [all_text(found) for found in body.iter(f"{W}p") if style_of(found) == "Caption"]
    entries = [found for found in body.iter(f"{W}p") if style_of(found) == "TableofFigures"]
    anchors = [link.get(f"{W}anchor") for found in entries for link in found.iter(f"{W}hyperlink")]
    marked = {
        mark.get(f"{W}name")
        for found in body.iter(f"{W}p")
        if style_of(found) == "Caption"
        for mark in found.iter(f"{W}bookmarkStart")
    }
    assert [text.split("  ")[0] for text in captions] == [
        *(f"Table {n}" for n in (1, 2, 3)),
        *(f"Figure {n}" for n in (1, 2, 3, 4, 5)),
    ]
    assert sorted(all_text(found) for found in entries) == sorted(text.replace("  ", "") for text in captions)
    assert set(anchors) == marked


def test_page_numbers_are_written_where_they_were_measured() -> None:
    """Without them the field stands empty, and one line says how to fill it."""
    unknown, known = (part(write_word(document(), pages=pages)) for pages in ({}, {"cw_h_s_1_1": 7}))

    lines = [
        [all_text(found) for found in body.iter(f"{W}p") if style_of(found) == "TOC2"]
        for body in (unknown, known)
    ]
    assert lines == [["1.1words"], ["1.1words7"]]
    assert "Ctrl+A" in all_text(unknown)
    assert "Ctrl+A" not in all_text(known)


def test_a_figure_is_text_with_words_for_those_who_cannot_see_it() -> None:
    """No picture, no text box: a table with a title and a description."""
    body = part(write_word(document("Wörter")))

    drawn = [found for found in body.iter(f"{W}tbl") if found.find(f"{W}tblPr/{W}tblDescription") is not None]
    assert len(drawn) == 6
    for found in drawn:
        described = found.find(f"{W}tblPr/{W}tblDescription")
        assert described is not None
        assert described.get(f"{W}val") == "Wörter"
        assert "Wörter" in all_text(found)
    assert not list(body.iter(f"{W}drawing", f"{W}pict"))


def style_of(paragraph: etree._Element) -> str:
    """Return the style of a paragraph."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""


def test_header_and_footer_say_which_document_and_page() -> None:
    """A loose page can be put back."""
    content = write_word(Document(imprint(banner="SKELETON"), ()))

    header, footer = part(content, "word/header1.xml"), part(content, "word/footer1.xml")
    assert all_text(header) == "CEP GlucoPatchVersion 0.2 – DRAFTSKELETON"
    assert [text.text for text in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    assert "Example GmbH – 2026-11-22" in all_text(footer)


def test_regions_lie_between_two_points_and_their_words_are_hashed() -> None:
    """Each machine-written region can be found again and told from an edited one."""
    content = write_word(document())
    body = part(content)

    _, regions = document_and_region_texts(body)
    properties = {
        entry.get("name"): "".join(map(str, entry.itertext()))
        for entry in part(content, "docProps/custom.xml")
    }
    kept = {name: value for name, value in properties.items() if name and name.startswith("cw_")}
    assert set(regions) >= {"s_1_p", "s_1_1_grid", "s_1_1_grid_words1", "s_1_1_box"}
    assert all(regions.values())
    assert kept.pop(SEAL)
    lines = {name: kept.pop(name) for name in [name for name in kept if name.startswith(LINE)]}
    assert set(lines) == {f"{LINE}{name}" for name in ("header", "banner", "footer")}
    assert len(set(lines.values())) == 3
    assert kept == hashes(body)


def test_bookmark_names_fit_and_are_unique() -> None:
    """Word cuts names after 40 letters and does not tell capitals from small ones."""
    rows = tuple(Row((words("a"),), key) for key in ("C1", "c1", "é" * 50, "x" * 90, "a b/c", "C1"))
    table = Table("t", "", (Column("A"),), rows)

    body = part(write_word(Document(imprint(), (table, table))))

    names = [mark.get(f"{W}name") or "" for mark in body.iter(f"{W}bookmarkStart")]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 40 and name.replace("_", "").isalnum() and name.isascii() for name in names)


def test_the_evaluators_room_is_a_region_of_its_own() -> None:
    """The criterion is the machine's; what an evaluator writes is told from the empty room, and kept."""
    body = part(write_word(document()))

    _, regions = document_and_region_texts(body)
    assert regions["s_1_1_box_criterion"] == "Left to the evaluator: words [words]"
    assert regions["s_1_1_box_room"] == "☐ words ☐ no words:"


def test_a_long_table_is_written_in_proportion() -> None:
    """One string a table: twice the rows give about twice the file, and each row is there."""
    rows = tuple(Row((words(f"row {n}"), words("b"))) for n in range(800))

    body = part(write_word(Document(imprint(), (Table("t", "c", (Column("A"), Column("B")), rows),))))

    assert len(list(body.iter(f"{W}tr"))) == 801


def test_no_relationship_leaves_the_document() -> None:
    """Nothing is fetched from anywhere when the file is opened."""
    with zipfile.ZipFile(io.BytesIO(write_word(document(HOSTILE[5])))) as package:
        relations = b"".join(package.read(name) for name in package.namelist() if name.endswith(".rels"))

    assert b"External" not in relations


def test_headings_go_down_one_level_at_a_time() -> None:
    """A screen reader relies on the order of headings."""
    levels = [block.level for block in document().blocks if isinstance(block, Heading)]

    assert all(second <= first + 1 for first, second in pairwise(levels))


def test_how_page_numbers_are_filled_in_is_said_only_while_they_are_missing() -> None:
    """Once below the title of the contents; not where the numbers are known or nothing is listed."""
    heading = Heading(1, "1", "Scope", "scope")
    listed = Document(imprint(), (Contents(1), heading))

    missing, known, nothing = (
        all_text(part(content)).count("Word fills them in with Ctrl+A and F9")
        for content in (
            write_word(listed),
            write_word(listed, pages={heading_bookmark("scope"): 3}),
            write_word(Document(imprint(), (Contents(1),))),
        )
    )

    assert (missing, known, nothing) == (1, 0, 0)
