"""Blocks become Markdown that shows the same words, none of them obeyed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cerwizard.documents import write_markdown
from cerwizard.documents.blocks import (
    Basis,
    Bullets,
    Column,
    Document,
    Heading,
    Layout,
    Open,
    Paragraph,
    Placeholder,
    Role,
    Row,
    Table,
    words,
)
from tests.documents.samples import HOSTILE, document, imprint


def test_every_kind_of_block_has_its_words() -> None:
    """Whatever a document says can be read in the terminal."""
    text = write_markdown(document())

    assert "## <a id=" in text
    assert "**OPEN – words – words – words** [words]" in text
    assert "| words | Answer | Judgement |" in text
    assert "> *Left to the evaluator:* words [words]" in text


def test_letters_of_markdown_in_an_answer_are_shown() -> None:
    """A pasted table or link stays text, and stays in its cell."""
    table = Table("t", "", (Column("A"),), (Row((words("a | b\n[x](y) *z* <b>", Basis.STATED),)),))

    text = write_markdown(Document(imprint(), (table,)))

    assert "| a \\| b<br>\\[x\\](y) \\*z\\* \\<b\\> |" in text


def test_cards_have_one_table_a_row() -> None:
    """Rows with many fields are read from top to bottom."""
    rows = (Row((words("S1"), words("q"))), Row((words("S2"), words("r"))))
    table = Table("t", "Searches", (Column("No."), Column("Question")), rows, Layout.CARDS)

    text = write_markdown(Document(imprint(), (table,)))

    assert text.count("| --- | --- |") == 2


def test_an_open_question_names_owner_and_date() -> None:
    """What is unknown of it is left out."""
    text = write_markdown(Document(imprint(), (Placeholder(Open("Which one?", due="2027-01-31")),)))

    assert "**OPEN – Which one? – 2027-01-31**" in text


def test_hostile_text_can_be_encoded() -> None:
    """No pasted letter stops a file from being written."""
    for text in HOSTILE:
        assert write_markdown(document(text)).encode("utf-8")


PASTED = (
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "`code` and ```\nfence\n```",
    "<script>alert(1)</script><!-- gone --><br>",
    "[x](javascript:alert(1)) ![y](z.png) <https://example.org>",
    "# Heading\n## Another\n===\n---",
    "- one\n- two\n1. three\n2) four\n+ five",
    "> quoted\n\n    indented code\n\ttabbed",
    "5. Mai 2026",
    "- 3 mm",
    "&lt;b&gt; &amp; &copy; $x^2$ \\* a\\",
    "*a* **b** _c_ ~~d~~ [^1]",
)
"""What somebody may paste into an answer and Markdown would obey."""

OBEYED = {"html_block", "code_block", "fence", "hr", "ordered_list_open", "blockquote_open"}
OBEYED_INLINE = {"link_open", "image", "code_inline", "em_open", "s_open"}


@pytest.mark.parametrize("text", PASTED)
def test_what_is_pasted_comes_out_as_text(text: str) -> None:
    """In a paragraph, a list, a cell and a heading: a reader of Markdown sees the letters that were typed."""
    blocks = (
        Heading(1, "", text.replace("\n", " "), "h"),
        Paragraph(words(text, Basis.STATED)),
        Bullets((words(text, Basis.STATED),)),
        Table("t", "", (Column("A"), Column("B")), (Row((words(text), words("end"))),)),
    )

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(write_markdown(Document(imprint(), blocks)))

    assert not OBEYED & {token.type for token in tokens}
    assert [token.type for token in tokens].count("bullet_list_open") == 1
    assert [token.type for token in tokens].count("table_open") == 1
    inline = [child for token in tokens for child in token.children or ()]
    assert not OBEYED_INLINE & {child.type for child in inline}
    assert {child.content for child in inline if child.type == "html_inline"} <= {
        "<br>",
        '<a id="cw_h_h">',
        "</a>",
    }
    shown = [seen(token.children or []) for token in tokens if token.type == "inline"]
    assert shown.count(legal_words(text)) >= 3


def seen(children: Sequence[Token]) -> str:
    """Return the words that a reader sees."""
    return " ".join("".join(child.content if child.type == "text" else " " for child in children).split())


def legal_words(text: str) -> str:
    """Return words one blank apart."""
    return " ".join(text.split())


def test_the_banner_of_a_skeleton_is_said_once_and_loud() -> None:
    """It stands where the document puts it, or under the title where it puts it nowhere."""
    banner = "SKELETON – not a report"
    placed = Document(imprint(banner=banner), (Paragraph(words(banner), Role.BANNER),))
    nowhere = Document(imprint(banner=banner), (Paragraph(words("text")),))

    for document_ in (placed, nowhere):
        assert write_markdown(document_).count(banner) == 1
        assert f"**{banner}**" in write_markdown(document_)
