"""Trace tables: where each item of a checklist is answered, and how that place stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    Column,
    EvaluatorBox,
    Figure,
    Inline,
    Line,
    Link,
    Note,
    Open,
    Paragraph,
    Placeholder,
    Row,
    Table,
    Text,
    words,
)
from cerwizard.documents.drawings import drawn_lines
from cerwizard.documents.outline.sections import Trace

TRACE_COLUMNS = (Column("Item", 14), Column("Content", 40), Column("Section", 16), Column("State", 30))
CHECK = Column("Yes, or no and why", 22)


@dataclass(frozen=True, slots=True)
class SectionState:
    """How a composed section stands."""

    number: str
    left_out_because: str = ""
    open_places: int = 0
    left_to_the_evaluator: int = 0


def open_places(blocks: Iterable[Block]) -> int:
    """Return how many places wait for an answer."""
    return sum(isinstance(piece, Open) for block in blocks for piece in _pieces(block))


def evaluator_places(blocks: Iterable[Block]) -> int:
    """Return how many places wait for the evaluator."""
    return sum(
        isinstance(block, EvaluatorBox)
        or any(isinstance(piece, Text) and piece.basis is Basis.EVALUATOR for piece in _pieces(block))
        for block in blocks
    )


def trace_table(trace: Trace, states: Mapping[str, SectionState], key: str) -> Table:
    """Return the checklist with a jump to each section and how it stands."""
    columns = (*TRACE_COLUMNS, CHECK) if trace.checked else TRACE_COLUMNS
    check: tuple[Line, ...] = (words("\N{BALLOT BOX}", Basis.EVALUATOR),) if trace.checked else ()
    rows = tuple(
        Row(
            (
                words(row.item),
                words(row.says),
                _links(row.sections, states),
                _state(row.sections, states),
                *check,
            ),
            row.item,
        )
        for row in trace.rows
    )
    return Table(key, trace.caption, columns, rows)


def _links(sections: Sequence[str], states: Mapping[str, SectionState]) -> Line:
    links: list[Inline] = []
    for section in sections:
        links += [Text(", "), Link(states[section].number, section)]
    return tuple(links[1:])


def _state(sections: Sequence[str], states: Mapping[str, SectionState]) -> Line:
    found = [states[section] for section in sections]
    reasons = dict.fromkeys(state.left_out_because for state in found if state.left_out_because)
    if reasons and all(state.left_out_because for state in found):
        return words(f"not applicable: {'; '.join(reasons)}", Basis.COMPUTED)
    open_count = sum(state.open_places for state in found)
    left = sum(state.left_to_the_evaluator for state in found)
    if open_count:
        return (Open(), Text(f" in {open_count} places" if open_count > 1 else " in one place"))
    if left:
        return words("\N{BALLOT BOX} left to the evaluator", Basis.EVALUATOR)
    return words("filled", Basis.COMPUTED)


def _pieces(block: Block) -> Iterable[Inline]:
    match block:
        case Paragraph(line=line):
            return line
        case Placeholder(item=item):
            return (item,)
        case Bullets(items=lines) | Note(lines=lines):
            return (piece for line in lines for piece in line)
        case Table(rows=rows):
            return (piece for row in rows for cell in row.cells for piece in cell)
        case Figure(drawing=drawing):
            return (piece for line in drawn_lines(drawing) for piece in line)
        case _:
            return ()
