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
        is_sub_type = set(found.possible) <= set(mark.of)
        yield words(mark.name_beside(found.possible), Basis.COMPUTED, mark.clause if is_sub_type else "")
    for mark in found.open_marks:
        if found.outcome in mark.of:
            yield (Open(f"{mark.label}, {mark.words}"),)
