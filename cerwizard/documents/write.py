"""Writes documents into a folder: never outside it, and never over what a person changed in one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from cerwizard.assessment import Assessment, counted
from cerwizard.documents.blocks import Document
from cerwizard.documents.compose import compose, open_places
from cerwizard.documents.edited import marked_text
from cerwizard.documents.file_names import document_name
from cerwizard.documents.markdown import write_markdown
from cerwizard.documents.outline import Outline
from cerwizard.documents.pdf import find_office
from cerwizard.documents.placing import Planned, carry_out, plan
from cerwizard.errors import CerwizardError, DocumentError, PartlyWritten
from cerwizard.tables import did_you_mean

# The Word writer is imported inside functions: whoever writes no Word document does not wait for its library.
if TYPE_CHECKING:
    from cerwizard.documents.merge import Report
    from cerwizard.documents.word import Frame


Tell: TypeAlias = Callable[[str], object]
"""Told, in a few words, what is being done now."""

MOST_LOOKS = 3
"""How often pages are counted anew, before a number that is one page off is let stand."""


class Format(StrEnum):
    """How a document is written."""

    WORD = "docx"
    MARKDOWN = "md"
    PDF = "pdf"
    """Through LibreOffice, where it is installed."""


class Written(Struct, frozen=True):
    """One file that was written."""

    document: str
    """The id of its outline."""
    path: Path
    open_places: int
    """How many places in it wait for an answer."""
    kept: Path | None = None
    """A file of this name that could not be brought up to date: left as it is, the new one written beside it."""
    reason: str = ""
    """Why it could not be."""
    merged: Report | None = None
    """What became of a document people had edited, where the new one went into it."""
    backup: Path | None = None
    """The edited document as it was before."""

    @property
    def waits(self) -> str:
        """How many places in it wait for an answer, in words."""
        return f"{counted(self.open_places, 'place waits', 'places wait')} for an answer"

    @property
    def on_edits(self) -> Iterator[str]:
        """What became of a document that people had edited, a sentence each; none where there was no such one."""
        if self.kept is not None:
            yield f"{self.kept.name}: {self.reason}; it is kept as it is, and the new text is in {self.path.name}"
        if self.merged is not None:
            yield "changed by hand, so it is brought up to date part by part"
            yield from self.merged.sentences()
        if self.backup is not None:
            yield f"the version before is in {self.backup.name}"


def write_documents(
    assessment: Assessment,
    outlines: Sequence[Outline],
    folder: Path,
    which: Collection[str] = (),
    formats: Collection[Format] = (Format.WORD,),
    frame: Frame | None = None,
    tell: Tell = str,
) -> tuple[Written, ...]:
    """Write the documents of these ids, all that concern the project's markets when none is named.

    `frame` is a company's template, in place of the own one; `tell` is told what is being done. Raises `NotCovered`
    for a product that the documents are not for, `CannotWrite` when a file cannot be written, `ChangedOnDisk` when
    somebody changed a document meanwhile, `PartlyWritten` when others were written before either, `DocumentError`
    when LibreOffice is needed and not there.
    """
    chosen = _chosen(assessment, outlines, which)
    tell("composing what they say")
    composed = {outline.id: compose(assessment, outline) for outline in chosen}
    planned: dict[Format, dict[str, Planned]] = {}
    if Format.MARKDOWN in formats:
        planned[Format.MARKDOWN] = _planned(_in_markdown(composed), Format.MARKDOWN, chosen, composed, folder)
    if Format.WORD in formats or Format.PDF in formats:
        made = _in_word(composed, frame, tell, is_measured=Format.PDF in formats)
        planned[Format.WORD] = _planned(made, Format.WORD, chosen, composed, folder)
    if Format.PDF in formats:
        tell("LibreOffice makes the PDFs")
        shown = {name: plan.content for name, plan in planned[Format.WORD].items()}
        made = find_office().pdfs(shown)
        planned[Format.PDF] = _planned(made, Format.PDF, chosen, composed, folder)
    done: list[Written] = []
    for outline in chosen:
        for kind in formats:
            try:
                placed = carry_out(planned[kind][outline.id])
            except CerwizardError as error:
                if not done:
                    raise
                raise PartlyWritten(error, [str(written.path) for written in done]) from error
            done.append(_written(outline.id, placed, composed[outline.id]))
    return tuple(done)


def corporate_template(path: Path) -> Frame:
    """Return a company's Word template; raises `DocumentError` with the reason where it is refused."""
    from cerwizard.documents.word import corporate_frame

    return corporate_frame(path)


def _in_markdown(composed: Mapping[str, Document]) -> dict[str, bytes]:
    return {name: marked_text(write_markdown(found)).encode("utf-8") for name, found in composed.items()}


def _in_word(
    composed: Mapping[str, Document], frame: Frame | None, tell: Tell, *, is_measured: bool
) -> dict[str, bytes]:
    """Return each document in Word; where its pages are measured, with their numbers in the contents."""
    from cerwizard.documents.word import listed_bookmarks, write_word

    office = find_office() if is_measured else None
    drafts: dict[str, bytes] = {}
    for name, document in composed.items():
        tell(f"laying out “{document.imprint.title}” in Word")
        drafts[name] = write_word(document, frame)
    if office is None:
        return drafts
    bookmarks = {mark for document in composed.values() for mark in listed_bookmarks(document)}
    pages: Mapping[str, Mapping[str, int]] = {}
    # Numbers written in can move a heading that stood at the very end of a page: it is looked at once more.
    for _ in range(MOST_LOOKS):
        tell("LibreOffice counts the pages")
        found = office.pages(drafts, sorted(bookmarks))
        if found == pages:
            break
        pages = found
        drafts = {name: write_word(document, frame, pages[name]) for name, document in composed.items()}
    return drafts


def _chosen(
    assessment: Assessment, outlines: Sequence[Outline], which: Collection[str]
) -> tuple[Outline, ...]:
    ids = [outline.id for outline in outlines]
    for name in which:
        if name not in ids:
            hint = did_you_mean(name, ids)
            raise DocumentError(name, f"there is no such document{hint}; there are {', '.join(ids)}")
    markets = assessment.markets
    wanted = [outline for outline in outlines if outline.is_for(markets)]
    for outline in outlines:
        if outline.id in which and outline not in wanted:
            others = ", ".join(other.id for other in wanted)
            reason = f"it is for the market {outline.market}, and the project names {', '.join(markets)}"
            raise DocumentError(outline.id, f"{reason}; for these there are {others}")
    return tuple(outline for outline in wanted if not which or outline.id in which)


def _planned(
    made: Mapping[str, bytes],
    kind: Format,
    outlines: Sequence[Outline],
    composed: Mapping[str, Document],
    folder: Path,
) -> dict[str, Planned]:
    """Return where each document goes, and what of a document that stands there goes with it."""
    return {
        outline.id: plan(
            folder / document_name(outline.short, composed[outline.id].imprint.device, kind.value),
            made[outline.id],
        )
        for outline in outlines
    }


def _written(name: str, done: Planned, document: Document) -> Written:
    kept = done.wanted if done.path != done.wanted else None
    return Written(name, done.path, open_places(document.blocks), kept, done.reason, done.merged, done.backup)
