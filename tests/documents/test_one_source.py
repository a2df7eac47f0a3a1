"""What several documents say of the device is said once: the same blocks, to the letter, in each of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from cerwizard.documents.blocks import Block, Bullets, Paragraph, Placeholder, Role, Table
from cerwizard.documents.outline.sections import DecisionShown
from tests.documents.reading import section
from tests.documents.samples import NAMES, composed, outlines

SHARED = {
    "intended purpose": {"cep": "cep.2.3", "cer": "cer.3.4", "gaps": "gaps.3.4", "pmcf": "pmcf.B.3"},
    "claims": {"cep": "cep.2.6", "cer": "cer.3.5", "gaps": "gaps.3.6"},
    "populations": {"cep": "cep.2.4", "cer": "cer.3.4", "gaps": "gaps.3.5", "pmcf": "pmcf.B.4"},
    "variants": {"cep": "cep.2.7", "cer": "cer.3.6", "gaps": "gaps.3.7", "pmcf": "pmcf.B.5"},
}
"""Where each document says what all of them say."""

COUNT = {"intended purpose": 1, "claims": 1, "populations": 2, "variants": 1}
FIRST = {"claims": "Claims register", "populations": "Target groups", "variants": "Variants"}
CLASS = {"cep": "cep.2.2", "cer": "cer.3.2", "gaps": "gaps.3.1", "pmcf": "pmcf.B.2"}


def said(blocks: Sequence[Block]) -> list[Block]:
    """Return what blocks say: without the key of their place, and without guidance."""
    return [
        replace(block, key="") if isinstance(block, (Paragraph, Table, Placeholder, Bullets)) else block
        for block in blocks
        if not (isinstance(block, Paragraph) and block.role is Role.GUIDE)
    ]


def shared_part(what: str, name: str, document: str) -> list[Block]:
    """Return the blocks of a section that are shared with other documents."""
    blocks = said(section(composed(name, document), SHARED[what][document]))
    if what not in FIRST:
        return blocks[: COUNT[what]]
    starts = [
        at
        for at, block in enumerate(blocks)
        if FIRST[what] in (block.caption if isinstance(block, Table) else "")
    ]
    begin = starts[0] if starts else 0
    return blocks[begin : begin + COUNT[what]]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "empty"])
@pytest.mark.parametrize("what", sorted(SHARED))
def test_documents_say_it_in_the_same_blocks(what: str, name: str) -> None:
    """Block for block equal, from the plan to the plan for follow-up."""
    first, *others = (shared_part(what, name, document) for document in SHARED[what])

    assert first
    for other in others:
        assert other == first


@pytest.mark.parametrize("name", NAMES)
def test_the_class_begins_alike_in_every_document(name: str) -> None:
    """What was decided and by what; the plan and the report go on with what was tried besides."""
    parts = {document: said(section(composed(name, document), key)) for document, key in CLASS.items()}

    brief = parts["gaps"]
    assert brief == parts["pmcf"]
    start = parts["cer"].index(brief[0])
    assert parts["cer"][start : start + len(brief)] == brief
    # In the plan the figure above shows what decides.
    plain_words = [block for block in brief if not isinstance(block, Table)]
    start = parts["cep"].index(brief[0])
    assert parts["cep"][start : start + len(plain_words)] == plain_words


def test_the_documents_share_blocks_rather_than_copies() -> None:
    """A change of a column in the shared file changes every document."""
    for places in SHARED.values():
        contents = [
            [
                block.content
                for found in outlines()[document].sections
                if found.id == key
                for block in found.blocks
            ]
            for document, key in places.items()
        ]
        common = [content for content in contents[0] if all(content in other for other in contents)]
        assert common
    briefs = [
        block.content
        for document in ("gaps", "pmcf")
        for found in outlines()[document].sections
        if found.id == CLASS[document]
        for block in found.blocks
    ]
    assert briefs[0] == briefs[1]
    assert isinstance(briefs[0], DecisionShown)
