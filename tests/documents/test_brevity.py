"""A document is as short as it can be without hiding what is open."""

from __future__ import annotations

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import (
    CaptionLists,
    Column,
    Document,
    Figure,
    Layout,
    Link,
    Paragraph,
    Row,
    Table,
    open_line,
    plain,
    words,
)
from cerwizard.documents.word import write_word
from tests.documents.golden import device
from tests.documents.reading import column, section, table, tables, words_of
from tests.documents.samples import W, all_text, composed, example, imprint, knowledge, outlines, part


def test_the_plan_shows_the_grave_gaps_and_counts_the_others() -> None:
    """The whole list stands in the annex, one jump away."""
    blocks = section(composed("ecg-patch", "cep"), "cep.8.8")
    found = next(block for block in tables(blocks) if block.caption.startswith("Gaps due"))

    assert {plain(row.cells[1]) for row in found.rows} == {"major"}
    count = next(block for block in blocks if isinstance(block, Paragraph) and block.key.endswith(".count"))
    assert any(isinstance(piece, Link) and piece.to == "cep.B" for piece in count.line)


def test_a_text_is_listed_once() -> None:
    """With its reason in the first section, or in the annex of sources."""
    plan = composed("ecg-patch", "cep")
    used = table(plan, "cep.1", "Texts the plan rests on")
    further = table(plan, "cep.C", "Further texts")

    assert {row.key for row in used.rows} & {row.key.partition(" ")[2] for row in further.rows} == set()


def test_a_few_short_answers_need_no_table() -> None:
    """One line says them, each after its name."""
    blocks = section(compose(device("bandage"), outlines()["cep"]), "cep.2.8")

    assert tables(blocks) == []
    said = [plain(block.line) for block in blocks if isinstance(block, Paragraph)]
    assert said[-1].endswith("Orphan device: no; Modification of an own marketed device: no")


def test_competences_nobody_covers_share_one_open_line() -> None:
    """Those that somebody covers stand in the table."""
    team = example("ecg-patch").project.tables["team"]
    one = ({**team[0], "competence": ("medical_writing",)},)
    base = example("ecg-patch").project
    plan = compose(assess(replace(base, tables={**base.tables, "team": one}), knowledge()), outlines()["cep"])

    assert column(table(plan, "cep.15", "Competences")) == ["Medical writing"]
    lacking = next(
        block for block in section(plan, "cep.15") if isinstance(block, Paragraph) and ".lacking" in block.key
    )
    assert "OPEN" in plain(lacking.line)
    assert "Medical writing" not in plain(lacking.line)


def test_what_a_card_does_not_say_shares_a_row() -> None:
    """In Word the empty fields of a card stand together, by name, and its region reaches to the end."""
    columns = tuple(Column(title, 10) for title in ("No.", "Terms", "Period", "Place", "Limits"))
    cells = (words("S1"), open_line(), words("ten years"), words("\N{EN DASH}"), open_line())
    made = Document(imprint(), (Table("t", "Searches", columns, (Row(cells, "S1"),), Layout.CARDS),))

    body = part(write_word(made))

    rows = [[all_text(cell) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    assert rows == [
        ["No.", "S1"],
        ["Period", "ten years"],
        ["Not said yet", "OPEN  Terms; Limits"],
        ["Left empty", "Place"],
    ]


def test_conditions_of_what_may_never_apply_share_one_line() -> None:
    """Before anything is said, no table asks for each condition of each exemption."""
    blocks = section(composed("empty", "cep"), "cep.8.1")

    assert not any(found.caption.startswith("Conditions") for found in tables(blocks))
    assert "does any apply? Exemption case 1" in words_of(blocks)


def test_a_stage_that_is_declared_empty_is_not_drawn() -> None:
    """A complete list without rows leaves nothing to draw, and its lines say so."""
    blocks = section(compose(device("bandage"), outlines()["cep"]), "cep.12")

    assert not any(isinstance(block, Figure) for block in blocks)
    assert words_of(blocks).count("the list is declared complete") == 3


def test_that_a_text_was_not_read_whole_is_said_once() -> None:
    """A star stands beside each, and what it means above the table."""
    note, texts = section(composed("ecg-patch", "cep"), "cep.1")[3:5]

    assert isinstance(texts, Table)
    assert isinstance(note, Paragraph)
    assert sum(plain(row.cells[1]).endswith("*") for row in texts.rows) > 1
    assert plain(note.line).startswith("* ")
    assert words_of([note, texts]).count("check it") == 1


def test_why_a_requirement_applies_that_is_asked_of_every_device_is_said_in_one_line() -> None:
    """Most gaps apply for that reason alone, and a column of them is read only where it says something."""
    why = column(table(composed("ecg-patch", "gaps"), "gaps.1.1", "Major gaps"), 1)

    general = [reason for reason in why if "the MDR applies" in reason.replace("The MDR", "the MDR")]
    assert len(general) > len(why) // 2
    assert {reason.split(";")[0] for reason in general} == {"The MDR applies to the product"}


def test_no_semicolon_follows_the_full_stop_of_an_answer() -> None:
    """Answers that are sentences stand on lines of their own; words and yes or no share one."""
    blocks = [block for block in composed("cbt-app", "cep").blocks if isinstance(block, Paragraph)]
    said = [plain(block.line) for block in blocks]

    assert not [line for line in said if ".; " in line.replace("No.; ", "")]
    assert any("five minutes.\nPlace of use: At home" in line for line in said)
    assert any("; Custom-made: " in line for line in said)


def test_only_a_long_document_lists_its_figures_and_tables() -> None:
    """A short one has its contents."""
    short, long = compose(device("bandage"), outlines()["cep"]), composed("ecg-patch", "cer")

    assert [any(isinstance(block, CaptionLists) for block in made.blocks) for made in (short, long)] == [
        False,
        True,
    ]


def test_a_heading_above_sections_stays_with_them() -> None:
    """What leads over to the first of them keeps with it, so that no heading ends a page."""
    body = part(write_word(composed("foam-wound-dressing", "cep")))
    styles = part(write_word(composed("foam-wound-dressing", "cep")), "word/styles.xml")
    keeping = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }

    paragraphs = list(body.iter(f"{W}p"))
    at = max(n for n, found in enumerate(paragraphs) if "Evidence strategy" in all_text(found))
    used = {mark.get(f"{W}val") for found in paragraphs[at : at + 4] for mark in found.iter(f"{W}pStyle")}
    assert used <= keeping
