"""What holds for every document of every project: all headings, everything open shown, nothing concluded."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import (
    Basis,
    EvaluatorBox,
    Heading,
    Paragraph,
    Placeholder,
    Table,
    Text,
    plain,
)
from cerwizard.errors import NotCovered
from tests.documents.reading import column, pieces, section, table, tables, words_of
from tests.documents.samples import NAMES, composed, example, knowledge, outlines

VERDICT = re.compile(
    r"\b(device|product|evidence|data|risks?|benefits?|ratio|equivalence|performance)\b[^.;?]{0,40}"
    r"\b(is|are) (shown to be )?(sufficient|equivalent|acceptable|safe|adequate)\b|\bno gaps\b",
    re.IGNORECASE,
)
"""A sentence that judges this device, unless it says whether or not that."""


def concludes(text: str) -> bool:
    """Return whether a text judges the device rather than asking or naming what is to be judged."""
    found = VERDICT.search(text)
    if found is None or "?" in text:
        return False
    return not re.search("whether|not that", text[: found.end()])


BOTH = pytest.mark.parametrize("outline", ["cep", "cer"])
EACH = pytest.mark.parametrize("outline", ["cep", "cer", "gaps", "pmcf", "gb"])
ALL = pytest.mark.parametrize("outline", ["cep", "cer", "gaps", "pmcf", "gb", "minutes"])
EVERY = pytest.mark.parametrize("name", NAMES)


@EVERY
@ALL
def test_every_heading_stands_in_every_document(name: str, outline: str) -> None:
    """A section that does not apply keeps its heading and says why."""
    document = composed(name, outline)

    keys = [block.key for block in document.blocks if isinstance(block, Heading)]
    markets = example(name).markets
    wanted = [
        found.id
        for found in outlines()[outline].sections
        if found.not_applicable or not found.market or found.market in markets
    ]
    assert keys == wanted


@EVERY
@EACH
def test_no_section_is_silently_empty(name: str, outline: str) -> None:
    """Under each heading without sub-headings something is filled, open, or left out with a reason."""
    document = composed(name, outline)
    ids = [block.key for block in document.blocks if isinstance(block, Heading)]

    for key in ids:
        if not any(other.startswith(f"{key}.") for other in ids):
            found = section(document, key)
            said = words_of(found)
            assert said.strip() or any(isinstance(block, (EvaluatorBox, Table)) for block in found), key


@EVERY
@ALL
def test_nothing_is_concluded(name: str, outline: str) -> None:
    """Sufficient, equivalent, safe, acceptable: words for the evaluator's boxes, for claims and for questions."""
    judged = [
        piece.text
        for piece in pieces(composed(name, outline))
        if isinstance(piece, Text) and piece.basis in (None, Basis.COMPUTED) and concludes(piece.text)
    ]

    assert judged == []


@EVERY
def test_the_intended_purpose_is_the_same_in_every_document(name: str) -> None:
    """Letter by letter, with the same fingerprint."""
    plan, report = section(composed(name, "cep"), "cep.2.3"), section(composed(name, "cer"), "cer.3.4")

    addendum = section(composed(name, "gb"), "gb.3")
    statements = [
        [block.line for block in blocks if isinstance(block, Paragraph) and ".intended_purpose" in block.key]
        for blocks in (plan, report, addendum)
    ]
    assert statements[0] == statements[1] == statements[2]
    said = example(name).project.answers.get("intended_purpose")
    if said:
        assert plain(statements[0][0]) == said
    else:
        assert any(isinstance(block, Placeholder) for block in plan)


@EVERY
@ALL
def test_equal_answers_give_an_equal_document(name: str, outline: str) -> None:
    """Composing is pure."""
    assert compose(example(name), outlines()[outline]) == composed(name, outline)


@EVERY
@BOTH
def test_every_trace_row_has_a_state(name: str, outline: str) -> None:
    """Filled, open, left to the evaluator, or not applicable with the reason."""
    key = {"cep": "cep.A", "cer": "cer.G"}[outline]

    traced = [
        found for found in tables(section(composed(name, outline), key)) if found.columns[-1].title == "State"
    ]
    states = [state for found in traced for state in column(found, 3)]
    assert states
    for state in states:
        assert re.match(r"filled|not yet met: |OPEN in |\N{BALLOT BOX} left|not applicable: .", state), state


@pytest.mark.parametrize("outline", ["cep", "cer", "pmcf", "gb"])
def test_the_edition_of_the_rules_is_printed(outline: str) -> None:
    """Nobody has to guess the state of the law: of each whose class stands in the table, not only the own one."""
    key = f"{outline}.0"

    control = table(composed("ecg-patch", outline), key, "Document control")
    said = dict(zip(column(control), column(control, 1), strict=True))
    assert {"EU MDR class", "GB class", "IMDRF category (SaMD)"} <= set(said)
    for regime in knowledge().regimes:
        assert f"{regime.title}: {regime.edition}" in said["Law as of (edition of the rules)"]


@pytest.mark.parametrize("outline", ["cep", "cer", "pmcf", "gb", "minutes"])
def test_no_proposal_stands_among_the_sources(outline: str) -> None:
    """What is not law is not cited as if it were."""
    assert "COM(2025)" not in words_of(list(composed("ecg-patch", outline).blocks))


@pytest.mark.parametrize("outline", ["cep", "cer", "gaps", "pmcf"])
def test_no_document_is_made_for_what_is_no_device(outline: str) -> None:
    """A product under another law gets a sentence that says so."""
    base = example("foam-wound-dressing").project
    project = replace(base, answers={**base.answers, "ivd_purpose": True})

    with pytest.raises(NotCovered, match="in vitro diagnostic"):
        compose(assess(project, knowledge()), outlines()[outline])
