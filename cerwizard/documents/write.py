"""Writes documents into a folder: never outside it, and never over what a person edited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from cerwizard.assessment import Assessment
from cerwizard.documents.blocks import Document
from cerwizard.documents.compose import compose, open_places
from cerwizard.documents.edited import is_edited, marked_text
from cerwizard.documents.file_names import document_name
from cerwizard.documents.files import replace_file
from cerwizard.documents.markdown import write_markdown
from cerwizard.documents.outline import Outline
from cerwizard.errors import DocumentError
from cerwizard.tables import did_you_mean


class Format(StrEnum):
    """How a document is written."""

    WORD = "docx"
    MARKDOWN = "md"


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
) -> tuple[Written, ...]:
    """Write the documents of these ids, all that concern the project's markets when none is named.

    Raises `NotCovered` for a product that the documents are not for, `CannotWrite` when a file cannot be written.
    """
    chosen = _chosen(assessment, outlines, which)
    composed = [(outline, compose(assessment, outline)) for outline in chosen]
    return tuple(
        _write(outline, document, kind, folder) for outline, document in composed for kind in formats
    )


def document_bytes(document: Document, kind: Format) -> bytes:
    """Return the document as it is written to a file."""
    if kind is Format.MARKDOWN:
        return marked_text(write_markdown(document)).encode("utf-8")
    # python-docx is imported here: whoever writes no Word document does not wait for it.
    from cerwizard.documents.word import write_word

    return write_word(document)


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


def _write(outline: Outline, document: Document, kind: Format, folder: Path) -> Written:
    name = document_name(outline.short, document.imprint.device, kind.value)
    wanted = folder / name
    path = next(path for path in _candidates(wanted) if not is_edited(path))
    replace_file(path, document_bytes(document, kind))
    return Written(outline.id, path, open_places(document.blocks), wanted if path != wanted else None)


def _candidates(path: Path) -> Iterator[Path]:
    """Give the name wanted, then names beside it."""
    yield path
    yield path.with_stem(f"{path.stem}-new")
    for number in count(2):
        yield path.with_stem(f"{path.stem}-new-{number}")
