"""Writes documents into a folder: never outside it, and never over what a person edited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cerwizard.assessment import Assessment
from cerwizard.documents.blocks import Document
from cerwizard.documents.compose import compose, open_places
from cerwizard.documents.edited import is_edited, marked_text
from cerwizard.documents.file_names import document_name
from cerwizard.documents.files import replace_file
from cerwizard.documents.markdown import write_markdown
from cerwizard.documents.outline import Outline
from cerwizard.documents.pdf import find_office
from cerwizard.errors import DocumentError
from cerwizard.tables import did_you_mean

# The Word writer is imported inside functions: whoever writes no Word document does not wait for its library.
if TYPE_CHECKING:
    from cerwizard.documents.word import Frame


MOST_LOOKS = 3
"""How often pages are counted anew, before a number that is one page off is let stand."""


class Format(StrEnum):
    """How a document is written."""

    WORD = "docx"
    MARKDOWN = "md"
    PDF = "pdf"
    """Through LibreOffice, where it is installed."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written."""

    document: str
    """The id of its outline."""
    path: Path
    open_places: int
    """How many places in it wait for an answer."""
    kept: Path | None = None
    """A file of this name that somebody edited: left as it is, the new one written beside it."""


def write_documents(
    assessment: Assessment,
    outlines: Sequence[Outline],
    folder: Path,
    which: Collection[str] = (),
    formats: Collection[Format] = (Format.WORD,),
    frame: Frame | None = None,
) -> tuple[Written, ...]:
    """Write the documents of these ids, all that concern the project's markets when none is named.

    `frame` is a company's template, in place of the own one. Raises `NotCovered` for a product that the documents
    are not for, `CannotWrite` when a file cannot be written, `DocumentError` when LibreOffice is needed and not there.
    """
    chosen = _chosen(assessment, outlines, which)
    composed = {outline.id: compose(assessment, outline) for outline in chosen}
    made = {}
    if Format.MARKDOWN in formats:
        made[Format.MARKDOWN] = _in_markdown(composed)
    if Format.WORD in formats or Format.PDF in formats:
        made[Format.WORD] = _in_word(composed, frame, is_measured=Format.PDF in formats)
    if Format.PDF in formats:
        made[Format.PDF] = find_office().pdfs(made[Format.WORD])
    return tuple(
        _write(outline, composed[outline.id], kind, made[kind][outline.id], folder)
        for outline in chosen
        for kind in formats
    )


def corporate_template(path: Path) -> Frame:
    """Return a company's Word template; raises `DocumentError` with the reason where it is refused."""
    from cerwizard.documents.word import corporate_frame

    return corporate_frame(path)


def _in_markdown(composed: Mapping[str, Document]) -> dict[str, bytes]:
    return {name: marked_text(write_markdown(found)).encode("utf-8") for name, found in composed.items()}


def _in_word(composed: Mapping[str, Document], frame: Frame | None, *, is_measured: bool) -> dict[str, bytes]:
    """Return each document in Word; where its pages are measured, with their numbers in the contents."""
    from cerwizard.documents.word import listed_bookmarks, write_word

    office = find_office() if is_measured else None
    drafts = {name: write_word(document, frame) for name, document in composed.items()}
    if office is None:
        return drafts
    bookmarks = {mark for document in composed.values() for mark in listed_bookmarks(document)}
    pages: Mapping[str, Mapping[str, int]] = {}
    # Numbers written in can move a heading that stood at the very end of a page: it is looked at once more.
    for _ in range(MOST_LOOKS):
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
            raise DocumentError(name, f"there is no such document{did_you_mean(name, ids)}")
    markets = assessment.markets
    wanted = [outline for outline in outlines if not outline.market or outline.market in markets]
    return tuple(outline for outline in wanted if not which or outline.id in which)


def _write(outline: Outline, document: Document, kind: Format, content: bytes, folder: Path) -> Written:
    name = document_name(outline.short, document.imprint.device, kind.value)
    wanted = folder / name
    path = next(path for path in _candidates(wanted) if not is_edited(path))
    replace_file(path, content)
    return Written(outline.id, path, open_places(document.blocks), wanted if path != wanted else None)


def _candidates(path: Path) -> Iterator[Path]:
    """Give the name wanted, then names beside it."""
    yield path
    yield path.with_stem(f"{path.stem}-new")
    for number in count(2):
        yield path.with_stem(f"{path.stem}-new-{number}")
