"""Trace tables: where each item of a checklist is answered, and how that place stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from cerwizard.assessment import counted
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    Column,
    EvaluatorBox,
    Figure,
    Heading,
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
    joined,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.drawings import drawn_lines
from cerwizard.documents.outline.record_kinds import TraceRow
from cerwizard.documents.outline.sections import DocumentSection, Trace
from cerwizard.evidence import STATUSES, Gap
from cerwizard.facts import Truth

LEAST_ITEM, MOST_ITEM = 6, 19
TRACE_COLUMNS = (Column("Content", 48), Column("Section", 13), Column("State", 26))
REQUIREMENT_COLUMNS = (
    Column("What is asked", 78),
    Column("Section", 10),
    Column("State", 12),
)
CHECK = Column("Yes, or no and why", 22)
MOST_UNMET = 3
"""Requirements that are not met named beside an item of a checklist; the register lists all."""


class SectionState(Struct, frozen=True):
    """How a composed section stands."""

    number: str
    left_out_because: str = ""
    open_places: int = 0
    left_to_the_evaluator: int = 0
    unmet: tuple[str, ...] = ()
    """The requirements that it answers, that apply and are not met."""


def unmet_requirements(sections: Iterable[DocumentSection], gaps: Sequence[Gap]) -> tuple[str, ...]:
    """Return the requirements of these sections that apply and are not met, in the order of the sections."""
    waiting = {gap.requirement.id for gap in gaps if gap.applies is Truth.HOLDS and gap.status != "met"}
    named = (name for section in sections for name in section.requirements if name in waiting)
    return tuple(dict.fromkeys(named))


def open_places(blocks: Iterable[Block]) -> int:
    """Return how many places wait for an answer."""
    return sum(isinstance(piece, Open) for block in blocks for piece in _pieces(block))


def says_something(blocks: Iterable[Block]) -> bool:
    """Return whether anything of the user's, or an item of evidence, stands in these blocks."""
    return any(
        isinstance(piece, Text) and piece.basis in (Basis.STATED, Basis.EVIDENCE) and piece.text
        for block in blocks
        for piece in _pieces(block)
    )


def said_in(blocks: Iterable[Block]) -> str:
    """Return the words of some blocks with every clause they name."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, (Heading, Placeholder, EvaluatorBox)):
            parts.append(block.clause)
        for piece in _pieces(block):
            if isinstance(piece, Text):
                parts += (piece.text, piece.source)
    return "\n".join(parts)


def evaluator_places(blocks: Iterable[Block]) -> int:
    """Return how many places wait for the evaluator."""
    return sum(
        isinstance(block, EvaluatorBox)
        or any(isinstance(piece, Text) and piece.basis is Basis.EVALUATOR for piece in _pieces(block))
        for block in blocks
    )


def trace_table(trace: Trace, states: Mapping[str, SectionState], told: Told, key: str) -> Table:
    """Return the checklist with a jump to each section and how it stands, or why an item does not apply."""
    longest = max((len(row.item) for row in trace.rows), default=0)
    item = Column("Item", max(LEAST_ITEM, min(longest, MOST_ITEM)))
    columns = (item, *TRACE_COLUMNS, CHECK) if trace.checked else (item, *TRACE_COLUMNS)
    check: tuple[Line, ...] = (words("\N{BALLOT BOX}", Basis.EVALUATOR),) if trace.checked else ()
    rows = tuple(
        Row(
            (
                words(row.item),
                words(row.says),
                _links(row.sections, states),
                _not_asked(row, states, told) or _state(row.sections, states),
                *check,
            ),
            row.item,
        )
        for row in trace.rows
    )
    return Table(key, trace.caption, columns, rows)


def requirement_trace(
    caption: str,
    gaps: Sequence[Gap],
    sections: Sequence[DocumentSection],
    states: Mapping[str, SectionState],
    key: str,
) -> Iterator[Block]:
    """Return each requirement that applies, the sections that answer it, and how it stands.

    Those that are met share a line; those that wait for an answer to show whether they apply are counted.
    """
    where: dict[str, list[str]] = {}
    for section in sections:
        for name in section.requirements:
            where.setdefault(name, []).append(section.id)
    instances: dict[str, list[Gap]] = {}
    applying = [gap for gap in gaps if gap.applies is Truth.HOLDS]
    for gap in applying:
        instances.setdefault(gap.requirement.id, []).append(gap)
    rows = tuple(
        Row(
            (
                (Text(found[0].requirement.says), Text(f" ({name}{_doubt(found[0])})")),
                _links(where.get(name, ()), states) or words("–"),
                _worst(found),
            ),
            name,
        )
        for name, found in sorted(instances.items())
        if not _is_met(found)
    )
    if rows:
        yield Table(key, caption, REQUIREMENT_COLUMNS, rows)
    met: list[Line] = []
    for name in sorted(name for name, found in instances.items() if _is_met(found)):
        doubt = " (not verified)" if _doubt(instances[name][0]) else ""
        places = _links(where.get(name, ()), states) or words("–")
        met.append((Text(f"{name} in "), *places, Text(doubt)))
    if met:
        yield Paragraph((Text("Met: ", Basis.COMPUTED), *joined(met, "; "), Text(".")), key=f"{key}.met")
    waiting = len(gaps) - len(applying)
    if waiting or not applying:
        more = "more " if applying else ""
        sentence = counted(
            waiting,
            f"{more}waits for an answer that decides whether it applies; the gap report lists it.",
            f"{more}wait for an answer that decides whether they apply; the gap report lists them.",
        )
        yield Paragraph(words(sentence, Basis.COMPUTED), key=f"{key}.waiting")


def open_line_of(
    caption: str, sections: Sequence[DocumentSection], states: Mapping[str, SectionState], key: str
) -> Paragraph:
    """Return, chapter by chapter, how many places wait for an answer, on one line."""
    chapters: list[Line] = []
    for section in sections:
        state = states[section.id]
        if section.level == 1 and state.open_places:
            link = Link(state.number or section.heading, section.id)
            chapters.append((link, Text(f": {state.open_places}", Basis.COMPUTED)))
    return Paragraph(
        (Text(f"{caption} – "), *(joined(chapters, "; ") or words("none", Basis.COMPUTED))), key=key
    )


def _is_met(found: Sequence[Gap]) -> bool:
    return all(gap.status == "met" for gap in found)


def _worst(found: Sequence[Gap]) -> Line:
    """Return how a requirement stands where it stands worst, and for how many of its rows."""
    worst = min((gap.status for gap in found), key=STATUSES.index)
    count = sum(gap.status == worst for gap in found)
    of_all = f" ({count} of {len(found)})" if len(found) > 1 else ""
    return words(f"{'OPEN' if worst == 'open' else worst}{of_all}", Basis.COMPUTED)


def _links(sections: Sequence[str], states: Mapping[str, SectionState]) -> Line:
    return joined([(Link(states[section].number, section),) for section in sections], ", ")


def _not_asked(row: TraceRow, states: Mapping[str, SectionState], told: Told) -> Line:
    """Return why an item does not apply, as the section that falls away with it says it; empty where it may apply."""
    if told.truth(row.condition) is not Truth.FAILS:
        return ()
    said = dict.fromkeys(states[section].left_out_because for section in row.sections)
    because = "; ".join(reason for reason in said if reason) or row.why or told.why_not(row.condition)
    return words(f"not applicable: {because}", Basis.COMPUTED)


def _state(sections: Sequence[str], states: Mapping[str, SectionState]) -> Line:
    found = [states[section] for section in sections]
    reasons = dict.fromkeys(state.left_out_because for state in found if state.left_out_because)
    if reasons and all(state.left_out_because for state in found):
        return words(f"not applicable: {'; '.join(reasons)}", Basis.COMPUTED)
    open_count = sum(state.open_places for state in found)
    left = sum(state.left_to_the_evaluator for state in found)
    if open_count:
        return words(
            f"OPEN in {open_count} places" if open_count > 1 else "OPEN in one place", Basis.COMPUTED
        )
    if left:
        return words("\N{BALLOT BOX} left to the evaluator", Basis.EVALUATOR)
    names = tuple(dict.fromkeys(name for state in found for name in state.unmet))
    if names:
        more = f" and {len(names) - MOST_UNMET} more" if len(names) > MOST_UNMET else ""
        return words(f"not yet met: {', '.join(names[:MOST_UNMET])}{more}", Basis.COMPUTED)
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


def _doubt(gap: Gap) -> str:
    """Return the mark of a requirement whose text nobody could read; the gap report says which text."""
    return "; not verified" if gap.requirement.verified else ""
