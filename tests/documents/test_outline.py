"""The outlines of the rulebooks hold every heading, and a wrong document file is refused with its place."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from cerwizard.documents import load_outlines
from cerwizard.documents.outline.model import NEEDED, OPTIONAL
from cerwizard.documents.outline.sections import Trace
from cerwizard.errors import KnowledgeError
from tests.documents.samples import outlines
from tests.house.repository import ROOT
from tests.small import knowledge_of, question, yes_no

CEP_NUMBERS = (
    "0 1 2 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 3 4 5 6 7 8 8.1 8.2 8.3 8.4 8.5 8.6 8.7 8.8 "
    "9 10 11 12 13 14 15 16 17 18 A B C"
)

CER_NUMBERS = (
    "0 1 2 2.1 2.2 2.3 2.4 2.5 3 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 4 5 5.1 5.2 5.3 5.4 5.5 5.6 "
    "6 6.1 6.2 6.3 6.4 6.5 6.6 7 7.1 7.2 7.3 7.4 7.5 7.6 8 8.1 8.2 8.3 8.4 8.5 8.6 8.7 9 9.1 9.2 9.3 9.4 "
    "10 10.1 10.2 10.3 10.4 10.5 10.6 10.7 10.8 10.9 10.10 10.11 10.12 10.13 11 11.1 11.2 11.3 11.4 11.5 11.6 "
    "12 13 13.1 13.2 13.3 13.4 13.5 14 15 16 A B C D E F G H I J K"
)

RULES = """
[[decision]]
id = "fits"
title = "Fit"
clause = "Law 1"
says = "Whether it fits."
outcomes = ["no", "yes"]
policy = "first"
group = "class"
otherwise = [{ name = "Rest", outcome = "no", clause = "Law 1", says = "It does not." }]
"""

TABLE = question("""
    id = "claim"
    ask = "What is claimed?"
    kind = "table"

    [[question.column]]
    id = "id"
    ask = "No."
    kind = "text"

    [[question.column]]
    id = "kind"
    ask = "Kind"
    kind = "one_of"
    choices = { good = "Good", bad = "Bad" }
""")

FRONT = """
[document]
id = "cep"
title = "Plan"
short = "CEP"
clause = "Law 2"
where = "CEP"
limits = "It concludes nothing."

[[section]]
id = "cep.1"
number = "1"
heading = "First"
clause = "Law 3"
guide = "Show it."
"""


def complaints(folder: Path, blocks: str) -> list[str]:
    """Return what is said about a plan that ends with these blocks."""
    questions = yes_no("active") + TABLE
    known = knowledge_of(folder, questions, RULES)
    (folder / "rulebook" / "eu_mdr" / "cep.toml").write_text(FRONT + textwrap.dedent(blocks), "utf-8")
    try:
        load_outlines(known, folder / "rulebook")
    except KnowledgeError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(("document", "numbers"), [("cep", CEP_NUMBERS), ("cer", CER_NUMBERS)])
def test_every_heading_is_there(document: str, numbers: str) -> None:
    """The headings a reviewer walks through stand in their order, none missing."""
    found = [section.number for section in outlines()[document].sections if section.number]

    assert " ".join(found) == numbers


def test_every_section_names_its_clause_and_what_it_must_show() -> None:
    """Whoever writes a section knows why it is there."""
    for outline in outlines().values():
        for section in outline.sections:
            assert re.search("MDR|MDCG|MEDDEV|IMDRF", section.clause), section.id
            assert section.guide.endswith("."), section.id


def test_the_plan_traces_every_indent_of_its_law() -> None:
    """All eight indents and the points after them lead to a section."""
    traces = [
        block.content
        for section in outlines()["cep"].sections
        for block in section.blocks
        if isinstance(block.content, Trace)
    ]

    items = [row.item for row in traces[0].rows]
    assert len([item for item in items if item.endswith("indent")]) == 8
    assert {"1(b)", "1(c)", "1(d)", "1(e)", "2", "3"} <= set(items)
    assert all(row.sections for row in traces[0].rows)


def test_the_report_traces_every_item_of_the_assessment_template() -> None:
    """No item of the notified body's form is left without a place."""
    traces = [
        block.content
        for section in outlines()["cer"].sections
        for block in section.blocks
        if isinstance(block.content, Trace)
    ]

    letters = "".join(row.item[0] for row in traces[0].rows)
    counts = {letter: letters.count(letter) for letter in dict.fromkeys(letters)}
    expected = {
        "A": 11,
        "B": 1,
        "C": 41,
        "D": 16,
        "E": 10,
        "F": 6,
        "G": 11,
        "H": 7,
        "O": 6,
        "I": 6,
        "J": 8,
        "K": 3,
    }
    assert counts == expected


def test_the_table_of_blocks_names_every_key_of_every_kind() -> None:
    """Whoever writes a document file reads there what a block may say; what stands in brackets is said of rows."""
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    table = page.partition("| Kind of block |")[2].partition("\n\n")[0]
    lines = re.findall(r"^\| (`.*?) \| .*? \| (.*?) ?\|$", table, re.MULTILINE)
    told = {
        kind: set(re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", keys)))
        for kinds, keys in lines
        for kind in re.findall(r"`(\w+)`", kinds)
    }

    assert told == {kind: needed | OPTIONAL.get(kind, set()) for kind, needed in NEEDED.items()}


def test_a_plain_document_file_is_read(tmp_path: Path) -> None:
    """What fits draws no complaint."""
    blocks = """
        [[section.block]]
        kind = "answers"
        caption = "Answers"
        facts = ["active"]

        [[section.block]]
        kind = "rows"
        of = "claim"
        caption = "Claims"
        empty = "Which?"
        columns = ["id", { columns = ["kind", "id"], title = "Both" }, { left_to = "evaluator", title = "Good?" }]
    """

    assert complaints(tmp_path, blocks) == []


WRONG = {
    "an unknown fact": (
        '[[section.block]]\nkind = "answers"\ncaption = "x"\nfacts = ["activ"]',
        "19: no question declares the fact `activ`; did you mean `active`?",
    ),
    "an unknown decision": (
        '[[section.block]]\nkind = "decision"\ndecision = "fit"',
        "16: no rulebook has a decision `fit`; did you mean `fits`?",
    ),
    "an unknown column": (
        '[[section.block]]\nkind = "rows"\nof = "claim"\ncaption = "x"\nempty = "y"\ncolumns = ["kin"]',
        "21: table `claim` has no column `kin`; did you mean `kind`?",
    ),
    "a column from nowhere": (
        '[[section.block]]\nkind = "rows"\nof = "claim"\ncaption = "x"\nempty = "y"\ncolumns = [{ title = "x" }]',
        "21: a column has one of `column`, `columns`, `named_by`, `appraised`, `detects`, `decided`, `left_to`",
    ),
    "a column of an unknown decision": (
        (
            '[[section.block]]\nkind = "rows"\nof = "claim"\ncaption = "x"\nempty = "y"\n'
            'columns = [{ title = "x", decided = ["fit"] }]'
        ),
        "21: no rulebook has a decision `fit`; did you mean `fits`?",
    ),
    "a missing key": (
        '[[section.block]]\nkind = "answers"\nfacts = ["active"]',
        "16: a `answers` block needs `caption`",
    ),
    "a key of another kind": (
        '[[section.block]]\nkind = "control"\ntext = "x"',
        "16: `text` is not a key of a `control` block",
    ),
    "an unknown key": (
        '[[section.block]]\nkind = "control"\ncolour = "red"',
        "18: `colour` is not a key here; did you mean `column`?",
    ),
    "an unknown word in a column": (
        '[[section.block]]\nkind = "blank_table"\ncaption = "x"\ncolumns = [{ title = "x", left_to = "writr" }]',
        "19: `left_to`: there is no `writr`; expected `evaluator` or `writer`; did you mean `writer`?",
    ),
    "a section nobody has": (
        '[[section.block]]\nkind = "trace"\ncaption = "x"\nrows = [{ item = "1", says = "x", sections = ["cep.2"] }]',
        "19: this document has no section `cep.2`; did you mean `cep.1`?",
    ),
    "a section left out without a word": (
        '[[section]]\nid = "cep.2"\nnumber = "2"\nheading = "x"\nclause = "x"\nguide = "x"\nwhen = { active = true }',
        "16: `cep.2` may be left out and has no `not_applicable` line that says why",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_document_file_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    """A message names file, line, what is wrong and the nearest known word."""
    blocks, expected = WRONG[name]

    assert complaints(tmp_path, blocks) == [f"rulebook/eu_mdr/cep.toml:{expected}"]


def test_a_figure_of_what_is_not_there_is_refused(tmp_path: Path) -> None:
    """A column, a decision and a box beside nothing: each with its line."""
    found = complaints(
        tmp_path,
        """
        [[section.block]]
        kind = "timeline"
        of = "claim"
        column = "knd"
        columns = ["id"]
        empty = "which?"
        caption = "When"

        [[section.block]]
        kind = "tree"
        decisions = ["fit"]
        caption = "Why"

        [[section.block]]
        kind = "flow"
        of = "claim"
        caption = "How many"
        none = "None yet."
        rows = [{ says = "Hits", aside = "Left out" }]
        """,
    )

    assert [re.sub(r"^.*?: ", "", line) for line in found] == [
        "table `claim` has no column `knd`; did you mean `kind`?",
        "no rulebook has a decision `fit`; did you mean `fits`?",
        "a box has `says`, and `aside` only with `aside_cells`",
    ]


def test_shared_blocks_may_be_made_of_others_that_stand_above(tmp_path: Path) -> None:
    """And one that nobody shares is named, instead of falling away in silence."""
    known = knowledge_of(tmp_path, yes_no("active") + TABLE, RULES)
    folder = tmp_path / "rulebook" / "eu_mdr"
    (folder / "cep.toml").write_text(
        FRONT + '[[section.block]]\nkind = "shared"\nof = "both"\n', encoding="utf-8"
    )
    shared = '[[shared]]\nid = "one"\n[[shared.block]]\nkind = "answers"\ncaption = "A"\nfacts = ["active"]\n'
    both = '[[shared]]\nid = "both"\n[[shared.block]]\nkind = "shared"\nof = "{of}"\n'

    (folder / "shared_blocks.toml").write_text(shared + both.format(of="one"), encoding="utf-8")
    (outline,) = load_outlines(known, tmp_path / "rulebook")
    assert len(outline.sections[0].blocks) == 1

    (folder / "shared_blocks.toml").write_text(shared + both.format(of="onne"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="shares no blocks called `onne`; did you mean `one`"):
        load_outlines(known, tmp_path / "rulebook")
