"""What stands beside a class without changing it: its sub-types, or what they mean beside any other class."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import Verdict
from cerwizard.documents.blocks import Basis, Line, Open, words


def mark_lines(found: Verdict) -> Iterator[Line]:
    """Give each mark, and beside a class that has sub-types those that are still open.

    The clause of a sub-type is about the class that has it: beside another one it is not named.
    """
    for mark in found.marks:
        clause = mark.clause if mark.is_sub_type_of(found.possible) else ""
        yield words(mark.name_beside(found.possible), Basis.COMPUTED, clause)
    for mark in found.open_sub_types:
        yield (Open(f"{mark.label}, {mark.words}"),)
