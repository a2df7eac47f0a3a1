"""Blocks become Markdown that shows the same words, none of them obeyed."""

from __future__ import annotations

from cerwizard.documents import write_markdown
from cerwizard.documents.blocks import Basis, Column, Document, Layout, Open, Placeholder, Row, Table, words
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
