"""How the lines that the tool writes read: no stray lead word, no doubled stop, nothing counted that is not there."""

from __future__ import annotations

import re

import pytest

from cerwizard.documents.blocks import Bullets, Paragraph, plain
from tests.documents.samples import NAMES, composed

DOCUMENTS = ("cep", "cer", "pmcf", "gb")


def lines(name: str, outline: str) -> list[str]:
    """Return the lines of running text in a document."""
    found: list[str] = []
    for block in composed(name, outline).blocks:
        if isinstance(block, Paragraph):
            found.append(plain(block.line))
        elif isinstance(block, Bullets):
            found += map(plain, block.items)
    return found


@pytest.mark.parametrize("outline", DOCUMENTS)
@pytest.mark.parametrize("name", NAMES)
def test_no_line_begins_with_the_tail_of_the_clause_it_ends_with(name: str, outline: str) -> None:
    """What has no name is called by its clause once, at the end."""
    for line in lines(name, outline):
        reason = re.fullmatch(r"(?P<lead>[^:\[]+): .*\[(?P<clause>[^\[\]]+)\]", line)
        assert not (reason and reason["clause"].endswith(reason["lead"])), line


@pytest.mark.parametrize("outline", DOCUMENTS)
@pytest.mark.parametrize("name", NAMES)
def test_no_question_is_followed_by_a_full_stop_and_nothing_is_counted_as_none(
    name: str, outline: str
) -> None:
    """A sentence that ends with a question ends with its mark."""
    for line in lines(name, outline):
        assert not line.endswith("?."), line
        assert not line.startswith("0 more"), line
