"""Composes a document: the front, then every section of the outline, filled from the assessment."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import Assessment
from cerwizard.documents.blocks import (
    Basis,
    Block,
    CaptionLists,
    Contents,
    Document,
    Heading,
    Open,
    Paragraph,
    Placeholder,
    Role,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.compose.contents import SectionPrinter
from cerwizard.documents.compose.control import imprint, summary_note
from cerwizard.documents.compose.trace import SectionState, evaluator_places, open_places, trace_table
from cerwizard.documents.legend import LEGEND
from cerwizard.documents.outline.sections import DocumentSection, Outline, Trace
from cerwizard.errors import NotCovered
from cerwizard.facts import Truth


def compose(assessment: Assessment, outline: Outline) -> Document:
    """Return the document that this outline and assessment make; pure, so equal input gives an equal document.

    Raises `NotCovered` when the outline says that no such document is written for this product.
    """
    told = Told(assessment)
    for refusal in outline.refusals:
        if all(refusal.condition.truth(use.facts) is Truth.HOLDS for use in assessment.uses):
            raise NotCovered(refusal.says)
    about = imprint(assessment, outline)
    printer = SectionPrinter(told, outline, about)
    bodies = {section.id: _body(section, printer, told) for section in outline.sections}
    states = {section.id: _state(section, outline, bodies, told) for section in outline.sections}
    blocks: list[Block] = []
    for section in outline.sections:
        blocks.append(_heading(section))
        blocks += bodies[section.id]
        if left_out(section, told) is not Truth.FAILS:
            blocks += _traces(section, states, told)
    front: list[Block] = []
    if outline.banner:
        front.append(Paragraph(words(outline.banner), Role.BANNER))
    front += [summary_note(told, outline, printer.gaps, open_places(blocks)), LEGEND, Contents(2)]
    return Document(about, (*front, *blocks, CaptionLists()))


def left_out(section: DocumentSection, told: Told) -> Truth:
    """Return whether a section stays: it fails where its condition or market fails."""
    if section.market and section.market not in told.assessment.markets:
        return Truth.FAILS
    return told.truth(section.condition)


def _heading(section: DocumentSection) -> Heading:
    number = "" if section.heading.startswith("Annex") else section.number
    return Heading(section.level, number, section.heading, section.id, section.clause)


def _body(section: DocumentSection, printer: SectionPrinter, told: Told) -> list[Block]:
    """Return what stands under a heading, trace tables left for later."""
    stays = left_out(section, told)
    if stays is Truth.FAILS:
        line = words(f"Not applicable: {section.not_applicable}.", Basis.COMPUTED)
        return [Paragraph(line, key=f"{section.id}.left_out")]
    return [*_opening(section, stays), *printer.blocks(section)]


def _opening(section: DocumentSection, stays: Truth) -> Iterator[Block]:
    if stays is Truth.OPEN:
        question = f"Does this section apply? If not: {section.not_applicable}"
        yield Placeholder(Open(question), key=f"{section.id}.applies")
    yield Paragraph(words(section.guide), Role.GUIDE)


def _traces(section: DocumentSection, states: dict[str, SectionState], told: Told) -> Iterator[Block]:
    for number, block in enumerate(section.blocks):
        if isinstance(block.content, Trace) and told.truth(block.condition) is not Truth.FAILS:
            yield trace_table(block.content, states, f"{section.id}.trace{number}")


def _state(
    section: DocumentSection, outline: Outline, bodies: dict[str, list[Block]], told: Told
) -> SectionState:
    """Return how a section stands, those under it included."""
    if left_out(section, told) is Truth.FAILS:
        return SectionState(section.number, section.not_applicable)
    within = [
        block
        for other in outline.sections
        if other.id == section.id or other.id.startswith(f"{section.id}.")
        for block in bodies[other.id]
    ]
    return SectionState(section.number, "", open_places(within), evaluator_places(within))
