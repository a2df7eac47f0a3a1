"""Composes a document: the front, then every section of the outline, filled from the assessment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cerwizard.assessment import Assessment
from cerwizard.documents.blocks import (
    Basis,
    Block,
    CaptionLists,
    Contents,
    Document,
    Figure,
    Heading,
    Open,
    Paragraph,
    Placeholder,
    Role,
    Table,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.compose.contents import SectionPrinter
from cerwizard.documents.compose.control import imprint, summary_note
from cerwizard.documents.compose.records import parked_table
from cerwizard.documents.compose.sources import source_table
from cerwizard.documents.compose.trace import (
    SectionState,
    evaluator_places,
    open_line_of,
    open_places,
    requirement_trace,
    said_in,
    says_something,
    trace_table,
    unmet_requirements,
)
from cerwizard.documents.legend import LEGEND
from cerwizard.documents.outline.record_kinds import Instruments, OpenPlaces, RequirementTrace, Sources
from cerwizard.documents.outline.sections import DocumentSection, Outline, Trace
from cerwizard.errors import NotCovered
from cerwizard.facts import Condition, Truth

LEAST_LISTED = 75
"""Tables and figures: where there are fewer, the contents lead to them well enough."""


def compose(assessment: Assessment, outline: Outline) -> Document:
    """Return the document that this outline and assessment make; pure, so equal input gives an equal document.

    Raises `NotCovered` when the outline says that no such document is written for this product.
    """
    told = Told(assessment)
    for refusal in outline.refusals:
        if all(refusal.condition.truth(use.facts) is Truth.HOLDS for use in assessment.uses):
            raise NotCovered(refusal.says)
    outline = _of_this_case(outline, told)
    about = imprint(assessment, outline)
    printer = SectionPrinter(told, outline, about)
    bodies = {section.id: _body(section, printer, told) for section in outline.sections}
    states = {section.id: _state(section, printer, bodies, told) for section in outline.sections}
    blocks: list[Block] = []
    for section in outline.sections:
        if left_out(section, told) is Truth.FAILS and not section.not_applicable:
            continue
        blocks.append(_heading(section, is_brief=outline.brief))
        blocks += bodies[section.id]
        if left_out(section, told) is not Truth.FAILS:
            blocks += _looking_at_all(section, outline, states, printer, blocks)
    captions = sum(isinstance(block, Table | Figure) and bool(block.caption) for block in blocks)
    lists = (CaptionLists(),) if captions > LEAST_LISTED and not outline.brief else ()
    return Document(about, (*_front(outline, printer, blocks), *blocks, *lists))


def _of_this_case(outline: Outline, told: Told) -> Outline:
    """Return the outline with the headings of the special cases that hold of every use."""

    def holds(condition: Condition) -> bool:
        return told.truth(condition, of_every_use=True) is Truth.HOLDS

    sections = []
    for section in outline.sections:
        case = next((case for case in section.instead if holds(case.condition)), section)
        sections.append(replace(section, heading=case.heading, clause=case.clause, guide=case.guide))
    return replace(outline, sections=tuple(sections))


def _front(outline: Outline, printer: SectionPrinter, body: Sequence[Block]) -> Iterator[Block]:
    """Return what meets the eye first: the device, how the document stands, and how to read it."""
    if outline.banner:
        yield Paragraph(words(outline.banner), Role.BANNER, "front.banner")
    first = list(printer.blocks(outline.front, f"{outline.id}.front"))
    yield from first
    yield summary_note(printer.told, outline, printer.gaps, open_places((*first, *body)))
    if not outline.brief:
        yield LEGEND
        yield Contents(outline.contents)


def left_out(section: DocumentSection, told: Told) -> Truth:
    """Return whether a section stays: it fails where its condition or market fails."""
    if section.market and section.market not in told.assessment.markets:
        return Truth.FAILS
    return told.truth(section.condition)


def _heading(section: DocumentSection, *, is_brief: bool) -> Heading:
    number = "" if section.heading.startswith("Annex") else section.number
    # What is read at once, such as minutes, answers to no clause: it says how things stand.
    clause = "" if is_brief else section.clause
    return Heading(section.level, number, section.heading, section.id, clause)


def _body(section: DocumentSection, printer: SectionPrinter, told: Told) -> list[Block]:
    """Return what stands under a heading, trace tables left for later."""
    stays = left_out(section, told)
    if stays is Truth.FAILS:
        line = words(f"Not applicable: {section.not_applicable}.", Basis.COMPUTED)
        return [Paragraph(line, key=f"{section.id}.left_out")]
    blocks = list(printer.blocks(section.blocks, section.id))
    # Guidance is for whoever has still to write there.
    is_done = blocks and not open_places(blocks) and not evaluator_places(blocks)
    # Above sections of its own it only leads over to them.
    role = Role.GUIDE if section.blocks else Role.LEAD
    guide = (
        []
        if is_done or printer.outline.brief
        else [Paragraph(words(section.guide), role, f"{section.id}.guide")]
    )
    if stays is not Truth.OPEN or section.written_while_open:
        return [*guide, *blocks]
    question = f"Does this section apply? If not: {section.not_applicable}"
    asked = Placeholder(Open(question), key=f"{section.id}.applies")
    return [asked, *guide, *blocks] if says_something(blocks) else [asked]


def _looking_at_all(
    section: DocumentSection,
    outline: Outline,
    states: dict[str, SectionState],
    printer: SectionPrinter,
    before: Sequence[Block],
) -> list[Block]:
    """Return the blocks of a section that say how the others stand, and which texts were cited before it."""
    found: list[Block] = []
    for number, block in enumerate(section.blocks):
        if printer.told.truth(block.condition) is Truth.FAILS:
            continue
        match block.content:
            case Trace():
                found.append(trace_table(block.content, states, printer.told, f"{section.id}.trace{number}"))
            case RequirementTrace(caption=caption):
                key = f"{section.id}.requirements"
                found += requirement_trace(caption, printer.gaps, outline.sections, states, key)
            case OpenPlaces(caption=caption):
                found.append(open_line_of(caption, outline.sections, states, f"{section.id}.open"))
                found += parked_table(printer.told, f"{section.id}.parked")
            case Sources(cited=True):
                said = said_in(before)
                shown = _texts_listed(outline, printer.told)
                found.append(
                    source_table(block.content, printer.regimes, f"{section.id}.sources", said, shown)
                )
    return found


def _texts_listed(outline: Outline, told: Told) -> frozenset[str]:
    """Return the texts that a section already lists with the reason they are used."""
    return frozenset(
        row.source
        for section in outline.sections
        if left_out(section, told) is not Truth.FAILS
        for block in section.blocks
        if isinstance(block.content, Instruments) and told.truth(block.condition) is not Truth.FAILS
        for row in block.content.rows
        if told.truth(row.condition) is Truth.HOLDS
    )


def _state(
    section: DocumentSection, printer: SectionPrinter, bodies: dict[str, list[Block]], told: Told
) -> SectionState:
    """Return how a section stands, those under it included."""
    if left_out(section, told) is Truth.FAILS:
        return SectionState(section.number, section.not_applicable)
    sections = [
        other
        for other in printer.outline.sections
        if other.id == section.id or other.id.startswith(f"{section.id}.")
    ]
    within = [block for other in sections for block in bodies[other.id]]
    staying = [other for other in sections if left_out(other, told) is not Truth.FAILS]
    return SectionState(
        section.number,
        open_places=open_places(within),
        left_to_the_evaluator=evaluator_places(within),
        unmet=unmet_requirements(staying, printer.gaps),
    )
